import { readFileSync } from 'node:fs'
import { sum } from 'd3'
import { describe, expect, it } from 'vitest'
import { parseExtract } from '../../src/csv.ts'
import { levels } from '../../src/methods/geography.ts'
import { pcnWorkforce } from '../../src/sources/pcn-workforce.ts'
import { linkWorkersByCensus } from '../../src/tables/link-workers-by-census.ts'
import { linkWorkersByDeprivationFifth } from '../../src/tables/link-workers-by-deprivation-fifth.ts'
import { linkWorkersByMonth } from '../../src/tables/link-workers-by-month.ts'
import { committed } from './committed.ts'

const months = committed(linkWorkersByMonth).rows
const areas = committed(linkWorkersByCensus).rows
const fifths = committed(linkWorkersByDeprivationFifth).rows

const month = (census: string) => months.find((row) => row.census === census)!
const england = areas.filter(({ level }) => level === 'england')
const area = (code: string, census: string) =>
  areas.find((row) => row.code === code && row.census === census)!
const rates = (edition: string, census: string) =>
  fifths
    .filter((row) => row.edition === edition && row.census === census)
    .map((row) => Number(row.fte_per_100000.toFixed(2)))
const fifthsOf = (edition: string, census: string) =>
  fifths.filter((row) => row.edition === edition && row.census === census).map(({ fifth }) => fifth)
const censuses = england.map(({ census }) => census)

describe('link workers by month', () => {
  // NHS England, Primary Care Network Workforce bulletin and its press notices.
  it('has the figures printed elsewhere', () => {
    expect(Math.round(month('2020-03').fte)).toBe(112)
    expect(Math.round(month('2022-09').fte)).toBe(2047)
    expect(Math.round(month('2023-07').fte_link_worker)).toBe(2775)
    expect(Math.round(month('2024-02').fte)).toBe(2948)
    expect(Math.round(month('2024-02').fte_link_worker)).toBe(2870)
    expect(Math.round(month('2025-11').fte)).toBe(2806)
    expect(Math.round(month('2026-06').fte)).toBe(2753)
    expect(Math.round(month('2026-06').fte_link_worker)).toBe(2642)
  })

  it('has every census to November 2025, quarterly and from December 2022 monthly, and June 2026', () => {
    const quarterly = ['2020', '2021'].flatMap((year) =>
      ['03', '06', '09', '12'].map((quarter) => `${year}-${quarter}`),
    )
    const monthly = ['2023', '2024', '2025'].flatMap((year) =>
      Array.from({ length: year === '2025' ? 11 : 12 }, (_, index) =>
        [year, String(index + 1).padStart(2, '0')].join('-'),
      ),
    )
    const inTable = months.map(({ census }) => census)
    expect(inTable).toEqual([...new Set(inTable)].sort())
    expect(inTable.filter((census) => census <= '2025-11')).toEqual([
      ...quarterly,
      '2022-03',
      '2022-06',
      '2022-09',
      '2022-12',
      ...monthly,
    ])
    expect(inTable).toContain('2026-06')
  })

  it('has both roles that add up, and the second only since April 2023', () => {
    for (const row of months) {
      expect(row.fte).toBeCloseTo(row.fte_link_worker + (row.fte_mental_health ?? 0), 3)
      expect(row.fte_mental_health === null).toBe(row.census < '2023-04')
    }
  })

  // The bulletin prints some months in whole FTE, so that its parts can miss the whole by one.
  it('has genders that add up to the whole within rounding, where they are published', () => {
    for (const row of months.filter(({ origin }) => origin === 'bulletin')) {
      const parts = [row.fte_female, row.fte_male, row.fte_gender_not_recorded]
      expect(Math.abs(sum(parts, (part) => part ?? 0) - row.fte)).toBeLessThanOrEqual(1)
    }
  })

  it('says how many networks recorded: 15% in March 2020, 1,271 of 1,298 in June 2026', () => {
    expect(month('2020-03').recording_share).toBeCloseTo(0.15, 2)
    expect(month('2020-09').recording_share).toBeCloseTo(0.5, 2)
    expect(month('2023-03').recording_share).toBeCloseTo(0.98, 2)
    expect(month('2026-06')).toMatchObject({
      networks_recording: 1271,
      networks_active: 1298,
      networks_active_source: 'practice map of July 2026',
    })
  })

  it('agrees with the networks of the individual-level files', () => {
    for (const row of england) {
      expect(row.networks_reporting).toBe(month(row.census).networks_recording)
      expect(row.fte).toBeCloseTo(month(row.census).fte, 3)
    }
  })
})

