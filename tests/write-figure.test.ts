import { expect, test } from 'vitest'
import { writeFigure } from '../src/write-figure.ts'

const format = (value: string | number) => `${value} people`

test('a figure is written as its column says; a missing and a hidden one in words', () => {
  expect(writeFigure(12, format)).toBe('12 people')
  expect(writeFigure(0, format)).toBe('0 people')
  expect(writeFigure('2018-19')).toBe('2018-19')
  expect(writeFigure(null, format)).toBe('no figure')
  expect(writeFigure(undefined, format)).toBe('no figure')
  expect(writeFigure('suppressed', format)).toBe('fewer than 5')
})
