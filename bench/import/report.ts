import { formatCount, formatDecimal } from '../../src/format.ts'

/** What one reader made of a file. */
export interface Reading {
  reader: string
  result: unknown
  milliseconds: number
  /** The most memory it held. */
  bytes: number
}

/** A table of the readers: how fast each was, beside the bare scan, and how much memory it held. */
export function describeReadings(
  lines: number,
  size: number,
  readings: readonly Reading[],
): string {
  const scan = readings.find(({ reader }) => reader === 'scan')!
  const rows = readings.map(({ reader, milliseconds, bytes }) => [
    reader,
    formatDecimal(milliseconds / 1000, 2),
    formatDecimal(milliseconds / scan.milliseconds, 1),
    formatDecimal(lines / milliseconds / 1000, 1),
    formatCount(size / milliseconds / 1000),
    formatCount(bytes / 1e6),
  ])
  const [result] = readings.filter(({ reader }) => reader !== 'scan').map((each) => each.result)
  return [
    `\n${formatCount(lines)} lines, ${formatCount(size / 1e6)} MB`,
    ...align([['reader', 'seconds', '× scan', 'M rows/s', 'MB/s', 'peak MB'], ...rows]),
    `all readers found the same: ${JSON.stringify(result)}`,
  ].join('\n')
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
