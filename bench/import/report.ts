import { formatCount, formatDecimal } from '../../src/format.ts'

/** What one reader made of a file. */
export interface Reading {
  reader: string
  result: unknown
  milliseconds: number
  /** Milliseconds of all processors together. */
  worked: number
  /** The most memory it held. */
  bytes: number
}

const heads = [
  'reader',
  'seconds',
  '× scan',
  '× DuckDB',
  'CPU s',
  'M rows/s',
  'MB/s',
  'peak MB',
] as const

const mostScans = 3
const mostBytes = 200e6

/**
 * A table of the readers: how fast each was, beside the bare scan and DuckDB, and how much memory it held; and which
 * targets the importer meets.
 */
export function describeReadings(
  lines: number,
  size: number,
  readings: readonly Reading[],
): string {
  const timesOf = (other: string, { milliseconds }: Reading) => {
    const found = readings.find(({ reader }) => reader === other)
    return found && milliseconds / found.milliseconds
  }
  const rows = readings.map((reading) => [
    reading.reader,
    formatDecimal(reading.milliseconds / 1000, 2),
    formatTimes(timesOf('scan', reading)),
    formatTimes(timesOf('duckdb', reading)),
    formatDecimal(reading.worked / 1000, 2),
    formatDecimal(lines / reading.milliseconds / 1000, 1),
    formatCount(size / reading.milliseconds / 1000),
    formatCount(reading.bytes / 1e6),
  ])
  const importer = readings.find(({ reader }) => reader === 'importer')
  const [result] = readings.filter(({ reader }) => reader !== 'scan').map((each) => each.result)
  return [
    `\n${formatCount(lines)} lines, ${formatCount(size / 1e6)} MB`,
    ...align([[...heads], ...rows]),
    `all readers found the same: ${JSON.stringify(result)}`,
    ...(importer
      ? [
          target('importer at least as fast as DuckDB', timesOf('duckdb', importer), 1),
          target('importer within 3 × of the bare scan', timesOf('scan', importer), mostScans),
          target('importer under 200 MB', importer.bytes, mostBytes),
        ]
      : []),
  ].join('\n')
}

function formatTimes(times: number | undefined): string {
  return times === undefined ? '–' : formatDecimal(times, 2)
}

function target(what: string, value: number | undefined, most: number): string {
  if (value === undefined) return `not measured: ${what}`
  return `${value <= most ? 'met' : 'missed'}: ${what}`
}

function align(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
      )
      .join('  '),
  )
}
