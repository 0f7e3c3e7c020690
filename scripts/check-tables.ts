import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkTables, type CheckedTable } from '../src/checks/check-tables.ts'
import type { Finding } from '../src/finding.ts'
import { declaredTables } from './build-tables.ts'
import { RegisteredExtracts } from './extracts.ts'

/** What is in memory already and need not be read from the disk. */
interface InHand {
  /** Texts of tables, by their path in the data folder. */
  texts?: ReadonlyMap<string, string>
  extracts?: RegisteredExtracts
}

/** What the checks find in the tables of a data folder. */
export async function findingsOf(data: string, inHand: InHand = {}): Promise<Finding[]> {
  return checkTables(await readTables(data, inHand))
}

/** The declared tables that are there, with what they were made from. */
export async function readTables(
  data: string,
  { texts = new Map(), extracts = new RegisteredExtracts(data) }: InHand = {},
): Promise<CheckedTable[]> {
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
