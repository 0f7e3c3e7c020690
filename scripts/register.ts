import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { day, text, whole } from '../src/cell.ts'
import { formatCsv, parseCsv } from '../src/csv.ts'
import { byColumns, provenances } from '../src/source.ts'
import { ImportError } from './import/import-error.ts'

const notRecorded = z.literal('not recorded')

/** One official file as it was imported: a row of `data/register.csv`. Rows are added, never removed. */
export const registerRow = z.object({
  source: text.describe('Publication: a file of src/sources'),
  release: text.describe('Release it belongs to'),
  file_name: text.describe('Name of the file in hand'),
  url: z.union([notRecorded, z.url()]).describe('Address it was downloaded from'),
  published: z.union([notRecorded, day]).describe('Day its publisher put it out'),
  retrieved: day.describe('Day it was imported'),
  sha256: text.describe('SHA-256 of the file'),
  rows_read: whole.describe('Rows in the file'),
  rows_kept: whole.describe('Rows of the extract that it went into'),
  licence: text.describe('Licence it was published under'),
  provenance: z.enum(provenances).describe('How the file in hand relates to the published one'),
  note: z.string().describe('What else a reader must know of the file'),
  revision: z.string().describe('Why it replaced an earlier import of its release'),
  accepted: z.string().describe('Why it was taken although it looked wrong'),
  extract_sha256: text.describe('SHA-256 of the extract that it went into'),
  superseded: z
    .union([z.literal(''), day])
    .describe('Day on which a revision replaced it; blank while it is current'),
})

export type RegisterRow = z.infer<typeof registerRow>

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
