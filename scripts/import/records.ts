import { Readable } from 'node:stream'
import Papa from 'papaparse'
import { ImportError } from './import-error.ts'

/** How the fields of a text file are told apart. */
export interface Dialect {
  delimiter: ',' | '\t' | ';'
  /** `literal`: a quote is a character like any other, as in the publishers' tab-separated files. */
  quotes: 'usual' | 'literal'
}

// A quote that is never closed would swallow the rest of the file into memory.
export const longestRecord = 4_000_000

/**
 * Parses text in pieces of any size and hands on each record with the line it begins on, counted as an
 * editor counts: line breaks inside quotes too. Blank lines are passed over.
 * @param text with LF line breaks
 * @throws {ImportError} on quotes that are not in pairs
 */
export function readRecords(
  text: AsyncIterable<string>,
  dialect: Dialect,
  where: string,
  take: (fields: string[], line: number) => void,
): Promise<void> {
  let line = 1
  let given = 0
  let parsed = 0
  const refuse = (what: string) => {
    throw quotesError(where, line, what)
  }

  async function* watched() {
    for await (const piece of text) {
      if (given - parsed > longestRecord) refuse('a record without an end')
      given += piece.length
      yield piece
    }
  }

  const stream = Readable.from(watched(), { highWaterMark: 1 })
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(stream, {
      ...papaConfig(dialect),
      chunk({ data, errors, meta }) {
        parsed = meta.cursor
        for (const [index, fields] of data.entries()) {
          const error = errors.find(({ row }) => row === index)
          if (error) refuse(error.message.toLowerCase())
          if (!isBlankLine(fields)) take(fields, line)
          line += 1 + countLineBreaks(fields)
        }
      },
      complete: () => resolve(),
      error(error) {
        stream.destroy()
        reject(error)
      },
    })
  })
}

/**
 * Parses whole records.
 * @param text with an LF after each record
 * @param lines the line that each begins on
 */
export function parseRecords(
  text: string,
  lines: readonly number[],
  dialect: Dialect,
  take: (fields: string[], line: number) => void,
) {
  if (lines.length === 0) return
  const { data } = Papa.parse<string[]>(text, papaConfig(dialect))
  for (const [index, line] of lines.entries()) {
    const fields = data[index]!
    if (!isBlankLine(fields)) take(fields, line)
  }
}

/** What is said of quotes that are not in pairs. */
export function quotesError(where: string, line: number, what: string): ImportError {
  return new ImportError(
    `${where}:${line}: ${what}; expected quotes in pairs — download the file again`,
  )
}

/** The first record of a text, for recognising its header. */
export function firstRecord(text: string, dialect: Dialect): string[] {
  return Papa.parse<string[]>(text, { ...papaConfig(dialect), preview: 1 }).data[0] ?? []
}

function papaConfig({ delimiter, quotes }: Dialect) {
  // Papa's fast mode splits at delimiters and knows no quotes.
  return { delimiter, newline: '\n', ...(quotes === 'literal' && { fastMode: true }) } as const
}

function isBlankLine(fields: string[]): boolean {
  return fields.length === 1 && fields[0] === ''
}

function countLineBreaks(fields: string[]): number {
  let count = 0
  for (const field of fields) {
    for (let at = field.indexOf('\n'); at !== -1; at = field.indexOf('\n', at + 1)) count += 1
  }
  return count
}
