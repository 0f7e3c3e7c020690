import { z } from 'zod'
import { day, text, whole } from './cell.ts'
import { provenances } from './source.ts'

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
