import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkTables, type CheckedTable } from '../src/checks/check-tables.ts'
import type { Finding } from '../src/finding.ts'
import { declaredTables } from './build-tables.ts'
import { RegisteredExtracts } from './extracts.ts'

/**
 * What the checks find in the tables of a data folder.
 * @param texts stored texts to look at instead of those on disk, by path in the data folder
 */
export async function findingsOf(
  data: string,
  texts?: ReadonlyMap<string, string>,
): Promise<Finding[]> {
  return checkTables(await readTables(data, texts))
}

/** The declared tables that are there, with what they were made from. */
export async function readTables(
  data: string,
  texts: ReadonlyMap<string, string> = new Map(),
): Promise<CheckedTable[]> {
  const extracts = new RegisteredExtracts(data)
  return (await declaredTables()).flatMap((declaration) => {
    const path = join('tables', `${declaration.id}.json`)
    const text = texts.get(path) ?? readIfThere(join(data, path))
    if (text === null) return []
    const named = Object.entries(declaration.sources).map(
      ([name, source]) => [name, extracts.of(source)] as const,
    )
    return [{ declaration, rows: JSON.parse(text).rows, extracts: Object.fromEntries(named) }]
  })
}

function readIfThere(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}
