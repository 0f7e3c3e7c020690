import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { declaredTables } from '../../scripts/build-tables.ts'
import { loadCharts } from '../../scripts/charts.ts'
import { drawChanges } from '../../scripts/diff/pictures.ts'
import { statesOnDisk } from '../../scripts/diff/table-states.ts'
import { declaredCharts } from '../../src/charts.ts'
import type { TableState } from '../../src/diff/diff-tables.ts'

const states = statesOnDisk('data', await declaredTables())
const loaded = await loadCharts()
const id = 'link-workers-by-month'

/** The tables with that of one chart's altered. */
const altered = (alter: (rows: TableState['rows']) => TableState['rows']) =>
  states.map((state) => (state.id === id ? { ...state, rows: alter(state.rows) } : state))

/** Draws what changed from these tables to the committed ones. */
function draw(before: readonly TableState[]) {
  const folder = mkdtempSync(join(tmpdir(), 'pictures-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const changed = drawChanges(
    loaded,
    { label: 'Before', states: before },
    { label: 'Now', states },
    folder,
    'pictures',
  )
  const read = (name: string) => readFileSync(join(folder, name))
  return { changed, files: readdirSync(folder), read }
}

describe('the pictures of a report', () => {
  it('know every chart that is declared', () => {
    expect(new Set(loaded)).toEqual(new Set(declaredCharts))
  })

  it('are none where nothing changed', () => {
    expect(draw(states)).toMatchObject({ changed: [], files: [] })
  })

  it('show a chart before and now, side by side', () => {
    const { changed, files, read } = draw(altered((rows) => rows.slice(0, -1)))
    expect(changed).toEqual([
      { id, title: expect.any(String), png: `pictures/${id}.png`, svg: `pictures/${id}.svg` },
    ])
    expect(files).toEqual([`${id}.png`, `${id}.svg`])
    const svg = read(`${id}.svg`).toString()
    const words = [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, line]) => line)
    expect(words).toEqual(expect.arrayContaining(['Before', 'Now']))
    const newest = String(states.find((state) => state.id === id)?.rows.at(-1)?.['fte'])
    expect(svg.match(new RegExp(`data-column="fte" data-value="${newest}"`, 'g'))).toHaveLength(1)
    expect(read(`${id}.png`).subarray(1, 4).toString()).toBe('PNG')
  })

  it('leave out a table of another shape, and say so', () => {
    const { changed } = draw(altered(() => [{ census: '2020-03' }]))
    expect(changed).toEqual([
      expect.objectContaining({ id, note: expect.stringMatching(/^Before: cannot be drawn by/) }),
    ])
  })

  it('show a new chart alone', () => {
    for (const before of [states.filter((state) => state.id !== id), altered(() => [])]) {
      expect(draw(before).changed).toEqual([
        expect.objectContaining({ id, note: `Before: no figures in ${id}` }),
      ])
    }
  })
})
