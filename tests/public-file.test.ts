import * as fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { formatDataCsv, formatJson, formatPublicCsv } from '../src/public-file.ts'

const headings = { area: 'Area', share: 'Share (0 to 1)' }

describe('a CSV file for spreadsheets', () => {
  test('begins with a byte order mark and ends every line as RFC 4180 asks', () => {
    const csv = formatPublicCsv(headings, [{ area: 'Norfolk, and Waveney', share: 0.125 }])
    expect(csv).toBe('\uFEFFArea,Share (0 to 1)\r\n"Norfolk, and Waveney",0.125\r\n')
  })

  test('for programs is the same without the mark', () => {
    const rows = [{ area: 'Norfolk', share: 0.125 }]
    expect(formatPublicCsv(headings, rows)).toBe(`\uFEFF${formatDataCsv(headings, rows)}`)
  })

  test('writes nothing where there is no figure, and the word where it is hidden', () => {
    const csv = formatPublicCsv(headings, [
      { area: 'A', share: null },
      { area: 'B', share: 'suppressed' },
    ])
    expect(csv).toContain('A,\r\nB,suppressed\r\n')
  })

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'a spreadsheet does not run the text %j as a formula',
    (area) => {
      const csv = formatPublicCsv(headings, [{ area, share: 1 }])
      expect(Papa.parse<string[]>(csv.slice(1)).data[1]?.[0]).toBe(`'${area}`)
    },
  )

  test('a negative number stays a number', () => {
    expect(formatPublicCsv(headings, [{ area: 'A', share: -0.0267 }])).toContain('A,-0.0267\r\n')
  })

  test('of a table without rows is its header', () => {
    expect(formatDataCsv(headings, [])).toBe('Area,Share (0 to 1)\r\n')
  })

  test('any text and number comes back as it went in', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !/^[=+\-@\t\r]/.test(value))
    const row = fc.record({
      area: text,
      share: fc.double({ noNaN: true, noDefaultInfinity: true }),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const [, ...parsed] = Papa.parse<string[]>(formatPublicCsv(headings, rows).slice(1)).data
        const expected = rows.map(({ area, share }) => [area, String(share)])
        expect(parsed.slice(0, rows.length)).toEqual(expected)
      }),
    )
  })
})

describe('a JSON file', () => {
  test('has a row a line, and no line for what is not there', () => {
    const rows = [
      { area: 'A', share: 0.5 },
      { area: 'B', share: null },
    ]
    expect(formatJson({ table: 'example', note: undefined, columns: [], rows })).toBe(
      `{
  "table": "example",
  "columns": [],
  "rows": [
    {"area":"A","share":0.5},
    {"area":"B","share":null}
  ]
}
`,
    )
  })

  test('is read as any other JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(formatJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
})
