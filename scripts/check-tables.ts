import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkTables } from '../src/checks/check-tables.ts'
import type { Finding } from '../src/finding.ts'
import { declaredTables } from './build-tables.ts'
import { RegisteredExtracts } from './extracts.ts'

/**
 * What the checks find in the tables of a data folder.
 * @param texts stored texts to look at instead of those on disk, by path in the data folder
 */
export async function findingsOf(
  data: string,
  texts: ReadonlyMap<string, string> = new Map(),
): Promise<Finding[]> {
  const extracts = new RegisteredExtracts(data)
  const tables = (await declaredTables()).flatMap((declaration) => {
    const path = join('tables', `${declaration.id}.json`)
    const text = texts.get(path) ?? readIfThere(join(data, path))
    if (text === null) return []
    const named = Object.entries(declaration.sources).map(
      ([name, source]) => [name, extracts.of(source)] as const,
    )
    return [{ declaration, rows: JSON.parse(text).rows, extracts: Object.fromEntries(named) }]
  })
  return checkTables(tables)
}

function readIfThere(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}
