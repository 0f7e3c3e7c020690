import { sum } from 'd3'
import { nameByKey } from '../name-by-key.ts'
import { numberOf, type Check, type Column } from './check.ts'
import { formatFigure } from './words.ts'

/**
 * In every row some columns add up to another. A part that is missing counts as nothing; a row without the whole,
 * or without any part, is left alone.
 * @param within how far they may miss the whole: what rounding explains
 */
export function addUp<Row extends object>(
  parts: readonly Column<Row>[],
  whole: Column<Row>,
  within: number,
): Check<Row> {
  return {
    kind: 'parts do not add up',
    find: ({ table, rows }) =>
      rows.flatMap((row) => {
        const total = numberOf(row, whole)
        const values = parts.map((part) => numberOf(row, part))
        if (total === null || values.every((value) => value === null)) return []
        const added = sum(values, (value) => value ?? 0)
        if (Math.abs(added - total) <= within) return []
        return [
          {
            severity: 'stops',
            where: nameByKey(row, table.key),
            column: whole,
            words: `${parts.join(' + ')} is ${formatFigure(added)}, ${whole} is ${formatFigure(total)}`,
          },
        ]
      }),
  }
}
