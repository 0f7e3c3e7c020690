import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Chart, Point } from '../../src/chart.ts'
import type { TableState } from '../../src/diff/diff-tables.ts'
import { drawStates } from '../../src/diff/draw-states.ts'
import type { ChangedChart } from '../../src/diff/summary.ts'
import { renderPng } from '../../src/png.ts'

// About as wide as a pull request shows them; larger, a report with all pictures takes more than 250 MB of memory.
const zoom = 1

/** A state of the tables, and the word for it on the pictures. */
export interface LabelledState {
  label: string
  states: readonly TableState[]
}

/**
 * Draws each chart whose figures differ between two states of the tables, both states side by side, as SVG and
 * PNG into a folder. A state that the chart as it is now cannot draw is left out, with a note.
 * @param at where the report finds the folder
 */
export function drawChanges(
  charts: readonly Chart[],
  before: LabelledState,
  after: LabelledState,
  folder: string,
  at: string,
): ChangedChart[] {
  mkdirSync(folder, { recursive: true })
  return charts.flatMap((chart) => {
    const [was, is] = [before, after].map(({ label, states }) => readPoints(chart, label, states))
    if (!was || !is || JSON.stringify(was.points) === JSON.stringify(is.points)) return []
    const drawn = [was, is].filter(({ points }) => points !== undefined)
    const svg = drawStates(
      chart,
      drawn.map(({ label, points = [] }) => ({ label, points })),
    )
    writeFileSync(join(folder, `${chart.id}.svg`), svg)
    writeFileSync(join(folder, `${chart.id}.png`), renderPng(svg, zoom))
    const note = [was.note, is.note].filter(Boolean).join('; ')
    return {
      id: chart.id,
      title: chart.title(is.points ?? was.points ?? []),
      png: `${at}/${chart.id}.png`,
      svg: `${at}/${chart.id}.svg`,
      ...(note && { note }),
    }
  })
}

interface PointsRead {
  label: string
  points?: Point[]
  note?: string
}

/** The points of a chart in a state, if they are there and can be drawn. */
function readPoints(chart: Chart, label: string, states: readonly TableState[]): PointsRead {
  const table = states.find(({ id }) => id === chart.table.id)
  if (!table?.rows.length) return { label, note: `${label}: no figures in ${chart.table.id}` }
  try {
    const points = chart.points(table.rows)
    drawStates(chart, [{ label, points }])
    return { label, points }
  } catch (error) {
    // A table of another shape is no mistake: charts are written for the tables of their own time.
    const reason = error instanceof Error ? error.message : String(error)
    return { label, note: `${label}: cannot be drawn by the chart as it is now: ${reason}` }
  }
}
