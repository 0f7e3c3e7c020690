import type { z } from 'zod'
import type { RegisterRow } from '../register.ts'
import type { Source } from '../source.ts'
import { fieldsOf } from './field.ts'
import type { Field } from './field.ts'

/** A published table as every catalogue describes it. Days are `YYYY-MM-DD`. */
export interface Dataset {
  /** Also the name of its files, without their ending. */
  id: string
  title: string
  description: string
  fields: Field[]
  /** Columns that identify a row. */
  key: readonly string[]
  /** Where its figures come from, with the releases that went into it, oldest first. */
  sources: (Pick<Source, 'id' | 'title' | 'publisher' | 'page' | 'licence'> & {
    releases: string[]
  })[]
  /** Day of the newest import that went into it. */
  modified: string
  /** First and last period, each a day or a month (`YYYY-MM`), where its rows have periods of that form. */
  covers?: { from: string; to: string }
  files: FileFacts[]
}

/** A served file: what a reader needs to know that the download is whole. */
export interface FileFacts {
  name: string
  /** IANA media type, without parameters. */
  mediaType: string
  /** Size as served. */
  bytes: number
  sha256: string
}

interface Described {
  id: string
  title: string
  description: string
  row: z.ZodObject
  key: readonly string[]
  sources: readonly Source[]
  rows: readonly Record<string, unknown>[]
  /** Rows of the register: the official files behind it. */
  imported: readonly RegisterRow[]
  files: FileFacts[]
}

/** Puts together what is known of a table. @throws when nothing was imported for it */
export function describeDataset({ row, sources, rows, imported, ...named }: Described): Dataset {
  const { id, title, description, key, files } = named
  const covers = coverageOf(rows)
  return {
    id,
    title,
    description,
    fields: fieldsOf(row),
    key,
    sources: sources.map(({ id: source, title: name, publisher, page, licence }) => ({
      id: source,
      title: name,
      publisher,
      page,
      licence,
      releases: releasesOf(source, imported),
    })),
    modified: newestDay(id, imported),
    ...(covers && { covers }),
    files,
  }
}

function releasesOf(source: string, imported: readonly RegisterRow[]): string[] {
  const releases = imported.filter((file) => file.source === source).map(({ release }) => release)
  return [...new Set(releases)].sort()
}

/** The day on which the register last changed for these files: the data's own date, never the clock's. */
function newestDay(id: string, imported: readonly RegisterRow[]): string {
  const day = imported
    .flatMap(({ retrieved, superseded }) => [retrieved, superseded])
    .sort()
    .at(-1)
  if (!day) throw new Error(`dataset ${id}: no file in data/register.csv; import its sources`)
  return day
}

/** Columns that hold the beginnings and the ends of periods. */
const periods = [
  { start: 'period_start', end: 'period_end' },
  { start: 'census', end: 'census' },
]

function coverageOf(rows: readonly Record<string, unknown>[]): Dataset['covers'] {
  for (const { start, end } of periods) {
    const from = textsOf(rows, start)[0]
    const to = textsOf(rows, end).at(-1)
    if (from && to) return { from, to }
  }
  return undefined
}

function textsOf(rows: readonly Record<string, unknown>[], column: string): string[] {
  return rows.flatMap((row) => (typeof row[column] === 'string' ? [row[column]] : [])).sort()
}
