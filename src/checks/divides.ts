import { nameByKey } from '../name-by-key.ts'
import { numberOf, type Check, type Column } from './check.ts'
import { formatFigure } from './words.ts'

/**
 * In every row a rate or share is what its numerator and denominator give. Rows without one of the three are left alone.
 * @param times what a rate is given for: 100,000 for FTE per 100,000 patients, 1 for a share
 * @param within how far it may be off: what rounding explains
 */
export function divides<Row extends object>(
  rate: Column<Row>,
  numerator: Column<Row>,
  denominator: Column<Row>,
  times: number,
  within: number,
): Check<Row> {
  return {
    kind: 'rate is not what its parts give',
    find: ({ table, rows }) =>
      rows.flatMap((row) => {
        const [stated, above, below] = [rate, numerator, denominator].map((column) =>
          numberOf(row, column),
        )
        if (stated == null || above == null || !below) return []
        const given = (above / below) * times
        if (Math.abs(given - stated) <= within) return []
        return [
          {
            severity: 'stops',
            where: nameByKey(row, table.key),
            column: rate,
            words: `${formatFigure(stated)}, but ${numerator} ${formatFigure(above)} over ${denominator} ${formatFigure(below)} gives ${formatFigure(given)}`,
          },
        ]
      }),
  }
}
