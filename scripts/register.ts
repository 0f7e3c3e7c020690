import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { formatCsv, parseCsv } from '../src/csv.ts'
import { registerRow, type RegisterRow } from '../src/register.ts'
import { byColumns } from '../src/source.ts'
import { ImportError } from './import/import-error.ts'

export { registerRow, type RegisterRow } from '../src/register.ts'

/**
 * Reads the register of a data folder; none yet is an empty one.
 * @throws {ImportError} naming line, column and value of the first cell that does not fit
 */
export function readRegister(data: string): RegisterRow[] {
  const path = join(data, 'register.csv')
  if (!existsSync(path)) return []
  return parseCsv(readFileSync(path, 'utf8')).map((cells, index) => {
    const row = registerRow.safeParse(cells)
    if (row.success) return row.data
    const issue = row.error.issues[0]
    const column = String(issue?.path[0])
    throw new ImportError(
      `${path}:${index + 2}: ${column}: ${JSON.stringify(cells[column])}; ${issue?.message} — only npm run data:import writes the register: restore it from git`,
    )
  })
}

/** The rows behind a release as it stands now, revisions considered. */
export function currentRows(
  register: readonly RegisterRow[],
  source: string,
  release: string,
): RegisterRow[] {
  return register.filter(
    (row) => row.source === source && row.release === release && row.superseded === '',
  )
}

/** Writes the register by source and release; within a release in the order of import. */
export function formatRegister(rows: readonly RegisterRow[]): string {
  return formatCsv(
    Object.keys(registerRow.shape),
    [...rows].sort(byColumns('source', 'release')).map((row) => z.encode(registerRow, row)),
  )
}
