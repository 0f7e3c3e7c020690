import Papa from 'papaparse'

/** The parts of CSV on the Web metadata that the site writes. */
export interface CsvMetadata {
  '@context': [string, object]
  url: string
  tableSchema: { columns: Column[]; primaryKey: string[] }
}

interface Column {
  name: string
  titles: string
  datatype: { base: string; format?: string; minimum?: number; maximum?: number }
  required: boolean
  null: string[]
}

/** The written form of a value, by the name of its datatype (https://www.w3.org/TR/xmlschema11-2/). */
const forms: Record<string, RegExp> = {
  string: /^/,
  anyURI: /^https?:\S+$/,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  gYearMonth: /^\d{4}-(0[1-9]|1[0-2])$/,
  integer: /^-?\d+$/,
  decimal: /^-?\d+(\.\d+)?$/,
}

/**
 * Checks a CSV file against its metadata: header, and of every cell datatype, format, bounds and presence; then the
 * key. Follows https://www.w3.org/TR/tabular-metadata/ for the properties above. Returns what does not hold.
 */
export function checkCsv({ tableSchema }: CsvMetadata, csv: string): string[] {
  const [header = [], ...rows] = Papa.parse<string[]>(csv, { newline: '\r\n' }).data.slice(0, -1)
  const titles = tableSchema.columns.map((column) => column.titles)
  if (header.join() !== titles.join()) return [`header: ${header.join()}`]
  const cells = rows.flatMap((row, index) =>
    tableSchema.columns.flatMap((column, place) =>
      faultsOf(column, row[place]).map((fault) => `row ${index + 1}: ${column.name}: ${fault}`),
    ),
  )
  const places = tableSchema.primaryKey.map((name) => titles.indexOf(name))
  const keys = rows.map((row) => JSON.stringify(places.map((place) => row[place])))
  const repeated = keys.filter((key, index) => keys.indexOf(key) !== index)
  return [...cells, ...repeated.map((key) => `key: ${key} more than once`)]
}

function faultsOf({ datatype, required, null: nulls }: Column, cell: string | undefined): string[] {
  if (cell === undefined) return ['no cell']
  if (nulls.includes(cell)) return required ? ['no value'] : []
  const { base, format, minimum = -Infinity, maximum = Infinity } = datatype
  const fits =
    forms[base]?.test(cell) &&
    (format === undefined || new RegExp(format).test(cell)) &&
    !(Number(cell) < minimum || Number(cell) > maximum)
  return fits ? [] : [`${cell}: no ${base} ${format ?? ''}`]
}
