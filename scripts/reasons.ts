import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { formatCsv, parseCsv } from '../src/csv.ts'
import { reasonRow, type Reason } from '../src/publishing/reasons.ts'

/** Where the reasons stand in the data folder. */
export const reasonsPath = 'reasons.csv'

/**
 * Reads the reasons of a data folder; none yet is an empty list.
 * @throws naming line, column and value of the first cell that does not fit
 */
export function readReasons(data: string): Reason[] {
  const path = join(data, reasonsPath)
  if (!existsSync(path)) return []
  return parseCsv(readFileSync(path, 'utf8')).map((cells, index) => {
    const row = reasonRow.safeParse(cells)
    if (row.success) return row.data
    const issue = row.error.issues[0]
    const column = String(issue?.path[0])
    throw new Error(
      `${path}:${index + 2}: ${column}: ${JSON.stringify(cells[column])}; ${issue?.message} — only npm run data:explain writes reasons: restore the file from git`,
    )
  })
}

/** Writes the reasons in the order in which they were given. */
export function formatReasons(reasons: readonly Reason[]): string {
  return formatCsv(
    Object.keys(reasonRow.shape),
    reasons.map((reason) => z.encode(reasonRow, reason)),
  )
}
