import type { Chart, Point } from './chart.ts'
import { getTable } from './tables.ts'

/** Every form of a chart is written from the same points, which are made once. */
const made = new WeakMap<Chart, Point[]>()

/** The points of a chart from the committed rows of its table. */
export function getPoints(chart: Chart): Point[] {
  const points = made.get(chart) ?? chart.points(getTable(chart.table).rows)
  made.set(chart, points)
  return points
}
