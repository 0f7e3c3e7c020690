import type { z } from 'zod'

/**
 * A publication: who publishes it, under which licence, what its official files look like,
 * and the tidy rows that an import takes from them. One file in `src/sources/` each; the file's name is its id.
 */
export interface Source<Row extends z.ZodObject = z.ZodObject> {
  id: string
  title: string
  publisher: string
  /** Schema of one row of the tidy extract; every column carries `.describe()`. */
  row: Row
}
