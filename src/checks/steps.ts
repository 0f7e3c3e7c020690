import { nameByKey } from '../name-by-key.ts'
import type { Column } from './check.ts'

/** How a table tells the series that it holds. */
export interface Series<Row> {
  /** The column of the month, day or census; begins with `YYYY-MM`. */
  period: Column<Row>
  /** Columns that tell the series apart; none if the table is one series. */
  by: readonly Column<Row>[]
  /** The column whose values say which series are alike, for example the level of areas; none if all are. */
  pool?: Column<Row>
  /** Which rows take part; all if it is not given. */
  only?: (row: Row) => boolean
}

/** Two rows of a series that follow one another. */
export interface Step<Row> {
  from: Row
  to: Row
  months: number
  /** The series it is compared with. */
  pool: string
  /** Whether it leads to the newest period of the table. */
  isNewest: boolean
}

/** Every step of every series. */
export function stepsOf<Row extends object>(
  rows: readonly Row[],
  { period, by, pool, only = () => true }: Series<Row>,
): Step<Row>[] {
  const of = (row: Row) => String(row[period])
  const taking = rows.filter(only)
  const newest = taking.map(of).sort().at(-1)
  const series = Map.groupBy(taking, (row) => nameByKey(row, by))
  return [...series.values()].flatMap((own) => {
    const inOrder = own.toSorted((a, b) => (of(a) < of(b) ? -1 : 1))
    return inOrder.slice(1).flatMap((to, index) => {
      const from = inOrder[index]!
      const months = monthOf(of(to)) - monthOf(of(from))
      // A repeated row is no step; the key tells of it.
      if (months === 0) return []
      return [
        { from, to, months, pool: pool ? nameByKey(to, [pool]) : '', isNewest: of(to) === newest },
      ]
    })
  })
}

function monthOf(period: string): number {
  return Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7))
}
