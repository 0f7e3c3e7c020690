import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkRows, formatStoredTable, type Table } from '../src/table.ts'
import { RegisteredExtracts } from './extracts.ts'

/** A table as the extracts give it. */
export interface BuiltTable {
  /** Where it is stored in the data folder. */
  path: string
  text: string
  /** What is stored is another text, or nothing. */
  isStale: boolean
}

/** Builds every table from the extracts of a data folder, and writes none. */
export async function buildTables(
  data: string,
  extracts = new RegisteredExtracts(data),
): Promise<BuiltTable[]> {
  return (await declaredTables()).map((table) => {
    const path = join('tables', `${table.id}.json`)
    const file = join(data, path)
    const text = buildTable(table, extracts)
    return { path, text, isStale: !existsSync(file) || readFileSync(file, 'utf8') !== text }
  })
}

/** Says of each committed table that is not what the extracts give what to do; nothing where all are. */
export function describeStale(data: string, built: readonly BuiltTable[]): string[] {
  const paths = new Set(built.map(({ path }) => path))
  return [
    ...built
      .filter(({ isStale }) => isStale)
      .map(
        ({ path }) => `${join(data, path)}: stale: not what the extracts give; run npm run data`,
      ),
    ...globSync('tables/*.json', { cwd: data })
      .filter((path) => !paths.has(path))
      .map(
        (path) => `${join(data, path)}: no such table in src/tables; remove it with npm run data`,
      ),
  ]
}

/** The tables that `src/tables/` declares, in the order of their ids. */
export async function declaredTables(): Promise<Table[]> {
  const folder = new URL('../src/tables/', import.meta.url)
  const files = globSync('*.ts', { cwd: folder }).sort()
  const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href)))
  return modules.flatMap((module) => Object.values<Table>(module))
}

/**
 * Builds a table from the extracts and returns its stored text.
 * @throws when its rows break its schema, its key or a reconciliation
 */
export function buildTable(table: Table, extracts: RegisteredExtracts): string {
  const named = Object.entries(table.sources).map(
    ([name, source]) => [name, extracts.of(source)] as const,
  )
  const rows = checkRows(table, table.build(Object.fromEntries(named)))
  return formatStoredTable({
    table: table.id,
    inputs: named.flatMap(([name, inputs]) =>
      inputs.map(({ release, sha256 }) => ({
        source: table.sources[name]!.id,
        release,
        sha256,
      })),
    ),
    suppressed: rows.flatMap(Object.values).filter((value) => value === 'suppressed').length,
    rows,
  })
}
