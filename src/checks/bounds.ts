import { nameByKey } from '../name-by-key.ts'
import { numberOf, type Check, type Column } from './check.ts'
import { formatFigure } from './words.ts'

/** A figure that is worked out for the check: its name, and its value in a row; null where the row is left alone. */
export interface Worked<Row> {
  name: string
  of: (row: Row) => number | null
}

/** A figure keeps between two bounds, ends included; declare beside them what they rest on. */
export function between<Row extends object>(
  figure: Column<Row> | Worked<Row>,
  low: number,
  high: number,
): Check<Row> {
  const { name, of }: Worked<Row> =
    typeof figure === 'object' ? figure : { name: figure, of: (row) => numberOf(row, figure) }
  return {
    kind: 'outside plausible bounds',
    find: ({ table, rows }) =>
      rows.flatMap((row) => {
        const value = of(row)
        if (value === null || (value >= low && value <= high)) return []
        return [
          {
            severity: 'asks for a reason',
            where: nameByKey(row, table.key),
            column: name,
            words: `${formatFigure(value)}; expected ${formatFigure(low)} to ${formatFigure(high)}`,
          },
        ]
      }),
  }
}

/** In every row a part is at most the whole. */
export function atMost<Row extends object>(part: Column<Row>, whole: Column<Row>): Check<Row> {
  return {
    kind: 'part above the whole',
    find: ({ table, rows }) =>
      rows.flatMap((row) => {
        const [less, more] = [numberOf(row, part), numberOf(row, whole)]
        if (less === null || more === null || less <= more) return []
        return [
          {
            severity: 'stops',
            where: nameByKey(row, table.key),
            column: part,
            words: `${formatFigure(less)}, more than ${whole}: ${formatFigure(more)}`,
          },
        ]
      }),
  }
}
