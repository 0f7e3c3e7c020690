import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { day, text, whole } from '../src/cell.ts'
import { formatCsv, parseCsv } from '../src/csv.ts'
import { provenances } from '../src/source.ts'

const notRecorded = z.literal('not recorded')

/** One official file as it was imported: a row of `data/register.csv`. */
export const registerRow = z.object({
  source: text.describe('Publication, a file of src/sources'),
  release: text.describe('Release it belongs to'),
  file_name: text.describe('Name of the file in hand'),
  url: z.union([notRecorded, z.url()]).describe('Address it was downloaded from'),
  published: z.union([notRecorded, day]).describe('Day its publisher put it out'),
  retrieved: day.describe('Day it was first imported'),
  sha256: text.describe('SHA-256 of the file'),
  rows_read: whole.describe('Rows in the file'),
  rows_kept: whole.describe('Rows of the extract it went into'),
  licence: text.describe('Licence it was published under'),
  provenance: z.enum(provenances).describe('How the file in hand relates to the published one'),
  note: z.string().describe('What else a reader must know of the file'),
  revision: z
    .string()
    .describe('Why it replaced an earlier import of its release; blank if it did not'),
  accepted: z
    .string()
    .describe('Why it was accepted although it looked wrong; blank if it did not'),
  extract_sha256: text.describe('SHA-256 of the extract it went into'),
  superseded: z
    .union([z.literal(''), day])
    .describe('Day a revision replaced it; blank if it is current'),
})

export type RegisterRow = z.infer<typeof registerRow>

/** Where the register is in the data folder. */
export function registerPath(data: string): string {
  return join(data, 'register.csv')
}

/** Reads the register of a data folder; none yet is an empty one. */
export function readRegister(data: string): RegisterRow[] {
  const path = registerPath(data)
  if (!existsSync(path)) return []
  return parseCsv(readFileSync(path, 'utf8')).map((cells, index) => {
    const row = registerRow.safeDecode(cells as never)
    if (row.success) return row.data
    const issue = row.error.issues[0]
    const column = String(issue?.path[0])
    throw new Error(
      `${path}:${index + 2}: ${column}: ${JSON.stringify(cells[column])}; ${issue?.message} — the register is written by npm run data:import only: restore it from git`,
    )
  })
}

/** Writes the register by source and release; revisions of a release stay below what they replaced. */
export function formatRegister(rows: readonly RegisterRow[]): string {
  const sorted = [...rows].sort(
    (a, b) => compare(a.source, b.source) || compare(a.release, b.release),
  )
  return formatCsv(
    Object.keys(registerRow.shape),
    sorted.map((row) => z.encode(registerRow, row)),
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
