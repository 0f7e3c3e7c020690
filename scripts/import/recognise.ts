import type { Column } from '../../src/column.ts'
import type { Layout, Source } from '../../src/source.ts'
import { geometryColumn } from './geojson.ts'
import { ImportError } from './import-error.ts'
import { firstRecord, type Dialect } from './records.ts'

/** Which layout a file has, and where the needed columns stand in it. */
export interface Recognised {
  /** The layout's name in its source. */
  layout: string
  dialect: Dialect
  /** Only rows that hold one of these are parsed; without it, all. */
  keeps: readonly string[] | undefined
  /** Number of fields in the header. */
  width: number
  columns: LocatedColumn[]
}

/** A needed column, by which of its names it goes in this file, and where. */
interface LocatedColumn {
  key: string
  name: string
  index: number
  column: Column<unknown>
}

interface Candidate {
  name: string
  layout: Layout
  dialect: Dialect
  header: string[]
  located: LocatedColumn[]
  /** Official names of needed columns that the header lacks. */
  missing: string[]
}

/** The beginning of a text file, or the names of a workbook's columns or of a GeoJSON file's properties. */
export type Start = string | string[]

const dialects = {
  csv: { delimiter: ',', quotes: 'usual' },
  tsv: { delimiter: '\t', quotes: 'literal' },
} as const

const separators = [
  { delimiter: ',', name: 'commas' },
  { delimiter: '\t', name: 'tabs' },
  { delimiter: ';', name: 'semicolons' },
] as const

/**
 * Finds the layout of a file by its header: columns may stand in any order and among any others.
 * @throws {ImportError} naming what is missing, or what the file is instead
 */
export function recognise(
  start: Start,
  where: string,
  source: Source,
  sources: readonly Source[],
): Recognised {
  if (typeof start === 'string') refuseWhatIsNoTable(start, where)
  const candidates = candidatesOf(source, start).sort((a, b) => b.located.length - a.located.length)
  const found = candidates.find(({ missing }) => missing.length === 0)
  if (found) {
    const { name, dialect, layout } = found
    return { layout: name, dialect, keeps: layout.keeps, ...locateOnce(found, where) }
  }

  const other = sources.find((each) =>
    candidatesOf(each, start).some(({ missing }) => missing.length === 0),
  )
  if (other) {
    throw new ImportError(
      `${where}:1: header: that of another publication, ${other.title}; run npm run data:import -- ${other.id} <file>`,
    )
  }
  throw new ImportError(tellDifference(source, start, candidates[0], where))
}

function candidatesOf({ layouts }: Source, start: Start): Candidate[] {
  return Object.entries(layouts)
    .filter(([, { format }]) => ['xlsx', 'geojson'].includes(format) === Array.isArray(start))
    .map(([name, layout]) => {
      const dialect = dialects[layout.format === 'tsv' ? 'tsv' : 'csv']
      const fields = typeof start === 'string' ? firstRecord(start, dialect) : start
      return Object.assign(locate(layout, fields), { name, layout, dialect })
    })
}

function locate({ columns }: Layout, fields: string[]) {
  const header = fields.map((name) => name.trim())
  const folded = header.map(fold)
  const located: LocatedColumn[] = []
  const missing: string[] = []
  for (const [key, column] of Object.entries(columns)) {
    const found = column.names.map(fold).find((name) => folded.includes(name))
    const index = found === undefined ? -1 : folded.indexOf(found)
    if (index === -1) missing.push(column.names.join(' or '))
    else located.push({ key, name: header[index]!, index, column })
  }
  return { header, located, missing }
}

/** A header's name as it is compared: publishers change capitals and spaces from one year to the next. */
function fold(name: string): string {
  return name.replaceAll(/\s+/g, ' ').trim().toLowerCase()
}

function kindOf(start: Start): string {
  if (typeof start === 'string') return 'text'
  return start.at(-1) === geometryColumn ? 'GeoJSON' : 'a workbook'
}

function locateOnce({ header, located }: Candidate, where: string) {
  const folded = header.map(fold)
  const repeated = located.find(({ name, index }) => folded.lastIndexOf(fold(name)) !== index)
  if (repeated) {
    throw new ImportError(
      `${where}:1: ${repeated.name}: in the header twice; expected it once — download the file again`,
    )
  }
  return { width: header.length, columns: located }
}

function refuseWhatIsNoTable(start: string, where: string) {
  if (start.trim() === '') throw new ImportError(`${where}: empty file; download it again`)
  if (/^\s*</.test(start)) {
    throw new ImportError(
      `${where}: a web page, not data; open the address in a browser, it may have moved, and download the file again`,
    )
  }
  if (start.includes('\0')) {
    throw new ImportError(
      `${where}: bytes that are no text; expected CSV, a ZIP or a workbook — download the file again`,
    )
  }
}

/** Tells, a line for each problem, how a header differs from the layout that comes closest to it. */
function tellDifference(
  source: Source,
  start: Start,
  closest: Candidate | undefined,
  where: string,
): string {
  if (!closest) {
    const formats = Object.values(source.layouts).map(({ format }) => format.toUpperCase())
    return `${where}: ${kindOf(start)}; expected ${[...new Set(formats)].join(' or ')} — take the file as published`
  }
  const { layout, header, located, missing, dialect } = closest
  const usual = separators.find(({ delimiter }) => delimiter === dialect.delimiter)?.name
  if (typeof start === 'string') {
    for (const { delimiter, name } of separators) {
      if (delimiter === dialect.delimiter && dialect.quotes === 'usual') continue
      const apart = locate(layout, firstRecord(start, { delimiter, quotes: 'usual' }))
      if (apart.located.length > located.length) {
        const how =
          delimiter === dialect.delimiter
            ? 'in quotes; expected none'
            : `separated by ${name}; expected ${usual}`
        return `${where}:1: fields ${how} — take the file as published, not one saved again by a spreadsheet`
      }
    }
  }
  if (located.length === 0) {
    const names = Object.values(layout.columns).map((column) => column.names[0])
    return `${where}:1: header: ${JSON.stringify(inBrief(header.join(',')))}; expected ${names.join(', ')} — check that this is a file of ${source.title}`
  }
  const unused = header.filter((name) => !located.some((each) => each.name === name))
  return missing
    .map(
      (name) =>
        `${where}:1: ${name}: no such column; expected it in the ${layout.title} — if it has a new name, add that to src/sources/${source.id}.ts (columns not used: ${inBrief(unused.join(', ')) || 'none'})`,
    )
    .join('\n')
}

/** A header as messages show it: what is no table at all may have one of any length. */
function inBrief(header: string): string {
  return header.length > 300 ? `${header.slice(0, 300)}…` : header
}
