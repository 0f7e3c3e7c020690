import { sum } from 'd3'
import { formatPercent } from '../format.ts'
import { nameByKey } from '../name-by-key.ts'
import { numberOf, type Check, type Column } from './check.ts'
import { formatFigure } from './words.ts'

/** A column that adds up, and how far the sum of the areas of a level may miss the whole. */
export interface Sum<Row> {
  column: Column<Row>
  /** Half a unit of the last decimal that is kept, for every area and the whole. */
  rounding: number
  /** The share of the whole that may lie in no area of the levels named. */
  unplaced?: { levels: readonly string[]; share: number }
}

/**
 * In each group of rows the areas of every level add up to the one area of the whole. Too much stops; too little
 * stops too, unless a part may be unplaced: then more of it than was known asks for a reason.
 * @param by columns that say which rows belong together, for example the census
 */
export function levelsAddUp<Row extends object>(
  level: Column<Row>,
  whole: string,
  by: readonly Column<Row>[],
  sums: readonly Sum<Row>[],
): Check<Row> {
  return {
    kind: 'levels do not add up',
    find: ({ rows }) =>
      [...Map.groupBy(rows, (row) => nameByKey(row, by))].flatMap(([group, within]) => {
        const all = within.find((row) => row[level] === whole)
        const parts = Map.groupBy(
          within.filter((row) => row[level] !== whole),
          (row) => String(row[level]),
        )
        if (!all) return []
        return [...parts].flatMap(([name, areas]) =>
          sums.flatMap(({ column, rounding, unplaced }) => {
            const total = numberOf(all, column)
            if (total === null) return []
            const added = sum(areas, (area) => numberOf(area, column) ?? 0)
            const mayMiss = unplaced?.levels.includes(name) ? unplaced.share : 0
            const slack = rounding * (areas.length + 1)
            const missing = total - added
            if (missing >= -slack && missing <= total * mayMiss + slack) return []
            return [
              {
                severity: missing > 0 && mayMiss > 0 ? 'asks for a reason' : 'stops',
                where: `${group} · level ${name}`,
                column,
                words: `adds up to ${formatFigure(added)} (areas: ${areas.length}), ${whole} has ${formatFigure(total)}: ${describeMiss(missing, total, mayMiss)}`,
              } as const,
            ]
          }),
        )
      }),
  }
}

function describeMiss(missing: number, total: number, mayMiss: number): string {
  const share = formatPercent(Math.abs(missing) / total, 2)
  if (missing < 0) return `${formatFigure(-missing)} (${share}) too many`
  const known = mayMiss > 0 ? `; up to ${formatPercent(mayMiss, 2)} could not be placed before` : ''
  return `${formatFigure(missing)} (${share}) missing${known}`
}
