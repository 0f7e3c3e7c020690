import type { Chart, Point } from './chart.ts'
import { once } from './once.ts'
import { getTable } from './tables.ts'

/** The points of a chart from the committed rows of its table: the same for every form of it. */
export const getPoints = once((chart: Chart): Point[] => chart.points(getTable(chart.table).rows))
