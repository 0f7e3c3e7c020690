import { describe, expect, test } from 'vitest'
import { gaps, monthNumber, runs } from '../../src/plot/months.ts'

const at = (...months: string[]) => months.map((month) => ({ month: monthNumber(month) }))

test('months stand at even distances across the turn of a year', () => {
  expect(monthNumber('2024-01') - monthNumber('2023-12')).toBe(1)
  expect(() => monthNumber('2024')).toThrow('months: month: 2024; expected YYYY-MM')
})

describe('a series of censuses', () => {
  test('runs on where censuses are quarterly, monthly or half a year apart', () => {
    expect(runs(at('2022-03', '2022-09', '2022-12', '2023-01'))).toHaveLength(1)
    expect(gaps(at('2022-03', '2022-09', '2022-12', '2023-01'))).toEqual([])
  })

  test('breaks where more than six months are missing', () => {
    const [gap] = gaps(at('2025-10', '2025-11', '2026-06'))
    expect(gap).toMatchObject({ from: { month: monthNumber('2025-11') }, open: false })
  })

  test('stays open where more than a year is missing', () => {
    expect(gaps(at('2022-09', '2025-11'))[0]?.open).toBe(true)
    expect(gaps(at('2024-06', '2025-06'))[0]?.open).toBe(false)
  })
})
