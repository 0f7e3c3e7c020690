import { globSync, readFileSync } from 'node:fs'
import type { Tables } from '../src/fact.ts'

/** The rows of every table as committed in `data/tables`, by the table's id. */
export const storedTables: Tables = Object.fromEntries(
  globSync('data/tables/*.json').map((file) => {
    const { table, rows } = JSON.parse(readFileSync(file, 'utf8'))
    return [table, rows]
  }),
)
