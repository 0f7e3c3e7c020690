import { z } from 'zod'
import type { Check } from './checks/check.ts'
import type { Source } from './source.ts'

/** One extract as a table's `build` receives it: the checked rows of one official release. */
export interface Extract<Row> {
  /** The release as the register names it, for example `2026-06`, `2022-23`. */
  release: string
  /** How the official file came to us, from the register: `as published`, `rebuilt`, `transcribed`, `compiled`. */
  provenance: string
  rows: readonly Row[]
}

/** For each source a table names, its extracts from the oldest release to the newest. */
export type Extracts<Sources extends Record<string, Source>> = {
  [Name in keyof Sources]: readonly Extract<z.infer<Sources[Name]['row']>>[]
}

/**
 * A tidy table: one row per observation, built from extracts by a pure function.
 * The file's name in `src/tables/` is its id, its file in `data/tables/` and its public address.
 */
export interface Table<
  Row extends z.ZodObject = z.ZodObject,
  Sources extends Record<string, Source> = Record<string, Source>,
> {
  id: string
  title: string
  /** What one row is and what it counts, in plain words. */
  description: string
  sources: Sources
  /** Schema of one row; every column carries `.describe()` (shown in the data dictionary), numbers their unit. */
  row: Row
  /** Columns that identify a row; unique in the table, and the order in which rows are stored. */
  key: readonly (keyof z.infer<Row> & string)[]
  /** Columns in whose order rows are stored, where it is not the order of the whole key. */
  order?: readonly (keyof z.infer<Row> & string)[]
  /** What must hold for its figures; a finding stops a release or asks for a reason. */
  checks?: readonly Check<z.infer<Row>>[]
  /** @throws when the extracts contradict each other (a failed reconciliation). */
  build(extracts: Extracts<Sources>): z.infer<Row>[]
}

/** A row of the extracts of source `S`. */
export type SourceRow<S extends Source> = z.infer<S['row']>

/** A row of the table `T`. */
export type RowOf<T extends Table> = z.infer<T['row']>

/** Declares a table; the only place where its sources' and its rows' types meet. */
export function defineTable<Row extends z.ZodObject, Sources extends Record<string, Source>>(
  table: Table<Row, Sources>,
): Table<Row, Sources> {
  return table
}

/** Under which licences a table's figures were published. */
export function licenceOf({ sources }: Table): string {
  return [...new Set(Object.values(sources).map(({ licence }) => licence))].join('; ')
}

/** How many; the column's words say of what. */
export const count = z.number().int().nonnegative().meta({ unit: 'count' })

/** A count that its publisher may hide: a number, or the word `suppressed` for a published `*` (1 to 4). */
export const suppressible = z.union([count, z.literal('suppressed')])

/** Work in full-time equivalents: 1 is 37.5 hours a week. */
export const fte = z.number().nonnegative().meta({ unit: 'FTE' })

/** Full-time equivalents for every 100,000 patients of the groups that the column's words name. */
export const fteRate = z.number().nonnegative().meta({ unit: 'FTE per 100,000 patients' })

/** A part of a whole: 0.125 is an eighth. */
export const share = z.number().min(0).max(1).meta({ unit: 'share' })

/** A census or another month, `YYYY-MM`. */
export const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .meta({ format: 'yearmonth' })

/** The stored form of a table: `data/tables/<id>.json`. */
export interface StoredTable<Row> {
  table: string
  /** The extracts it was built from, with the SHA-256 of each extract as committed. */
  inputs: { source: string; release: string; sha256: string }[]
  /** How many cells of the rows say `suppressed`. */
  suppressed: number
  rows: Row[]
}

/**
 * Checks rows against the table's schema and key.
 * @throws naming table, row and column on the first row that does not fit, and on a repeated key.
 */
export function checkRows<T extends Pick<Table, 'id' | 'row' | 'key'>>(
  table: T,
  rows: readonly unknown[],
): z.infer<T['row']>[] {
  const seen = new Set<string>()
  return rows.map((row, index) => {
    const checked = z.safeParse<T['row']>(table.row, row)
    if (!checked.success) {
      const issue = checked.error.issues[0]
      const column = issue?.path.join('.') ?? ''
      throw new Error(
        `table ${table.id}, row ${index + 1}: ${column}: ${JSON.stringify(Reflect.get(Object(row), column))}; ${issue?.message} — correct build() or the row schema in src/tables/${table.id}.ts`,
      )
    }
    const key = table.key.map((column) => Reflect.get(checked.data, column)).join(' · ')
    if (seen.has(key)) {
      throw new Error(
        `table ${table.id}, row ${index + 1}: ${table.key.join(' · ')}: ${key}; the key is repeated — every row needs its own`,
      )
    }
    seen.add(key)
    return checked.data
  })
}

/** Writes the stored form: stable, one row a line, so that a change of one figure is a change of one line. */
export function formatStoredTable(stored: StoredTable<Record<string, unknown>>): string {
  return `{
  "table": ${JSON.stringify(stored.table)},
  "inputs": [
${lines(stored.inputs)}
  ],
  "suppressed": ${stored.suppressed},
  "rows": [
${lines(stored.rows)}
  ]
}
`
}

function lines(items: readonly object[]): string {
  return items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')
}
