import Papa from 'papaparse'

/** A file of the site as an endpoint answers with it. */
export function respond(body: string | Uint8Array<ArrayBuffer>, type: string): Response {
  return new Response(body, { headers: { 'Content-Type': type } })
}

/** Rows as CSV for spreadsheets: like `formatDataCsv`, with the byte order mark that Excel knows UTF-8 by. */
export function formatPublicCsv(
  headings: Record<string, string>,
  rows: readonly Record<string, unknown>[],
): string {
  return `\uFEFF${formatDataCsv(headings, rows)}`
}

/**
 * Rows as CSV for programs, many of which would take a byte order mark for a part of the first column's name:
 * UTF-8, RFC 4180 line ends, numbers unrounded. Text that a spreadsheet would run as a formula gets an apostrophe
 * before it; numbers never do.
 * @param headings from a row's key to the heading of its column, in the order of the columns
 */
export function formatDataCsv(
  headings: Record<string, string>,
  rows: readonly Record<string, unknown>[],
): string {
  const keys = Object.keys(headings)
  const data = rows.map((row) => keys.map((key) => row[key] ?? null))
  const options = { newline: '\r\n', escapeFormulae: true }
  const csv = Papa.unparse({ fields: Object.values(headings), data }, options)
  // Without rows the header has its line end already.
  return rows.length === 0 ? csv : `${csv}\r\n`
}

/**
 * A value as JSON for people and for comparing: what holds plain values only stands on one line, as every row of a
 * table does, so that a change of one row is a change of one line.
 */
export function formatJson(value: unknown): string {
  return `${writeJson(value, '')}\n`
}

function writeJson(value: unknown, indent: string): string {
  if (!isNested(value) || !Object.values(value).some(isNested)) return JSON.stringify(value)
  const inner = `${indent}  `
  const lines = Array.isArray(value)
    ? value.map((item) => inner + writeJson(item, inner))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => `${inner}${JSON.stringify(key)}: ${writeJson(item, inner)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
