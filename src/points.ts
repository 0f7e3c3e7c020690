import type { Chart, Point } from './chart.ts'
import { getTable } from './tables.ts'

/** The points of a chart from the committed rows of its table. */
export function getPoints(chart: Chart): Point[] {
  return chart.points(getTable(chart.table).rows)
}
