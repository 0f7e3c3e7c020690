import type { Finding } from '../finding.ts'
import type { Extract, Table } from '../table.ts'

/** A row of any table. */
export type AnyRow = Readonly<Record<string, unknown>>

/** The name of a column. */
export type Column<Row> = keyof Row & string

/** What a check looks at: a table, what it was made from, and the other tables. */
export interface Subject<Row = AnyRow> {
  table: Pick<Table, 'id' | 'key' | 'order' | 'row'>
  rows: readonly Row[]
  /** By the names that the table gives its sources, from the oldest release to the newest. */
  extracts: Readonly<Record<string, readonly Extract<AnyRow>[]>>
  /** The rows of another table; none if there is no such table. */
  rowsOf: (table: string) => readonly AnyRow[]
}

/** What a check found; the table and the check's name are added by whoever runs it. */
export type Found = Omit<Finding, 'kind' | 'table'>

/** One check of a table, declared beside its schema. Pure: it looks at rows and says what is wrong, with the numbers. */
export interface Check<Row = AnyRow> {
  /** Its name, as findings carry it. */
  kind: string
  find(subject: Subject<Row>): Found[]
}

/** The number in a cell; null where there is none: not published, or suppressed. */
export function numberOf<Row extends object>(row: Row, column: Column<Row>): number | null {
  const value: unknown = row[column]
  return typeof value === 'number' ? value : null
}
