import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRecords, type Dialect } from '../../scripts/import/records.ts'

const usual = { delimiter: ',', quotes: 'usual' } as const
const tabs = { delimiter: '\t', quotes: 'literal' } as const

async function* cut(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

async function read(text: string, dialect: Dialect, size = 5) {
  const records: { fields: string[]; line: number }[] = []
  await readRecords(cut(text, size), dialect, 'x.csv', (fields, line) =>
    records.push({ fields, line }),
  )
  return records
}

const field = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', '"', '\n', '’'), maxLength: 6 })
const table = fc.array(fc.tuple(field, field, field), { maxLength: 12 })

describe('reading records', () => {
  it('gives back any table with the line on which each record begins, in pieces of any size', async () => {
    const quoting = fc.array(fc.boolean(), { minLength: 1, maxLength: 5 })
    const size = fc.integer({ min: 1, max: 40 })
    await fc.assert(
      fc.asyncProperty(
        table,
        quoting,
        size,
        fc.boolean(),
        async (rows, quoted, pieceSize, ended) => {
          let text = ''
          const expected = rows.map((fields, row) => {
            const line = text.split('\n').length
            const written = fields.map((each, column) =>
              quoted[(row * 3 + column) % quoted.length] || /[",\n]/.test(each)
                ? `"${each.replaceAll('"', '""')}"`
                : each,
            )
            text += `${written.join(',')}\n`
            return { fields, line }
          })
          expect(await read(ended ? text : text.slice(0, -1), usual, pieceSize)).toEqual(expected)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('takes quotes as they stand in tab-separated text', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', ' '),
      minLength: 1,
      maxLength: 6,
    })
    const size = fc.integer({ min: 1, max: 40 })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell)), size, async (rows, pieceSize) => {
        const text = rows.map((fields) => `${fields.join('\t')}\n`).join('')
        expect(await read(text, tabs, pieceSize)).toEqual(
          rows.map((fields, index) => ({ fields, line: index + 1 })),
        )
      }),
    )
  })

  it('passes over blank lines and counts them', async () => {
    expect(await read('a,b\n\n\nc,d\n\n', usual)).toEqual([
      { fields: ['a', 'b'], line: 1 },
      { fields: ['c', 'd'], line: 4 },
    ])
  })

  it('refuses text after a closing quote, with its line', async () => {
    await expect(read('a,b\n"c"d,e\nf,g\n', usual)).rejects.toThrow(
      /^x\.csv:2: trailing quote on quoted field is malformed; expected quotes in pairs — download the file again$/,
    )
  })

  it('gives up on a record without an end before it fills the memory', async () => {
    const endless = `a,b\n"${'c,d\n'.repeat(3_000_000)}`
    await expect(read(endless, usual, 1 << 18)).rejects.toThrow(
      'x.csv:2: a record without an end; expected quotes in pairs',
    )
  })

  it('ends with the error of whoever takes the records', async () => {
    const failing = readRecords(cut('a,b\nc,d\n', 4), usual, 'x.csv', () => {
      throw new Error('no more')
    })
    await expect(failing).rejects.toThrow('no more')
  })
})
