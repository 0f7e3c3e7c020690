import { nameByKey } from '../name-by-key.ts'
import type { Severity } from '../finding.ts'
import { numberOf, type Check, type Column } from './check.ts'
import { formatFigure } from './words.ts'

/** What is compared: figures of this table, group by group, with a column of another. */
export interface Agreement<Row> {
  /** Columns that both tables have and that say what belongs together, for example the census. */
  on: readonly Column<Row>[]
  /** Further columns of this table by which its rows are told apart. */
  by?: readonly Column<Row>[]
  /** Which rows take part; all if it is not given. */
  only?: (row: Row) => boolean
  /** The figure of a group: what it is called, and how it is worked out. */
  name: string
  of: (rows: readonly Row[]) => number | null
  with: {
    table: string
    column: string
    only?: (row: Readonly<Record<string, unknown>>) => boolean
  }
  /** How far the two may differ. */
  within: number
  /** What more than that does; it stops a release if nothing is given. */
  severity?: Severity
}

/** Two tables say the same where both have a figure. */
export function agrees<Row extends object>(agreement: Agreement<Row>): Check<Row> {
  const { on, by = [], only = () => true, with: other, within, severity = 'stops' } = agreement
  return {
    kind: 'tables disagree',
    find({ rows, rowsOf }) {
      const others = new Map(
        rowsOf(other.table)
          .filter(other.only ?? (() => true))
          .map((row) => [nameByKey(row, on), numberOf(row, other.column)]),
      )
      const groups = Map.groupBy(rows.filter(only), (row) => nameByKey(row, [...by, ...on]))
      return [...groups].flatMap(([where, group]) => {
        const here = agreement.of(group)
        const there = others.get(nameByKey(group[0]!, on)) ?? null
        if (here === null || there === null || Math.abs(here - there) <= within) return []
        return [
          {
            severity,
            where,
            column: agreement.name,
            words: `${formatFigure(here)}, but ${formatFigure(there)} is the ${other.column} of ${other.table}; they may differ by ${formatFigure(within)}`,
          },
        ]
      })
    },
  }
}
