import Papa from 'papaparse'
import { z } from 'zod'
import text from '../data/register.csv?raw'
import type { StoredTable } from './table.ts'

const entry = z.object({
  source: z.string(),
  release: z.string(),
  file_name: z.string(),
  url: z.string(),
  published: z.string(),
  /** Day of the import, `YYYY-MM-DD`. */
  retrieved: z.string(),
  sha256: z.string(),
  rows_read: z.coerce.number(),
  rows_kept: z.coerce.number(),
  licence: z.string(),
  provenance: z.string(),
  note: z.string(),
  /** Why it replaced an earlier file of its release; blank if it did not. */
  revision: z.string(),
  /** Why it was kept although it looked wrong; blank if it did not. */
  accepted: z.string(),
  /** Day a later file replaced it; blank if it is current. */
  superseded: z.string(),
})

/** One official file as it was imported. */
export type RegisterEntry = z.infer<typeof entry>

/** Every official file ever imported, in the order of import. */
export const register: readonly RegisterEntry[] = Papa.parse<unknown>(text, {
  header: true,
  skipEmptyLines: true,
}).data.map((row) => entry.parse(row))

/** The current files behind a stored table. */
export function filesBehind({ inputs }: Pick<StoredTable<unknown>, 'inputs'>): RegisterEntry[] {
  return register.filter(
    (file) =>
      file.superseded === '' &&
      inputs.some(({ source, release }) => source === file.source && release === file.release),
  )
}
