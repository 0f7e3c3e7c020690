import type { TableState } from '../diff/diff-tables.ts'
import type { SchemaSnapshot } from '../metadata/schema-diff.ts'

/** The figures of a release, or of the site as it stands, as much as comparing them needs. */
export interface ReleaseState {
  tables: TableState[]
  charts: ChartState[]
}

/** What a chart draws, as a table of its points. */
export interface ChartState extends TableState {
  /** The table that it draws. */
  table: string
}

/** Names of the files of a release that are read again. */
export const schemaFile = 'schema.json'
export const chartFile = (id: string) => `charts/${id}.json`

/**
 * Reads the figures of a release from its files.
 * @param names of all its files
 * @param read gives the text of one
 */
export function stateOf(names: readonly string[], read: (name: string) => string): ReleaseState {
  const schema: SchemaSnapshot = JSON.parse(read(schemaFile))
  const ids = Object.keys(schema).filter((id) => names.includes(`${id}.json`))
  const charts = names.filter((name) => name.startsWith('charts/'))
  return {
    tables: ids.map((id) => ({
      id,
      key: schema[id]!.key,
      rows: JSON.parse(read(`${id}.json`)).rows,
    })),
    charts: charts.map((name) => {
      const { chart, table, key, rows } = JSON.parse(read(name))
      return { id: chart, table, key, rows }
    }),
  }
}
