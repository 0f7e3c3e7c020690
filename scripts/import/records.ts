import { Readable } from 'node:stream'
import Papa from 'papaparse'
import { ImportError } from './findings.ts'

/** How the fields of a text file are told apart. */
export interface Dialect {
  delimiter: ',' | '\t' | ';'
  /** `literal`: a quote is a character like any other, as in the publishers' tab-separated files. */
  quotes: 'usual' | 'literal'
}

// A quote that never closes would swallow the rest of the file: no record of these publications comes near this.
const longestRecord = 1_000_000

function papaConfig({ delimiter, quotes }: Dialect) {
  return { delimiter, newline: '\n', ...(quotes === 'literal' && { fastMode: true }) } as const
}

/**
 * Parses text in chunks of any size and hands on each record with the line it begins on, counted as an
 * editor counts: line breaks inside quotes too. Blank lines are passed over.
 * @param text with LF line breaks
 * @throws {ImportError} on quotes that do not fit
 */
export function readRecords(
  text: AsyncIterable<string>,
  dialect: Dialect,
  where: string,
  take: (fields: string[], line: number) => void,
): Promise<void> {
  let line = 1
  let pending = 0

  async function* watched() {
    for await (const piece of text) {
      pending += piece.length
      if (pending > longestRecord + piece.length) {
        throw new ImportError(
          `${where}:${line}: record of more than ${longestRecord} characters; a quote may be left open — download the file again`,
        )
      }
      yield piece
    }
  }

  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(Readable.from(watched()), {
      ...papaConfig(dialect),
      chunk({ data, errors }) {
        for (const [index, fields] of data.entries()) {
          const error = errors.find(({ row }) => row === index)
          if (error) {
            throw new ImportError(
              `${where}:${line}: ${error.message.toLowerCase()}; expected quotes in pairs — download the file again`,
            )
          }
          if (fields.length > 1 || fields[0] !== '') take(fields, line)
          line += 1 + countLineBreaks(fields)
        }
        if (data.length > 0) pending = 0
      },
      complete: () => resolve(),
      error: reject,
    })
  })
}

/** The first record of a text, for recognising its header. */
export function firstRecord(text: string, dialect: Dialect): string[] {
  return Papa.parse<string[]>(text, { ...papaConfig(dialect), preview: 1 }).data[0] ?? []
}

function countLineBreaks(fields: string[]): number {
  let count = 0
  for (const field of fields) {
    for (let at = field.indexOf('\n'); at !== -1; at = field.indexOf('\n', at + 1)) count += 1
  }
  return count
}
