import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { formatDay, formatMonth, formatYears } from './format.ts'
import { checkRows } from './table.ts'
import type { RowOf, StoredTable, Table } from './table.ts'

export { licenceOf } from './table.ts'

/** A table with its rows, as committed in `data/tables/`. */
export interface LoadedTable<T extends Table = Table> extends StoredTable<RowOf<T>> {
  declaration: T
}

// A file of `src/tables/` exports its table and nothing else.
const modules = import.meta.glob<Record<string, Table>>('./tables/*.ts', { eager: true })

/** Reads a table as committed: past the bundler, which would hold its text several times over for the whole build. */
function readStored(id: string): StoredTable<unknown> {
  const path = `data/tables/${id}.json`
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new Error(`${path}: cannot be read; run npm run data`, { cause })
  }
}

/** Every table of the site, in the order of their ids, its rows checked by their schema once more. */
export const tables: readonly LoadedTable[] = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .sort((a, b) => a.id.localeCompare(b.id))
  .map((declaration) => {
    const { table, inputs, suppressed, rows } = readStored(declaration.id)
    return { declaration, table, inputs, suppressed, rows: checkRows(declaration, rows) }
  })

/** A table with its committed rows. @throws when no file of `src/tables/` declares it */
export function getTable<T extends Table>(declaration: T): LoadedTable<T> {
  const isIt = (table: LoadedTable): table is LoadedTable<T> => table.declaration === declaration
  const table = tables.find(isIt)
  if (!table) throw new Error(`tables: ${declaration.id}: no such table in src/tables`)
  return table
}

/** The columns of a table with their meanings, in the order of its files. */
export function columnsOf({ row }: Table): { key: string; meaning: string }[] {
  return Object.entries(row.shape).map(([key, schema]) => ({
    key,
    meaning: z.globalRegistry.get(schema)?.description ?? '',
  }))
}

const periodColumns: Record<string, (period: string) => string> = {
  census: formatMonth,
  year: formatYears,
  period_end: formatDay,
}

/** The newest period of a table in words, or null where its rows have no period. */
export function newestPeriod({ rows }: LoadedTable): string | null {
  for (const [column, write] of Object.entries(periodColumns)) {
    const periods = rows.map((row) => row[column]).filter((value) => typeof value === 'string')
    const newest = periods.sort().at(-1)
    if (newest) return write(newest)
  }
  return null
}
