import { readFileSync } from 'node:fs'
import type { RowOf, StoredTable, Table } from '../../src/table.ts'

/** A table as committed in `data/tables/`: real figures. */
export function committed<T extends Table>(table: T): StoredTable<RowOf<T>> {
  return JSON.parse(readFileSync(`data/tables/${table.id}.json`, 'utf8'))
}
