import { nameRow } from '../name-row.ts'
import { nextRelease, type Regular } from '../release.ts'
import type { Source } from '../source.ts'
import type { Check, Column } from './check.ts'
import { formatPeriod } from './words.ts'

/**
 * The periods of a table follow one another in the rhythm of its publication, and every series has all periods
 * from its first one on. A gap asks for a reason.
 * @param source the publication, whose releases are named as the periods are
 * @param by columns that tell the series apart
 */
export function contiguous<Row extends object>(
  period: Column<Row>,
  source: Source,
  by: readonly Column<Row>[] = [],
): Check<Row> {
  const { id, release, rhythm } = source
  if (rhythm === 'irregular') {
    throw new Error(`contiguous: ${id}: has no rhythm; name a source that has one`)
  }
  return {
    kind: 'gap',
    find({ rows }) {
      const periods = [...new Set(rows.map((row) => String(row[period])))].sort()
      const gaps = periods.slice(1).flatMap((to, index) => {
        const from = periods[index]!
        const missing = between({ release, rhythm }, from, to)
        if (missing.length === 0) return []
        const [first, last] = [missing[0]!, missing.at(-1)!]
        return [
          {
            severity: 'asks for a reason',
            where: `${period} ${first === last ? first : `${first} to ${last}`}`,
            words: `${missing.length === 1 ? 'nothing' : `nothing for ${missing.length} releases`} between ${formatPeriod(from)} and ${formatPeriod(to)}`,
          } as const,
        ]
      })
      const series = Map.groupBy(rows, (row) => nameRow(row, by))
      const holes = [...series].flatMap(([name, own]) => {
        const has = new Set(own.map((row) => String(row[period])))
        const first = [...has].sort()[0]!
        return periods
          .filter((each) => each > first && !has.has(each))
          .map((each) => ({
            severity: 'asks for a reason' as const,
            where: [`${period} ${each}`, name].filter(Boolean).join(' · '),
            words: `no row, though the series began with ${formatPeriod(first)} and others have one`,
          }))
      })
      return [...gaps, ...holes]
    },
  }
}

/** The releases that the rhythm brings between two. */
function between(source: Regular, from: string, to: string): string[] {
  const missing: string[] = []
  for (let next = nextRelease(source, from); next < to; next = nextRelease(source, next)) {
    missing.push(next)
  }
  return missing
}
