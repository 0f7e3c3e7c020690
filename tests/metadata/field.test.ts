import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { text } from '../../src/cell.ts'
import { fieldsOf } from '../../src/metadata/field.ts'
import { count, fte, month, share, suppressible } from '../../src/table.ts'

/** The one column of a table, described as `x`. */
const column = (schema: z.ZodType) => fieldsOf(z.object({ it: schema.describe('x') }))[0]

describe('a column as its schema declares it', () => {
  test('a count is a whole number from 0 that is never blank', () => {
    expect(column(count)).toEqual({
      name: 'it',
      type: 'integer',
      meaning: 'x',
      unit: 'count',
      required: true,
      words: [],
      minimum: 0,
    })
  })

  test('keeps its unit, and may be blank, where it is nullable', () => {
    expect(column(fte.nullable())).toMatchObject({ type: 'number', unit: 'FTE', required: false })
    expect(column(z.number().nullable())).toMatchObject({ type: 'number', required: false })
  })

  test('a count that may be hidden is a whole number or a word', () => {
    expect(column(suppressible.nullable())).toMatchObject({
      type: 'integer',
      words: ['suppressed'],
      required: false,
    })
  })

  test('a share lies between 0 and 1', () => {
    expect(column(share)).toMatchObject({ type: 'number', minimum: 0, maximum: 1 })
  })

  test('months, days and addresses are types of their own, without the patterns behind them', () => {
    expect(column(month)).toMatchObject({ type: 'yearmonth', required: true })
    expect(column(z.iso.date())).toMatchObject({ type: 'date', required: true })
    expect(column(z.url())).toMatchObject({ type: 'uri', required: true })
    expect(column(month)).not.toHaveProperty('pattern')
    expect(column(z.iso.date())).not.toHaveProperty('pattern')
  })

  test('text of a form carries its pattern, a choice its values', () => {
    expect(column(z.string().regex(/^\d{4}-\d{2}$/))).toMatchObject({
      type: 'string',
      pattern: '^\\d{4}-\\d{2}$',
    })
    expect(column(z.enum(['study', 'target']))).toMatchObject({ values: ['study', 'target'] })
  })

  test('text may be blank unless it says otherwise', () => {
    expect(column(z.string())).toMatchObject({ required: false })
    expect(column(text)).toMatchObject({ required: true })
    expect(column(z.union([z.literal(''), z.iso.date()]))).toMatchObject({
      type: 'date',
      required: false,
      words: [],
    })
  })

  test('is refused without a meaning, or with two types', () => {
    expect(() => fieldsOf(z.object({ it: count }))).toThrow(
      'column it: meaning: none; describe it in its row schema',
    )
    expect(() => column(z.union([count, z.iso.date()]))).toThrow('column it: types: 2')
  })
})
