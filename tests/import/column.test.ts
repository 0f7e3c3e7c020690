import { describe, expect, it } from 'vitest'
import {
  blankable,
  choice,
  code,
  count,
  day,
  decimal,
  suppressibleCount,
  text,
} from '../../src/column.ts'

describe('a column of an official file', () => {
  it('reads words with their spaces folded, never nothing', () => {
    expect(text('X').parse('  ST JOHN’S \r\n  PCN ')).toBe('ST JOHN’S PCN')
    expect(text('X').parse('  ')).toBeUndefined()
  })

  it('reads codes with their leading zeros', () => {
    expect(code('X', /^\d{2}[A-Z]$/, '00L').parse(' 00L ')).toBe('00L')
    expect(code('X', /^\d{2}[A-Z]$/, '00L').parse('0L')).toBeUndefined()
  })

  it('reads one of a few values', () => {
    expect(choice('X', ['NWRS Staff']).parse('NWRS  Staff ')).toBe('NWRS Staff')
    expect(choice('X', ['NWRS Staff']).parse('nwrs staff')).toBeUndefined()
  })

  it.each([
    ['1', 1],
    ['-0.5', -0.5],
    ['.25', 0.25],
    [' 7.50 ', 7.5],
    ['29,199', 29_199],
    ['1,234,567.5', 1_234_567.5],
  ])('reads the decimal %j', (cell, value) => {
    expect(decimal('X', -1e9, 1e9).parse(cell)).toBe(value)
  })

  it.each([
    '',
    ' ',
    '-',
    '1,0',
    '1,0000',
    '12,34',
    '1.2.3',
    '0x10',
    '1e5',
    'NaN',
    'Infinity',
    '*',
    '£5',
    '5%',
  ])('takes %j for no decimal', (cell) => {
    expect(decimal('X', -1e9, 1e9).parse(cell)).toBeUndefined()
  })

  it('keeps numbers between their bounds', () => {
    expect(decimal('X', 0, 1).parse('1')).toBe(1)
    expect(decimal('X', 0, 1).parse('1.001')).toBeUndefined()
    expect(decimal('X', 0, 1).parse('-0.001')).toBeUndefined()
  })

  it('reads whole numbers, also written as 12.0', () => {
    expect(count('X').parse('12.0')).toBe(12)
    expect(count('X').parse('12.5')).toBeUndefined()
    expect(count('X').parse('-1')).toBeUndefined()
  })

  it('reads a hidden count as suppressed, never as zero', () => {
    expect(suppressibleCount('X').parse(' * ')).toBe('suppressed')
    expect(suppressibleCount('X').parse('0')).toBe(0)
  })

  it('reads no character that is not to be seen, such as those that XML refuses', () => {
    expect(text('X').parse('EAST\u0007\u202E\u0000 PCN\uFEFF')).toBe('EAST PCN')
    expect(text('X').parse('\u200B')).toBeUndefined()
  })

  it.each([
    '2026-07-01',
    '20260701',
    '01Jul2026',
    ' 01Jul2026 ',
    '01JUL2026',
    '01-Jul-26',
    '01-jul-2026',
  ])('reads the day %j', (cell) => {
    expect(day('X').parse(cell)).toBe('2026-07-01')
  })

  it.each([
    '2026-02-30',
    '31Jun2026',
    '01Foo2026',
    '31-Jun-26',
    '01-Foo-26',
    '01Jul026',
    '2026-07',
    '01/07/2026',
    '',
  ])('takes %j for no day', (cell) => {
    expect(day('X').parse(cell)).toBeUndefined()
  })

  it('reads a blank and `NULL` as nothing where a cell may be blank', () => {
    expect(blankable(count('X')).parse('')).toBeNull()
    expect(blankable(count('X')).parse(' NULL ')).toBeNull()
    expect(blankable(count('X')).parse('3')).toBe(3)
    expect(blankable(count('X')).parse('none')).toBeUndefined()
  })
})
