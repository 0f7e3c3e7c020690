import type { Column } from '../../src/column.ts'
import type { Layout, Source } from '../../src/source.ts'
import { ImportError } from './findings.ts'
import { firstRecord, type Dialect } from './records.ts'

/** Which layout a file has, and where the needed columns stand in it. */
export interface Recognised {
  /** The layout's name in its source. */
  name: string
  dialect: Dialect
  /** Number of fields in the header. */
  width: number
  columns: Located['columns']
}

interface Located {
  /** For each needed column its name in this file and its position. */
  columns: { key: string; name: string; index: number; column: Column<unknown> }[]
  /** Official names of the columns that the file lacks. */
  missing: string[]
  header: string[]
}

const dialects = {
  csv: { delimiter: ',', quotes: 'usual' },
  tsv: { delimiter: '\t', quotes: 'literal' },
} as const satisfies Record<string, Dialect>

const separators = { ',': 'commas', '\t': 'tabs', ';': 'semicolons' } as const

/**
 * Finds the layout of a file by its header: columns may stand in any order and among any others.
 * @param start the beginning of a text file, or the first row of a workbook's sheet
 * @throws {ImportError} naming what is missing, or what the file is instead
 */
export function recognise(
  start: string | string[],
  where: string,
  { source, sources }: { source: Source; sources: readonly Source[] },
): Recognised {
  if (typeof start === 'string') refuseWhatIsNoTable(start, where)

  const candidates = candidatesOf(source, start)
  const complete = candidates
    .filter(({ located }) => located.missing.length === 0)
    .sort((a, b) => b.located.columns.length - a.located.columns.length)[0]
  if (complete) {
    const { name, dialect, located } = complete
    const names = located.header
    for (const column of located.columns) {
      if (names.indexOf(column.name) !== names.lastIndexOf(column.name)) {
        throw new ImportError(
          `${where}:1: ${column.name}: stands in the header twice; expected it once — download the file again`,
        )
      }
    }
    return { name, dialect, width: names.length, columns: located.columns }
  }

  const other = sources.find(
    (each) =>
      each !== source &&
      candidatesOf(each, start).some(({ located }) => located.missing.length === 0),
  )
  if (other) {
    throw new ImportError(
      `${where}:1: header of another publication: ${other.title}; run npm run data:import -- ${other.id} <file>`,
    )
  }
  throw new ImportError(describeDifference(source, start, candidates, where))
}

function candidatesOf({ layouts }: Source, start: string | string[]) {
  return Object.entries(layouts)
    .filter(([, { format }]) => (format === 'xlsx') === Array.isArray(start))
    .map(([name, layout]) => {
      const dialect = dialects[layout.format === 'tsv' ? 'tsv' : 'csv']
      const header = Array.isArray(start) ? start : firstRecord(start, dialect)
      return { name, layout, dialect, located: locate(layout, header) }
    })
}

function locate({ columns }: Layout, header: string[]): Located {
  const names = header.map((name) => name.trim())
  const located: Located = { columns: [], missing: [], header: names }
  for (const [key, column] of Object.entries(columns)) {
    const name = column.names.find((each) => names.includes(each))
    if (name === undefined) located.missing.push(column.names.join(' or '))
    else located.columns.push({ key, name, index: names.indexOf(name), column })
  }
  return located
}

function refuseWhatIsNoTable(start: string, where: string) {
  if (start.trim() === '') {
    throw new ImportError(`${where}: empty file; download it again`)
  }
  if (/^\s*<(!doctype|html|\?xml|head|body)/i.test(start)) {
    throw new ImportError(
      `${where}: a web page, not data; the address may have moved — download the file again`,
    )
  }
  if (start.includes('\0')) {
    throw new ImportError(
      `${where}: binary data; expected text, a ZIP or a workbook — download the file again`,
    )
  }
}

/** One line for each column that the closest layout misses, or what the header has instead. */
function describeDifference(
  source: Source,
  start: string | string[],
  candidates: ReturnType<typeof candidatesOf>,
  where: string,
): string {
  const closest = candidates.sort((a, b) => b.located.columns.length - a.located.columns.length)[0]
  if (!closest) {
    const formats = [
      ...new Set(Object.values(source.layouts).map(({ format }) => format.toUpperCase())),
    ]
    return `${where}: ${Array.isArray(start) ? 'a workbook' : 'a text file'}; expected ${formats.join(' or ')} — take the file as published`
  }
  const { layout, dialect, located } = closest
  if (typeof start === 'string') {
    for (const delimiter of Object.keys(separators) as (keyof typeof separators)[]) {
      const found = locate(layout, firstRecord(start, { delimiter, quotes: 'usual' }))
      if (found.columns.length > located.columns.length) {
        return `${where}:1: fields are separated by ${separators[delimiter]}; expected ${separators[dialect.delimiter]} — take the file as published, not one saved again by a spreadsheet`
      }
    }
  }
  if (located.columns.length === 0) {
    const wanted = Object.values(layout.columns).map(({ names }) => names[0])
    return `${where}:1: header: ${JSON.stringify(located.header.join(','))}; expected ${wanted.join(', ')} — check that it is a file of ${source.title}`
  }
  const used = new Set(located.columns.map(({ name }) => name))
  const others = located.header.filter((name) => !used.has(name))
  return located.missing
    .map(
      (name) =>
        `${where}:1: ${name}: column missing; expected it in the ${layout.title} — if it was renamed, add the new name in src/sources/${source.id}.ts (unused: ${others.join(', ') || 'none'})`,
    )
    .join('\n')
}
