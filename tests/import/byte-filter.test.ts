import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterRecords } from '../../scripts/import/byte-filter.ts'
import { decode, toUtf8 } from '../../scripts/import/decode.ts'
import { parseRecords, readRecords, type Dialect } from '../../scripts/import/records.ts'

const needles = ['NCD001', 'PC01']
const usual = { delimiter: ',', quotes: 'usual' } as const

async function* cut(bytes: Uint8Array, sizes: number[]) {
  let at = 0
  for (let piece = 0; at < bytes.length; piece += 1) {
    const size = sizes[piece % sizes.length]!
    yield bytes.subarray(at, at + size)
    at += size
  }
}

interface Records {
  /** The header and the rows that hold a needle, each with its line. */
  wanted: { fields: string[]; line: number }[]
  count: number
}

/** A file read whole, or what it is refused for. */
async function readPlainly(bytes: Uint8Array, dialect: Dialect): Promise<Records | string> {
  const records: { fields: string[]; line: number }[] = []
  try {
    await readRecords(decode(cut(bytes, [1 << 16])), dialect, 'x.csv', (fields, line) =>
      records.push({ fields, line }),
    )
  } catch (error) {
    return String(error)
  }
  return { wanted: records.filter(isWanted), count: records.length }
}

/** The same file read through the filter. */
async function readFiltered(
  bytes: Uint8Array,
  dialect: Dialect,
  sizes: number[],
): Promise<Records | string> {
  const records: { fields: string[]; line: number }[] = []
  let count = 0
  try {
    const utf8 = toUtf8(cut(bytes, sizes))
    for await (const { text, lines, passed } of filterRecords(utf8, needles, dialect, 'x.csv')) {
      parseRecords(text, lines, dialect, (fields, line) => records.push({ fields, line }))
      count += passed
    }
  } catch (error) {
    return String(error)
  }
  return { wanted: records.filter(isWanted), count: count + records.length }
}

function isWanted({ fields }: { fields: string[] }, index: number): boolean {
  return index === 0 || fields.some((field) => needles.some((needle) => field.includes(needle)))
}

const encodings: Record<string, (text: string) => Buffer> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a mark': (text) => Buffer.from(`\uFEFF${text}`),
  'windows-1252': (text) => Buffer.from(text, 'latin1'),
  'UTF-16, little end first': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16, big end first': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
}

const size = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 3000 }))
const sizes = fc.array(size, { minLength: 1, maxLength: 4 })
const encoding = fc.constantFrom(...Object.values(encodings))
const pieces = ['NCD001', 'PC01', 'NCD00', '1', 'a', ' ', ',', '"', '""', 'é', '\t', '\n', '\r\n']

describe('filtering the bytes of a file', () => {
  it('reads any table as it is read without the filter: rows, their lines, and how many', async () => {
    const field = fc
      .array(fc.constantFrom(...pieces, '\r'), { maxLength: 4 })
      .map((parts) => parts.join(''))
    const table = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 14,
    })
    const lineBreak = fc.constantFrom('\n', '\r\n', '\r')
    const quoting = fc.array(fc.boolean(), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(
        table,
        lineBreak,
        quoting,
        encoding,
        sizes,
        fc.boolean(),
        async (rows, end, quoted, encode, pieceSizes, isEnded) => {
          const written = ['CODE,INDICATOR', ...rows.map((fields, row) => writeRow(fields, row))]
          function writeRow(fields: string[], row: number) {
            return fields
              .map((value, column) =>
                quoted[(row * 3 + column) % quoted.length] || /[",\r\n]/.test(value)
                  ? `"${value.replaceAll('"', '""')}"`
                  : value,
              )
              .join(',')
          }
          const bytes = encode(written.join(end) + (isEnded ? end : ''))
          const plain = await readPlainly(bytes, usual)
          expect(plain).toBeTypeOf('object')
          expect(await readFiltered(bytes, usual, pieceSizes)).toEqual(plain)
        },
      ),
      { numRuns: 1000 },
    )
  }, 30_000)

  it('reads or refuses any text as it is read or refused without the filter', async () => {
    const text = fc.array(fc.constantFrom(...pieces, '\r'), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(text, encoding, sizes, async (parts, encode, pieceSizes) => {
        const bytes = encode(`CODE,INDICATOR\n${parts.join('')}`)
        expect(await readFiltered(bytes, usual, pieceSizes)).toEqual(
          await readPlainly(bytes, usual),
        )
      }),
      { numRuns: 1000 },
    )
  }, 30_000)

  it('takes quotes as they stand in tab-separated text', async () => {
    const tabs = { delimiter: '\t', quotes: 'literal' } as const
    const text = fc.array(fc.constantFrom(...pieces, '\r'), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(text, sizes, async (parts, pieceSizes) => {
        const bytes = Buffer.from(`CODE\tINDICATOR\n${parts.join('')}`)
        expect(await readFiltered(bytes, tabs, pieceSizes)).toEqual(await readPlainly(bytes, tabs))
      }),
      { numRuns: 1000 },
    )
  }, 30_000)

  it('counts lines among control characters, spaces and blank lines as without the filter', async () => {
    const piece = fc.constantFrom(
      '\n',
      '\r\n',
      '\r',
      '\0',
      '\x1f',
      ' ',
      '!',
      'a,b',
      'PC01',
      'long words',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 400 }), sizes, async (parts, pieceSizes) => {
        const bytes = Buffer.from(`CODE,INDICATOR\n${parts.join('')}`)
        expect(await readFiltered(bytes, usual, pieceSizes)).toEqual(
          await readPlainly(bytes, usual),
        )
      }),
      { numRuns: 1000 },
    )
  }, 30_000)

  it('settles the encoding by the rows that it passes over, too', async () => {
    const file = Buffer.concat([
      Buffer.from('CODE,NAME\nNCD999,'),
      Buffer.from([0x92]),
      Buffer.from('\nNCD001,é\n'),
    ])
    expect(await readFiltered(file, usual, [5])).toEqual({
      wanted: [
        { fields: ['CODE', 'NAME'], line: 1 },
        { fields: ['NCD001', 'Ã©'], line: 3 },
      ],
      count: 3,
    })
  }, 30_000)

  it('gives up on a record without an end before it fills the memory', async () => {
    const endless = Buffer.from(`a,b\n"${'c,d\n'.repeat(3_000_000)}`)
    expect(await readFiltered(endless, usual, [1 << 18])).toContain(
      'x.csv:2: a record without an end; expected quotes in pairs',
    )
  }, 30_000)
})
