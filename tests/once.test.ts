import { expect, test, vi } from 'vitest'
import { once } from '../src/once.ts'

test('makes a thing for an object once, and another for another object that looks the same', () => {
  const make = vi.fn<(row: { code: string }) => { code: string }>((row) => ({ ...row }))
  const copy = once(make)
  const [first, second] = [{ code: 'QE1' }, { code: 'QE1' }]
  expect(copy(first)).toEqual(first)
  expect(copy(first)).toBe(copy(first))
  expect(copy(second)).not.toBe(copy(first))
  expect(make).toHaveBeenCalledTimes(2)
})
