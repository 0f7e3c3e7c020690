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
  return `${Papa.unparse({ fields: Object.values(headings), data }, options)}\r\n`
}

/** A value as JSON that a person can read. */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
