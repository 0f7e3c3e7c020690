import { readFileSync } from 'node:fs'
import { sum } from 'd3'
import { describe, expect, it } from 'vitest'
import { parseExtract } from '../../src/csv.ts'
import { gpRegistrations } from '../../src/sources/gp-registrations.ts'
import { imd2025Icb } from '../../src/sources/imd-2025-icb.ts'
import { areaDeprivation } from '../../src/tables/area-deprivation.ts'
import { linkWorkersByCensus } from '../../src/tables/link-workers-by-census.ts'
import { linkWorkersByDeprivationFifth } from '../../src/tables/link-workers-by-deprivation-fifth.ts'
import { linkWorkersByNetwork } from '../../src/tables/link-workers-by-network.ts'
import { committed } from './committed.ts'

const deprivation = committed(areaDeprivation).rows
const networks = committed(linkWorkersByNetwork).rows
const areas = committed(linkWorkersByCensus).rows
const fifths = ['share_fifth_1', 'share_fifth_2', 'share_fifth_3', 'share_fifth_4', 'share_fifth_5']

const read = (file: string) => readFileSync(`data/sources/${file}`, 'utf8')

const shareOf = (row: Record<string, unknown>, column: string) => Number(row[column])

describe('area deprivation', () => {
  it('has each area of the newest map once for each edition', () => {
    const levels = ['england', 'region', 'icb', 'sub-icb', 'network']
    const counts = levels.map(
      (level) => deprivation.filter((row) => row.level === level).length / 2,
    )
    expect(counts).toEqual([1, 7, 36, 106, 1298])
  })

  it('has five equal fifths in England', () => {
    for (const row of deprivation.filter(({ level }) => level === 'england')) {
      for (const fifth of fifths) expect(shareOf(row, fifth)).toBeCloseTo(0.2, 2)
    }
  })

  it('has shares that are the whole, and parts that are their area', () => {
    for (const row of deprivation) {
      expect(sum([...fifths, 'share_unknown'], (column) => shareOf(row, column))).toBeCloseTo(1, 4)
    }
    for (const area of deprivation.filter(({ level }) => level === 'icb')) {
      const parts = deprivation.filter(
        ({ edition, level, icb }) =>
          edition === area.edition && level === 'sub-icb' && icb === area.code,
      )
      const inMost = sum(parts, ({ patients, share_fifth_1 }) => patients * share_fifth_1)
      expect(inMost).toBeCloseTo(area.patients * area.share_fifth_1, -1)
    }
  })

  it('has the link workers and patients of the other tables', () => {
    for (const row of deprivation.filter(({ level }) => level !== 'network')) {
      const same = areas.find(({ level, code, census }) =>
        [level === row.level, code === row.code, census === row.census].every(Boolean),
      )!
      expect([row.fte, row.patients, row.fte_per_100000, row.covered_share]).toEqual([
        same.fte,
        same.patients,
        same.fte_per_100000,
        same.covered_share,
      ])
    }
  })

  it('puts networks in the fifths of the other table', () => {
    for (const row of committed(linkWorkersByDeprivationFifth).rows) {
      if (row.census !== '2026-06') continue
      const within = deprivation.filter(
        ({ edition, network_fifth }) => edition === row.edition && network_fifth === row.fifth,
      )
      expect(within).toHaveLength(row.networks)
      expect(sum(within, ({ fte }) => fte ?? 0)).toBeCloseTo(row.fte, 1)
    }
  })

  it('says nothing of link workers where a network did not report', () => {
    const silent = deprivation.filter(({ level, fte }) => level === 'network' && fte === null)
    expect(silent).toHaveLength(2 * 27)
    for (const row of silent) expect(row).toMatchObject({ fte_per_100000: null, covered_share: 0 })
  })

  // The publisher weights small areas by their residents, not practices by their patients.
  it('comes close to the official averages of the ICBs that kept their borders', () => {
    const official = new Map(
      parseExtract(imd2025Icb, read('imd-2025-icb/2025.csv'), '2025.csv').map((row) => [
        row.icb_ons,
        row.average_score,
      ]),
    )
    const map = parseExtract(
      gpRegistrations,
      read('gp-registrations/2026-07-01.csv'),
      '2026-07-01.csv',
    )
    const differences = deprivation.flatMap(({ edition, level, code, score }) => {
      const ons = map.find((row) => row.level === 'icb' && row.code === code)?.ons_code
      const average = official.get(ons ?? '')
      return edition === 'IMD 2025' && level === 'icb' && average !== undefined && score !== null
        ? [Math.abs(score - average)]
        : []
    })
    expect(differences.length).toBeGreaterThan(25)
    expect(Math.max(...differences)).toBeLessThan(2)
  })
})

describe('link workers by network', () => {
  const newest = networks.filter(({ census }) => census === '2026-06')

  it('has the 1,298 networks of the newest map, 27 of which did not report', () => {
    expect(newest).toHaveLength(1298)
    expect(newest.filter(({ reported }) => reported === 'no')).toHaveLength(27)
  })

  it('has no figure where a network did not report', () => {
    for (const row of networks.filter(({ reported }) => reported === 'no')) {
      expect(row).toMatchObject({
        fte: null,
        fte_staff: null,
        fte_contracted: null,
        headcount: null,
        fte_per_100000: null,
      })
    }
  })

  it('adds up to every area of every census', () => {
    for (const area of areas) {
      const column = { england: null, region: 'region', icb: 'icb', 'sub-icb': 'sub_icb' } as const
      const within = networks.filter((row) => {
        const around = column[area.level]
        return row.census === area.census && (around === null || row[around] === area.code)
      })
      expect(sum(within, ({ fte }) => fte ?? 0)).toBeCloseTo(area.fte, 1)
      expect(within.filter(({ reported }) => reported === 'yes')).toHaveLength(
        area.networks_reporting,
      )
    }
  })
})
