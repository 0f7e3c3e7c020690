import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { charts } from '../../src/charts.ts'
import { nameByKey } from '../../src/name-by-key.ts'
import { subjectOfChart, subjectOfTable } from '../../src/revisions/subject.ts'
import { nameFigure, nameRow, writeStep } from '../../src/revisions/words.ts'
import { tables } from '../../src/tables.ts'
import { revision, workers } from './made-up.ts'

test('a figure is named by its row and its column, as the chart writes them', () => {
  expect(nameFigure(revision(), workers)).toBe('month 5, North, workers (full-time equivalent)')
})

test('a column that the chart no longer has keeps its own name', () => {
  expect(nameFigure(revision({ column: 'fte_per_100000' }), workers)).toContain('fte per 100000')
})

test('a number alone is told with what it numbers', () => {
  expect(nameRow('fifth 2 · area North', { ...workers, key: ['fifth', 'area'] })).toBe(
    'fifth 2, North',
  )
})

/** Without what looks like the beginning of a next column. */
const clean = (text: string) => text.replace(/ · [ab] /g, ' ')

test('a row is named whatever its values hold', () => {
  const value = string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 9 })
  assert(
    property(value, value, (first, second) => {
      const columns = {
        a: { label: 'A', format: (text: string | number) => `a ${text}` },
        b: { label: 'B', format: (text: string | number) => `b ${text}` },
      }
      const row = { a: clean(`${first} · x ${second}`), b: clean(second) }
      const key = ['a', 'b']
      expect(nameRow(nameByKey(row, key), { ...workers, key, columns })).toBe(
        `a ${row.a}, b ${row.b}`,
      )
    }),
  )
})

describe('before and after', () => {
  test('are written as the chart writes them', () => {
    expect(writeStep(revision(), workers)).toEqual({ before: '10.3', after: '12.0' })
  })

  test('are written unrounded where rounding would hide the change', () => {
    expect(writeStep(revision({ before: 12.01 }), workers)).toEqual({
      before: '12.01',
      after: '12',
    })
  })

  test('say in words what is missing or hidden', () => {
    expect(writeStep(revision({ before: 'suppressed', after: null }), workers)).toEqual({
      before: 'fewer than 5',
      after: 'no figure',
    })
  })
})

describe('the charts and tables of the site', () => {
  test('name their own figures without the names of columns', () => {
    for (const chart of charts) {
      const column = Object.keys(chart.columns).find((each) => chart.columns[each]?.drawn)
      const figure = nameFigure(revision({ where: '', column: column! }), subjectOfChart(chart))
      expect(figure, chart.id).toMatch(/^[a-zNSE][^_]+$/)
    }
  })

  test('name their periods as months, not as codes', () => {
    const table = tables.find(({ declaration }) => declaration.id === 'link-workers-by-month')!
    expect(nameRow('census 2026-06', subjectOfTable(table.declaration))).toBe('June 2026')
  })
})

test('a row of an area is told by its name, England once', () => {
  const table = tables.find(({ declaration }) => declaration.id === 'link-workers-by-census')!
  const subject = subjectOfTable(table.declaration, table.rows)
  const name = (level: string, code: string) =>
    nameRow(`level ${level} · code ${code} · census 2026-06`, subject)
  expect(name('region', 'Y58')).toBe('region, South West, June 2026')
  expect(name('england', 'E92000001')).toBe('England, June 2026')
  expect(name('icb', 'QZZ')).toBe('ICB, QZZ, June 2026')
})

test('the chart of an area is named by the area, not by its code', () => {
  const chart = charts.find(({ id }) => id === 'link-workers-in-qjk')!
  expect(subjectOfChart(chart, 'Devon').name).toBe('Link workers in Devon')
})
