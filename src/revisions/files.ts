import type { Chart, Point } from '../chart.ts'
import { dayOf, type Revised } from './revised.ts'

/** What the JSON of a chart says beside its rows: which figures were revised, and what they were before. */
export function listRevised(revised: readonly Revised[]) {
  return revised.map(({ point, column, before }) => ({ row: point, column, before }))
}

const key = 'revised'

/**
 * The rows of a chart's CSV file. Where a figure was revised they get one more column, the last, which says so in
 * words: `Link workers (full-time equivalent): 2699.1 until 3 March 2027`. The figures themselves stay as drawn.
 */
export function addRevisedColumn(
  { columns }: Pick<Chart, 'columns'>,
  points: readonly Point[],
  revised: readonly Revised[],
): { heading: Record<string, string>; rows: Point[] } {
  if (revised.length === 0) return { heading: {}, rows: [...points] }
  const rows = points.map((point, index) => {
    const words = revised
      .filter((figure) => figure.point === index)
      .map(({ column, before }) => {
        const earlier = before.map(({ value, release }) => `${value} until ${dayOf(release)}`)
        return `${columns[column]!.label}: ${earlier.join(', ')}`
      })
    return { ...point, [key]: words.length > 0 ? words.join('; ') : null }
  })
  return { heading: { [key]: 'Revised' }, rows }
}
