import Papa from 'papaparse'
import { z } from 'zod'
import type { Source } from './source.ts'

/** Writes an extract: header, one row a line, LF, quotes only where they are needed. */
export function formatExtract<Row extends z.ZodObject>(
  { row: schema }: Pick<Source<Row>, 'row'>,
  rows: readonly z.infer<Row>[],
): string {
  const columns = Object.entries(schema.shape).map(([name, cell]) => ({
    name,
    write: writerOf(cell),
  }))
  const written = rows.map((row) => columns.map(({ name, write }) => write(row[name])))
  return formatRows(Object.keys(schema.shape), written)
}

/** Writes cells of one column, equal ones once: in an extract of many thousand rows most have been there before. */
function writerOf(cell: z.core.$ZodType): (value: unknown) => unknown {
  const written = new Map<unknown, unknown>()
  return (value) => {
    if (!written.has(value)) written.set(value, z.encode(cell, value))
    return written.get(value)
  }
}

/**
 * Reads an extract back.
 * @param where file name for messages
 * @throws naming line, column and value of the first cell that does not fit the source's row schema
 */
export function parseExtract<Row extends z.ZodObject>(
  { row: schema }: Pick<Source<Row>, 'row'>,
  csv: string,
  where: string,
): z.infer<Row>[] {
  return parseCsv(csv).map((cells, index) => {
    const row = schema.safeParse(cells)
    if (row.success) return row.data
    const issue = row.error.issues[0]
    const column = String(issue?.path[0] ?? '')
    throw new Error(
      `${where}:${index + 2}: ${column}: ${JSON.stringify(cells[column])}; ${issue?.message} — extracts are written by npm run data:import only: import the official file again`,
    )
  })
}

/** Writes rows as CSV with the given columns. */
export function formatCsv(columns: string[], rows: readonly object[]): string {
  return formatRows(columns, [...rows])
}

function formatRows(columns: string[], rows: object[]): string {
  return `${Papa.unparse({ fields: columns, data: rows }, { newline: '\n' })}\n`
}

/** Reads CSV with a header into rows of text cells. */
export function parseCsv(csv: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(csv, {
    header: true,
    delimiter: ',',
    newline: '\n',
    skipEmptyLines: true,
  }).data
}
