import { expect, it } from 'vitest'
import chart from '../../src/charts/referral-codes-by-year.ts'

const year = (name: string, referred: number | 'suppressed') => ({
  year: name,
  offered: 0,
  referred,
  declined: 0,
  provenance: 'as published',
})

it('compares with the year before the roll-out, not with years when nobody used the codes', () => {
  const points = [
    year('2015-16', 0),
    year('2016-17', 'suppressed'),
    year('2018-19', 10),
    year('2025-26', 310),
  ]
  expect(chart.title(points)).toBe(
    'Referrals are written into GP records 31 times as often as seven years earlier',
  )
})

it.each([
  [[year('2015-16', 0), year('2016-17', 50)]],
  [[year('2017-18', 50), year('2018-19', 90)]],
])('makes no comparison where it cannot', (points) => {
  expect(chart.title(points)).toBe('How often social prescribing is written into GP records')
})
