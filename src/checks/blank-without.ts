import { nameByKey } from '../name-by-key.ts'
import { numberOf, type Check, type Column } from './check.ts'
import { formatFigure } from './words.ts'

/**
 * In every row where nobody reported the figures are blank: what is not known is not 0.
 * @param reporting the column that counts who reported
 */
export function blankWithout<Row extends object>(
  reporting: Column<Row>,
  figures: readonly Column<Row>[],
): Check<Row> {
  return {
    kind: 'figure that nobody reported',
    find: ({ table, rows }) =>
      rows
        .filter((row) => numberOf(row, reporting) === 0)
        .flatMap((row) =>
          figures.flatMap((column) => {
            const value = numberOf(row, column)
            if (value === null) return []
            return [
              {
                severity: 'stops' as const,
                where: nameByKey(row, table.key),
                column,
                words: `${formatFigure(value)}, but ${reporting} is 0; expected nothing`,
              },
            ]
          }),
        ),
  }
}
