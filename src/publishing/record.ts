import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()])

/** Who or what made a published figure change: its publisher, a better method of ours, or a mistake of ours. */
export const causes = ['publisher', 'method', 'mistake'] as const
export type Cause = (typeof causes)[number]

/** Something that moved between the release before and this one; what asked for a reason has one. */
const movement = z.strictObject({
  kind: z.string(),
  /** The table or the chart. */
  table: z.string(),
  /** The row by its key, or the period: `census 2026-06 · level england`. */
  where: z.string(),
  column: z.string().optional(),
  before: cell.optional(),
  after: cell.optional(),
  /** For a new period: how many rows came with it. */
  rows: z.number().int().optional(),
  reason: z.string().optional(),
  cause: z.enum(causes).optional(),
})

/**
 * One release of the site: `data/releases/<release>/release.json`, written by `npm run release` and never changed.
 * Beside it lie the files whose bytes this release changed.
 */
export const record = z.strictObject({
  /** The day of publishing, with a number from the second on a day: `2026-11-22`, `2026-11-22.2`. */
  release: z.string().regex(/^\d{4}-\d{2}-\d{2}(\.\d+)?$/),
  /** The moment it was made, in UTC: `2026-11-22T20:15:00Z`. */
  made: z.iso.datetime(),
  /** What the maintainer says has changed. */
  notes: z.string(),
  /** What was wrong before this release, where it corrects something: a figure, or only words. */
  correction: z.string().optional(),
  /** Why something of the data's shape went or changed its meaning: there whenever a change is major. */
  breaking: z.string().optional(),
  /** Version of the shape of the data: major when a column went or changed its meaning, minor when one came. */
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  schema_changes: z.array(
    z.strictObject({
      level: z.enum(['major', 'minor']),
      table: z.string(),
      column: z.string().optional(),
      words: z.string(),
    }),
  ),
  /** What moved in the tables, cell by cell; in the first release every table is added. */
  tables: z.array(movement),
  /** What moved in the figures that the charts draw, under the same kinds; a row is a point by the chart's key. */
  charts: z.array(movement),
  /** What looked wrong and was accepted, with the reason; what an earlier record says is not said again. */
  accepted: z.array(
    z.strictObject({
      kind: z.string(),
      table: z.string(),
      where: z.string(),
      column: z.string().optional(),
      words: z.string(),
      reason: z.string(),
    }),
  ),
  /** Every file under `/data/<release>/`; `release` names the one whose folder holds its bytes. */
  files: z.array(
    z.strictObject({
      name: z.string(),
      bytes: z.number().int(),
      sha256,
      release: z.string(),
    }),
  ),
  /** SHA-256 of the seal of the record before and of this record: none can be altered or dropped unseen. */
  seal: sha256,
})

export type ReleaseRecord = z.infer<typeof record>
export type Movement = z.infer<typeof movement>
