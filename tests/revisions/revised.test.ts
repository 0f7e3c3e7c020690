import { describe, expect, test } from 'vitest'
import { addRevisedColumn, listRevised } from '../../src/revisions/files.ts'
import { listDays, writeRevisedCaption, writeRevisedLead } from '../../src/revisions/note.ts'
import { findRevised, writeBefore, type Revised } from '../../src/revisions/revised.ts'
import { makeRecord, newPeriod, revision } from './made-up.ts'

const chart = {
  id: 'workers',
  key: ['month', 'area'],
  columns: {
    month: { label: 'Month' },
    area: { label: 'Area' },
    fte: { label: 'Workers', format: (value: string | number) => `${value} FTE`, drawn: true },
    note: { label: 'Note' },
  },
} as const

const points = [
  { month: 4, area: 'North', fte: 9, note: 'a' },
  { month: 5, area: 'North', fte: 12, note: 'b' },
]

const find = (...charts: Parameters<typeof makeRecord>[0][]) =>
  findRevised(charts.map(makeRecord), chart, points)

describe('revised figures', () => {
  test('are those that a record says have changed, found by key and column', () => {
    expect(find({ charts: [newPeriod, revision()] })).toEqual([
      {
        point: 1,
        column: 'fte',
        before: [
          {
            value: 10.25,
            release: '2027-03-03',
            cause: 'publisher',
            reason: 'Late returns came in',
          },
        ],
      },
    ])
  })

  test('keep every earlier value, the first one first', () => {
    const [figure] = find(
      { charts: [revision({ before: 8, after: 10.25 })] },
      { release: '2027-06-15', charts: [revision()] },
    )
    expect(figure!.before.map(({ value, release }) => [value, release])).toEqual([
      [8, '2027-03-03'],
      [10.25, '2027-06-15'],
    ])
  })

  test('are not figures that were filled in, of other charts or of rows that are gone', () => {
    const filled = revision({ kind: 'figure filled in', before: null })
    const elsewhere = revision({ table: 'others' })
    const gone = revision({ where: 'month 3 · area North' })
    expect(find({ charts: [filled, elsewhere, gone] })).toEqual([])
  })

  test('are none where nothing was ever revised', () => {
    expect(find({}, { charts: [newPeriod] })).toEqual([])
  })
})

const made = (releases: string[], column = 'fte', point = 1): Revised => ({
  point,
  column,
  before: releases.map((release, index) => ({ value: index + 8, release })),
})

describe('in words', () => {
  test('a figure says when it changed and what it was', () => {
    expect(writeBefore(made(['2027-03-03']), chart.columns)).toBe(
      'revised on 3 March 2027; 8 FTE before',
    )
  })

  test('days are listed in their order, each once, and not mixed up', () => {
    const figures = [made(['2027-03-13', '2027-10-03']), made(['2027-03-03', '2027-03-03.2'])]
    expect(listDays(figures)).toBe('3 March 2027, 13 March 2027 and 3 October 2027')
    expect(listDays([figures[1]!], (day, release) => `[${day}](${release})`)).toBe(
      '[3 March 2027](2027-03-03.2)',
    )
  })

  test('a picture speaks of its rings, and of nothing where only the table has a mark', () => {
    const drawn = [made(['2027-03-03'])]
    const inTable = [made(['2027-03-03'], 'note')]
    expect(writeRevisedCaption(drawn, chart.columns)).toBe('Ringed: revised on 3 March 2027. ')
    expect(writeRevisedCaption(inTable, chart.columns)).toBe('')
    expect(writeRevisedLead(inTable, chart.columns)).toBe('Marked r in the table: revised on')
  })
})

describe('the files of a chart', () => {
  const revised = [made(['2027-03-03']), made(['2027-03-03'], 'note', 0)]

  test('keep every figure as drawn and say beside it what was revised', () => {
    const { heading, rows } = addRevisedColumn(chart, points, revised)
    expect(heading).toEqual({ revised: 'Revised' })
    expect(rows).toEqual([
      { ...points[0], revised: 'Note: 8 until 3 March 2027' },
      { ...points[1], revised: 'Workers: 8 until 3 March 2027' },
    ])
    expect(listRevised(revised).map(({ row, column }) => [row, column])).toEqual([
      [1, 'fte'],
      [0, 'note'],
    ])
  })

  test('are as they always were where nothing was revised', () => {
    expect(addRevisedColumn(chart, points, [])).toEqual({ heading: {}, rows: points })
    expect(listRevised([])).toEqual([])
  })
})
