import { describe, expect, test } from 'vitest'
import { fifthCell, fteCell, patientsCell, placesCell, rateCell } from '../../src/area-cells.ts'
import { ordinal, rankExplained, rankInWords, summary } from '../../src/area-words.ts'

const row = {
  level: 'icb' as const,
  code: 'QXX',
  name: 'NHS Somewhere Integrated Care Board',
  region: 'Y58',
  icb: null,
  census: '2026-06',
  networks: 20,
  networks_reporting: 18,
  patients: 1_000_000,
  patients_not_reported: 85_000,
  patients_date: '2026-07-01',
  fte: 42.04,
  fte_per_100000: 4.204,
  fte_per_100000_most: 4.951,
  rank_from: 5,
  rank_to: 9,
  ranked: 36,
}
const area = {
  level: 'icb' as const,
  code: row.code,
  name: row.name,
  region: { code: 'Y58', name: 'South West' },
  remarks: [],
  row,
}

describe('ordinals', () => {
  test.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [13, '13th'],
    [21, '21st'],
    [36, '36th'],
    [101, '101st'],
    [111, '111th'],
  ])('%i is %s', (place, words) => expect(ordinal(place)).toBe(words))
})

describe('a rank', () => {
  test('is one place or a span of places', () => {
    expect(rankInWords(row)).toBe('between 5th and 9th of 36')
    expect(rankInWords({ ...row, rank_to: 5 })).toBe('5th of 36')
  })

  test('is not said where there is nothing to rank', () => {
    expect(rankInWords({ ...row, rank_from: null, rank_to: null, ranked: null })).toBeUndefined()
    expect(rankInWords({ ...row, rank_from: 1, rank_to: 1, ranked: 1 })).toBeUndefined()
  })

  test('says what did not report and what that can mean', () => {
    const words = rankExplained(row)
    expect(words).toContain('Two of its 20 networks, with 8.5% of its patients, did not report')
    expect(words).toContain('its rate is 4.20')
    expect(words).toContain('it is 4.95')
    expect(rankExplained({ ...row, networks_reporting: 20 })).toContain('All of its networks')
  })
})

describe('the summary of an area', () => {
  const england = { ...row, level: 'england' as const, code: 'E92000001', fte_per_100000: 4.339 }

  test('says how many there are, for how many patients, and how that is in England', () => {
    expect(summary(area, england)).toBe(
      'In June 2026 networks in Somewhere, in the NHS region South West, recorded the equivalent of 42.0 full-time link workers: 4.2 for every 100,000 patients, against 4.3 in England.',
    )
  })

  test('says that nothing is known where no network reported', () => {
    const silent = { ...row, networks_reporting: 0, fte: null, fte_per_100000: null }
    expect(summary({ ...area, row: silent }, england)).toBe(
      'No network of Somewhere sent figures on its link workers in June 2026.',
    )
  })
})

describe('a cell', () => {
  test('holds a figure', () => {
    expect([fteCell(1.25), rateCell(0, 0), patientsCell(54321), fifthCell(1)]).toEqual([
      { text: '1.3' },
      { text: '0.00' },
      { text: '54,321' },
      { text: '1' },
    ])
    expect(placesCell(row).text).toBe('5 to 9')
  })

  test('says in words what is not known, and never zero', () => {
    const cells = [
      fteCell(null),
      rateCell(null, null),
      rateCell(null, 2),
      patientsCell(null),
      fifthCell(null),
      placesCell({ rank_from: null, rank_to: null }),
    ]
    expect(cells.map(({ none }) => none)).toEqual(cells.map(() => true))
    for (const { text } of cells) expect(text).not.toMatch(/\d/)
  })
})
