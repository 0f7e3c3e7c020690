import type { Chart, Point } from '../chart.ts'
import { nameByKey } from '../name-by-key.ts'
import { formatDay } from '../format.ts'
import { once } from '../once.ts'
import type { Cause, Movement, ReleaseRecord } from '../publishing/record.ts'
import { writeFigure } from '../write-figure.ts'

/** A figure of a chart that is not what it was when it was first published. */
export interface Revised {
  /** Its place among the chart's points. */
  point: number
  column: string
  /** The figures that it replaced, from the first to the last, each with the release that replaced it. */
  before: { value: Cell; release: string; cause?: Cause; reason?: string }[]
}

type Cell = string | number | null

type Records = readonly Pick<ReleaseRecord, 'release' | 'charts'>[]

/** The movements of each chart's published figures, each with its release, in the order of the releases. */
const movementsByChart = once((records: Records) =>
  Map.groupBy(
    records.flatMap(({ release, charts }) =>
      charts.filter(hasBefore).map((movement) => ({ ...movement, release })),
    ),
    ({ table }) => table,
  ),
)

/**
 * The figures of a chart that changed since they were first published.
 * @param records from the oldest release to the newest
 */
export function findRevised(
  records: Records,
  chart: Pick<Chart, 'id' | 'key' | 'columns'>,
  points: readonly Point[],
): Revised[] {
  const moved = Map.groupBy(
    movementsByChart(records).get(chart.id) ?? [],
    ({ where, column }) => `${where}\n${column}`,
  )
  if (moved.size === 0) return []
  return points.flatMap((point, index) => {
    const row = nameByKey(point, chart.key)
    return Object.keys(chart.columns).flatMap((column) => {
      const movements = moved.get(`${row}\n${column}`)
      if (!movements) return []
      const before = movements.map(({ before: value, release, cause, reason }) => ({
        value: typeof value === 'boolean' ? String(value) : (value ?? null),
        release,
        ...(cause && { cause }),
        ...(reason && { reason }),
      }))
      return [{ point: index, column, before }]
    })
  })
}

function hasBefore({ column, before }: Movement): boolean {
  return column !== undefined && before !== undefined && before !== null
}

/** The releases that revised any of these figures, from the oldest to the newest. */
export function releasesBehind(revised: readonly Revised[]): string[] {
  return [...new Set(revised.flatMap(({ before }) => before.map(({ release }) => release)))].sort(
    byRelease,
  )
}

/** In the order of time: the tenth release of a day comes after its second. */
function byRelease(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}

/** The day of a release in words. */
export const dayOf = (release: string): string => formatDay(release.slice(0, 10))

/** What was there before, in words: `revised on 3 March 2027; 2,699.1 before`. */
export function writeBefore(
  { before, column }: Pick<Revised, 'before' | 'column'>,
  columns: Chart['columns'],
): string {
  return before
    .map(({ value, release }) => {
      const written = writeFigure(value, columns[column]?.format)
      return `revised on ${dayOf(release)}; ${written} before`
    })
    .join('; ')
}
