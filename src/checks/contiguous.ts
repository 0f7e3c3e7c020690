import { nameByKey } from '../name-by-key.ts'
import { nextRelease, type Regular } from '../release.ts'
import type { Source } from '../source.ts'
import type { Check, Column } from './check.ts'
import { formatPeriod } from './words.ts'

/**
 * The periods of a table follow one another in the rhythm of its publication. A gap asks for a reason; it goes by its
 * first period. Of the tables made from one publication one declares it, so that the gap is told once.
 * @param source the publication, whose releases are named as the periods are
 */
export function contiguous<Row extends object>(period: Column<Row>, source: Source): Check<Row> {
  const { id, release, rhythm } = source
  if (rhythm === 'irregular') {
    throw new Error(`contiguous: ${id}: has no rhythm; name a source that has one`)
  }
  return {
    kind: 'gap',
    find({ rows }) {
      const periods = [...new Set(rows.map((row) => String(row[period])))].sort()
      return periods.slice(1).flatMap((to, index) => {
        const from = periods[index]!
        const missing = between({ release, rhythm }, from, to)
        if (missing.length === 0) return []
        return [
          {
            severity: 'asks for a reason',
            where: `${period} ${missing[0]}`,
            words: `${missing.length} ${missing.length === 1 ? 'release' : 'releases'} missing between ${formatPeriod(from)} and ${formatPeriod(to)}`,
          } as const,
        ]
      })
    },
  }
}

/**
 * Every series has all periods of the table from its first one on.
 * @param by columns that tell the series apart
 */
export function complete<Row extends object>(
  period: Column<Row>,
  by: readonly Column<Row>[],
): Check<Row> {
  return {
    kind: 'row missing',
    find({ rows }) {
      const periods = [...new Set(rows.map((row) => String(row[period])))].sort()
      return [...Map.groupBy(rows, (row) => nameByKey(row, by))].flatMap(([name, own]) => {
        const has = new Set(own.map((row) => String(row[period])))
        const first = periods.find((each) => has.has(each))!
        return periods
          .filter((each) => each > first && !has.has(each))
          .map((each) => ({
            severity: 'asks for a reason',
            where: `${period} ${each} · ${name}`,
            words: `no row, though the series began with ${formatPeriod(first)} and others have one`,
          }))
      })
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
