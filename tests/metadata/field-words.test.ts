import { expect, test } from 'vitest'
import { absenceInWords, typeInWords } from '../../src/metadata/field-words.ts'
import type { Field } from '../../src/metadata/field.ts'

const fifth: Field = {
  name: 'fifth',
  type: 'integer',
  meaning: 'Fifth of areas',
  required: true,
  words: [],
}

test('a column says what it holds', () => {
  expect(typeInWords(fifth)).toBe('whole number')
  expect(typeInWords({ ...fifth, minimum: 0 })).toBe('whole number')
  expect(typeInWords({ ...fifth, minimum: 1, maximum: 5 })).toBe('whole number, 1 to 5')
  expect(typeInWords({ ...fifth, type: 'yearmonth' })).toBe('month, YYYY-MM')
  expect(typeInWords({ ...fifth, type: 'string', values: ['count', 'target'] })).toBe(
    'one of: count, target',
  )
})

test('a column says what stands in a cell without a value', () => {
  expect(absenceInWords(fifth)).toBe('always a value')
  expect(absenceInWords({ ...fifth, required: false })).toBe('blank')
  expect(absenceInWords({ ...fifth, required: false, words: ['suppressed'] })).toBe(
    'blank or “suppressed”',
  )
  expect(absenceInWords({ ...fifth, words: ['not recorded'] })).toBe('“not recorded”')
})
