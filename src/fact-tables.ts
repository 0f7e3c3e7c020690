import type { Tables } from './fact.ts'
import { tables } from './tables.ts'

/** The rows of every table by its id, as the facts read them. */
export const factTables = Object.fromEntries(
  tables.map(({ table, rows }) => [table, rows]),
) as unknown as Tables
