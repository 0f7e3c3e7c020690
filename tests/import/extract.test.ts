import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { blankable, decimal, suppressible, text, whole } from '../../src/cell.ts'
import { round } from '../../src/methods/round.ts'
import { formatExtract, parseExtract } from '../../src/csv.ts'

const row = z.object({
  name: text,
  note: blankable(text),
  count: whole,
  share: blankable(decimal),
  usage: suppressible,
})
const source = { row }

const words = fc.string({ minLength: 1, maxLength: 8 })
const fte = fc.double({ min: -50, max: 50, noNaN: true }).map((value) => round(value, 6) + 0)
const anyRow = fc.record({
  name: words,
  note: fc.option(words),
  count: fc.integer(),
  share: fc.option(fte),
  usage: fc.oneof(fc.constant('suppressed' as const), fc.nat()),
})

describe('an extract', () => {
  it('is read back as it was written, whatever its words', () => {
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        expect(parseExtract(source, formatExtract(source, rows), 'x.csv')).toEqual(rows)
      }),
    )
  })

  it('is written with LF, a header of its columns, and quotes only where they are needed', () => {
    const rows = [
      { name: 'a, "b"', note: null, count: 1, share: 0.5, usage: 'suppressed' as const },
    ]
    expect(formatExtract(source, rows)).toBe(
      'name,note,count,share,usage\n"a, ""b""",,1,0.5,suppressed\n',
    )
  })

  it('that does not fit is refused with line, column and value', () => {
    const csv = 'name,note,count,share,usage\na,,1,,2\nb,,many,,2\n'
    expect(() => parseExtract(source, csv, 'data/sources/x.csv')).toThrow(
      /^data\/sources\/x\.csv:3: count: "many"; .* — extracts are written by npm run data:import only: import the official file again$/,
    )
  })
})
