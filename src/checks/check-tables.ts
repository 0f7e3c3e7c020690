import type { Finding } from '../finding.ts'
import type { Table } from '../table.ts'
import type { AnyRow, Check, Subject } from './check.ts'
import { storedOrder, uniqueKeys } from './keys.ts'

/** A table with its rows, and the extracts it was made from as its `build` receives them. */
export interface CheckedTable {
  declaration: Table
  rows: readonly AnyRow[]
  extracts: Subject['extracts']
}

/** The checks that hold for every table. */
const always: readonly Check[] = [uniqueKeys, storedOrder]

/** What looks wrong in the tables, in their order: the checks of every table, then those it declares. */
export function checkTables(tables: readonly CheckedTable[]): Finding[] {
  const rowsOf = (id: string) => tables.find(({ declaration }) => declaration.id === id)?.rows ?? []
  return tables.flatMap(({ declaration: table, rows, extracts }) =>
    [...always, ...(table.checks ?? [])].flatMap((check) =>
      check
        .find({ table, rows, extracts, rowsOf })
        .map((found) => ({ kind: check.kind, table: table.id, ...found })),
    ),
  )
}
