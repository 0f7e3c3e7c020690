import { describe, expect, test } from 'vitest'
import { peopleCell, perThousandCell } from '../../src/area-cells.ts'
import {
  coveredInWords,
  hiddenInWords,
  peopleIn,
  placedInWords,
  referralsOf,
  whyNoReferrals,
  type ReferralRow,
} from '../../src/area-referrals.ts'
import { financialYear, monthOfYear } from '../../src/methods/financial-year.ts'

function row(
  level: ReferralRow['level'],
  code: string,
  month: string,
  figures: Partial<ReferralRow> = {},
): ReferralRow {
  return {
    level,
    code,
    month,
    name: code,
    year: financialYear(month),
    months: monthOfYear(month),
    practices: 20,
    practices_suppressed: 0,
    registered: 100_000,
    referred: 1500,
    referred_per_1000: 15,
    referred_per_1000_low: 14.2,
    referred_per_1000_high: 15.8,
    declined: 900,
    declined_per_1000: 9,
    declined_per_1000_low: 8.4,
    declined_per_1000_high: 9.6,
    referred_in_month: 100,
    practices_compared: 20,
    practices_fallen: 0,
    practices_unplaced: 0,
    ...figures,
  }
}

const board = {
  level: 'icb' as const,
  code: 'QXX',
  region: { code: 'Y58', name: 'South West' },
}
const silent = { referred: null, referred_per_1000: null }
/** The publisher never hides those referred; where nobody is registered, there is nobody to refer. */
const allHidden = {
  referred: 0,
  referred_per_1000: null,
  registered: 'suppressed' as const,
  practices_suppressed: 20,
}
const places: [ReferralRow['level'], string][] = [
  ['england', 'E92000001'],
  ['region', 'Y58'],
  ['region', 'Y59'],
  ['icb', 'QXX'],
  ['icb', 'QYY'],
]
const inMonths = (...months: string[]) =>
  months.flatMap((month) => places.map(([level, code]) => row(level, code, month)))

describe('the referrals of an area', () => {
  test('are nothing at all until a release is imported', () => {
    expect(referralsOf(board, [])).toBeUndefined()
  })

  test('are told once a year, at its newest month, beside region and England at that month', () => {
    const rows = inMonths('2024-02', '2024-03', '2024-04', '2024-05')
    const { years, month } = referralsOf(board, rows)!
    expect(month).toBe('2024-05')
    expect(
      years.map(({ own, region, england }) =>
        [own, region, england].map((each) => `${each?.code} ${each?.month}`),
      ),
    ).toEqual([
      ['QXX 2024-05', 'Y58 2024-05', 'E92000001 2024-05'],
      ['QXX 2024-03', 'Y58 2024-03', 'E92000001 2024-03'],
    ])
  })

  test('are led by the newest whole year, not by a part of a newer one', () => {
    const rows = inMonths('2023-03', '2024-03', '2024-06')
    expect(referralsOf(board, rows)!.newest?.own.month).toBe('2024-03')
  })

  test('are led by a part of a year where no year is whole', () => {
    expect(referralsOf(board, inMonths('2023-06', '2024-06'))!.newest?.own.month).toBe('2024-06')
  })

  test('pass over a year without figures, and keep it in the list', () => {
    const rows = [...inMonths('2024-03'), row('icb', 'QXX', '2025-03', silent)]
    const { newest, years } = referralsOf(board, rows)!
    expect(newest?.own.month).toBe('2024-03')
    expect(years).toHaveLength(2)
  })

  test('have nothing around them in England, and England alone around a region', () => {
    const rows = inMonths('2024-03')
    const england = { level: 'england' as const, code: 'E92000001', region: null }
    const [whole] = referralsOf(england, rows)!.years
    expect([whole?.region, whole?.england]).toEqual([undefined, undefined])
    const [region] = referralsOf({ level: 'region', code: 'Y58', region: null }, rows)!.years
    expect([region?.region, region?.england?.code]).toEqual([undefined, 'E92000001'])
  })

  test('say why there are none where others have some', () => {
    const absent = referralsOf(board, [row('icb', 'QYY', '2024-03')])!
    expect(absent).toEqual({ newest: undefined, years: [], month: '2024-03' })
    expect(whyNoReferrals(absent)).toContain('have none')

    const hidden = referralsOf(board, [row('icb', 'QXX', '2024-03', allHidden)])!
    expect(hidden.newest).toBeUndefined()
    expect(whyNoReferrals(hidden)).toContain('hides')
  })
})

describe('the words of referrals', () => {
  test.each([
    ['2025-03', '2024–25'],
    ['2024-04', 'April 2024'],
    ['2024-06', 'April to June 2024'],
    ['2025-01', 'April 2024 to January 2025'],
  ])('the count of %s covers %s', (month, words) => {
    expect(coveredInWords(row('icb', 'QXX', month))).toBe(words)
  })

  test('what is hidden makes counts the least that they can be', () => {
    const some = row('icb', 'QXX', '2025-03', { practices_suppressed: 2 })
    expect(hiddenInWords(some)).toMatch(/here at two of 20 practices\..* the least/)
    expect(hiddenInWords(row('icb', 'QXX', '2025-03'))).toBe('')
    expect(peopleCell(1500, 2)).toEqual({ text: 'at least 1,500' })
    expect(peopleCell(1500, 0)).toEqual({ text: '1,500' })
  })

  test('nobody referred where all patients are hidden is no figure', () => {
    expect(peopleIn(row('icb', 'QXX', '2025-03', allHidden))).toBe('suppressed')
    expect(peopleIn(row('icb', 'QXX', '2025-03', { referred: 0, referred_per_1000: 0 }))).toBe(0)
    expect(peopleIn(row('icb', 'QXX', '2025-03', silent))).toBeNull()
  })

  test('what is not known is never a number', () => {
    const cells = [peopleCell(null, 0), peopleCell('suppressed', 1), perThousandCell(null)]
    expect(cells.map(({ none }) => none)).toEqual([true, true, true])
    for (const { text } of cells) expect(text).not.toMatch(/\d/)
  })

  test('how practices were placed is said of areas, and who could not be, of all', () => {
    expect(placedInWords(row('england', 'E92000001', '2025-03'))).toEqual([])
    expect(placedInWords(row('region', 'Y58', '2025-03'))).toHaveLength(1)
    const [carried, unplaced] = placedInWords(
      row('icb', 'QXX', '2025-03', { practices_unplaced: 12 }),
    )
    expect(carried).toContain('counts for its region only')
    expect(unplaced).toBe(
      '12 practices of England lie in no area that we know, and count for England only.',
    )
  })
})
