import { describe, expect, it } from 'vitest'
import {
  lastMonths,
  placeReferrals,
  sumFigures,
  sumFlow,
  type PlacedPractice,
} from '../../src/methods/referrals.ts'

type Value = number | 'suppressed' | null

const surrounding = { sub_icb: '01A', icb: 'QAA', region: 'Y56' }

/** Synthetic practices Z00001 to Z00010 of one network, in the lookup and in the newest map. */
const codes = Array.from({ length: 10 }, (_, index) => `Z${String(index + 1).padStart(5, '0')}`)
const lookup = codes.map((code) => ({
  level: 'practice' as const,
  code,
  name: null,
  network: 'U00001',
  ...surrounding,
}))
const registrations = lookup.map((row) => ({ ...row, ons_code: null, patients: 100 }))

/** A month in which every practice has these figures. */
function month(release: string, referred: Value, extra: Record<string, Value> = {}) {
  const rows = codes.map((practice) => ({
    practice,
    referred: extra[practice] === undefined ? referred : extra[practice],
    registered: 1000,
    declined: 20 as Value,
  }))
  return { release, provenance: 'synthetic', rows }
}

const place = (...months: ReturnType<typeof month>[]) =>
  placeReferrals(months, registrations, lookup)

const practice = (referred: Value, declined: Value, registered: Value = 1000): PlacedPractice => ({
  practice: 'Z00001',
  referred,
  declined,
  registered,
  network: null,
  place: surrounding,
  inMonth: null,
})

describe('sums of practices', () => {
  it('give rates per 1,000 of those who are registered, with an interval around each', () => {
    const sums = sumFigures([practice(30, 5), practice(10, 15)])
    expect(sums).toMatchObject({
      practices: 2,
      practices_suppressed: 0,
      registered: 2000,
      referred: 40,
      referred_per_1000: 20,
      declined: 20,
      declined_per_1000: 10,
    })
    expect(sums.referred_per_1000_low).toBeCloseTo(14.72, 1)
    expect(sums.referred_per_1000_high).toBeCloseTo(27.12, 1)
  })

  it('say how many practices are hidden, and divide by the patients of the others alone', () => {
    expect(sumFigures([practice(30, 20), practice(10, 'suppressed', 'suppressed')])).toMatchObject({
      practices: 2,
      practices_suppressed: 1,
      registered: 1000,
      referred: 40,
      referred_per_1000: 30,
      declined: 20,
      declined_per_1000: 20,
    })
  })

  it('are never zero for what is hidden or absent', () => {
    expect(sumFigures([practice(3, 'suppressed', 'suppressed')])).toMatchObject({
      registered: 'suppressed',
      referred: 3,
      referred_per_1000: null,
      declined: 'suppressed',
      declined_per_1000: null,
    })
    expect(sumFigures([practice(null, null)])).toMatchObject({ referred: null, declined: null })
    expect(sumFigures([])).toMatchObject({ practices: 0, registered: null, referred: null })
    expect(sumFigures([practice(0, 0)])).toMatchObject({ referred: 0, referred_per_1000: 0 })
  })
})

describe('what a month adds', () => {
  it('is the whole count in April and the difference from the month before after it', () => {
    const months = place(month('2024-04', 5), month('2024-05', 8), month('2024-06', 8))
    expect(months.map(({ practices }) => sumFlow(practices))).toEqual([
      { referred_in_month: 50, practices_compared: 10, practices_fallen: 0 },
      { referred_in_month: 30, practices_compared: 10, practices_fallen: 0 },
      { referred_in_month: 0, practices_compared: 10, practices_fallen: 0 },
    ])
  })

  it('is not known where the month before is not in hand', () => {
    const [, july] = place(month('2024-05', 5), month('2024-07', 9))
    expect(sumFlow(july!.practices)).toEqual({
      referred_in_month: null,
      practices_compared: 0,
      practices_fallen: 0,
    })
  })

  it('starts anew with each financial year', () => {
    const [, april] = place(month('2024-03', 90), month('2024-04', 4))
    expect(sumFlow(april!.practices).referred_in_month).toBe(40)
  })

  it('shows falls, and leaves out practices that are hidden or were', () => {
    const [, may] = place(
      month('2024-04', 5, { Z00001: 'suppressed', Z00002: 9 }),
      month('2024-05', 6, { Z00003: 'suppressed', Z00002: 2 }),
    )
    expect(sumFlow(may!.practices)).toEqual({
      referred_in_month: 7 - 7,
      practices_compared: 8,
      practices_fallen: 1,
    })
  })
})

describe('the months of referrals', () => {
  it('carry practices by their network into the newest structure', () => {
    const [april] = placeReferrals(
      [month('2024-04', 1)],
      registrations.map((row) => ({ ...row, sub_icb: '02B', icb: 'QBB', region: 'Y60' })),
      lookup,
    )
    expect(april!.practices[0]).toMatchObject({
      network: 'U00001',
      place: { sub_icb: '02B', icb: 'QBB', region: 'Y60' },
    })
  })

  it('are refused when most practices are in no map', () => {
    expect(() => placeReferrals([month('2024-04', 1)], registrations.slice(8), [])).toThrow(
      'network-contract-des 2024-04: practices in the practice lookup or map: 2 of 10; expected nearly all',
    )
  })

  it('end each financial year with its newest one', () => {
    const months = place(month('2023-12', 1), month('2024-03', 2), month('2024-04', 1))
    expect(lastMonths(months).map((each) => each.month)).toEqual(['2024-03', '2024-04'])
  })
})