describe('link workers by census', () => {
  it('has every level at every census: England, 7 regions, 36 ICBs, 106 sub-ICB locations', () => {
    expect(censuses.length).toBeGreaterThanOrEqual(12)
    for (const census of censuses) {
      const counts = levels.map(
        (level) => areas.filter((row) => row.level === level && row.census === census).length,
      )
      expect(counts).toEqual([1, 7, 36, 106])
    }
  })

  it('adds up: the FTE of each level is England’s, and staff and contracted services are the whole', () => {
    for (const whole of england) {
      for (const level of levels) {
        const parts = areas.filter((row) => row.level === level && row.census === whole.census)
        expect(sum(parts, ({ fte }) => fte)).toBeCloseTo(whole.fte!, 1)
      }
    }
    for (const { fte, ...parts } of areas) {
      if (fte === null) continue
      expect(sum([parts.fte_staff, parts.fte_contracted])).toBeCloseTo(fte, 3)
      expect(sum([parts.fte_link_worker, parts.fte_mental_health])).toBeCloseTo(fte, 3)
    }
  })

  it('has no figures, and no zeros, where no network returned data, and figures everywhere else', () => {
    const silent = areas.filter(({ networks_reporting }) => networks_reporting === 0)
    expect(silent.length).toBeGreaterThanOrEqual(123)
    for (const row of silent) {
      expect(row).toMatchObject({
        fte: null,
        fte_staff: null,
        fte_contracted: null,
        fte_link_worker: null,
        fte_mental_health: null,
        headcount: null,
        networks_with_link_worker: 0,
        patients_covered: 0,
        fte_per_100000: null,
        fte_per_100000_covered: null,
      })
    }
    expect(areas.filter(({ fte }) => fte === null)).toEqual(silent)
    expect(areas.filter((row) => row.fte_per_100000 === null)).toEqual(silent)
  })

  it('does not lose patients to England and regions by carrying them over, and few to ICBs', () => {
    for (const whole of england) {
      const patientsOf = (level: string) =>
        sum(areas, (row) => (row.level === level && row.census === whole.census ? row.patients : 0))
      expect(patientsOf('region')).toBeCloseTo(whole.patients, -1)
      expect(patientsOf('icb') / whole.patients).toBeGreaterThan(0.988)
      expect(patientsOf('sub-icb')).toBeCloseTo(patientsOf('icb'), -2)
    }
  })

  it('counts a person once at each level: 2,351 in England, 2,380 when summed by network', () => {
    const extract = readFileSync('data/sources/pcn-workforce/2026-06.csv', 'utf8')
    const networks = parseExtract(pcnWorkforce, extract, '2026-06.csv').filter(
      ({ level }) => level === 'network',
    )
    expect(area('E92000001', '2026-06').headcount).toBe(2351)
    expect(sum(networks, ({ headcount }) => headcount)).toBe(2380)
  })

  it('leaves out the headcount of an area whose borders have changed since', () => {
    expect(area('S0E4D', '2022-09').headcount).toBeNull()
    expect(area('QRL', '2025-11').headcount).toBeNull()
    expect(area('QHM', '2026-06').headcount).toBeGreaterThan(0)
  })

  it('never has more networks with a link worker than networks, or more patients covered than patients', () => {
    for (const row of areas) {
      expect(row.networks_with_link_worker).toBeLessThanOrEqual(row.networks_reporting)
      expect(row.patients_covered).toBeLessThanOrEqual(row.patients)
    }
  })

  it('names the day or year of its denominator', () => {
    expect(england[0]!.patients_date).toBe('2019-20 average')
    expect(area('E92000001', '2026-06')).toMatchObject({
      patients: 63_436_508,
      patients_date: '2026-07-01',
    })
  })
})

describe('link workers by deprivation fifth', () => {
  it('has five fifths of each census: IMD 2019 throughout, IMD 2025 since November 2025', () => {
    for (const census of censuses) {
      expect(fifthsOf('IMD 2019', census)).toEqual([1, 2, 3, 4, 5])
      expect(fifthsOf('IMD 2025', census)).toEqual(census < '2025-11' ? [] : [1, 2, 3, 4, 5])
    }
  })

  it('gives the rates of June 2026 from the most to the least deprived fifth', () => {
    expect(rates('IMD 2025', '2026-06')).toEqual([4.86, 4.58, 4.17, 4.3, 3.86])
    expect(rates('IMD 2019', '2026-06')).toEqual([5.08, 4.53, 3.98, 4.34, 3.83])
  })

  it('places nearly all link workers and patients', () => {
    for (const row of fifths) {
      expect(row.placed_fte_share).toBeGreaterThan(0.995)
      expect(row.placed_patients_share).toBeGreaterThan(0.97)
    }
  })

  it('has fifths of equal size', () => {
    for (const row of fifths) {
      const all = fifths.filter(
        ({ edition, census }) => edition === row.edition && census === row.census,
      )
      const total = sum(all, ({ patients }) => patients)
      expect(row.patients / total).toBeCloseTo(0.2, 2)
    }
  })
})
