import { readdirSync, readFileSync } from 'node:fs'
import { sum } from 'd3'
import { describe, expect, it } from 'vitest'
import { parseExtract } from '../../src/csv.ts'
import { sumLinkWorkers } from '../../src/methods/link-workers.ts'
import { gpRegistrations } from '../../src/sources/gp-registrations.ts'
import { imd2025Icb } from '../../src/sources/imd-2025-icb.ts'
import { pcnWorkforce } from '../../src/sources/pcn-workforce.ts'
import { areaDeprivation } from '../../src/tables/area-deprivation.ts'
import { areas as areasTable } from '../../src/tables/areas.ts'
import { formerAreas } from '../../src/tables/former-areas.ts'
import { linkWorkersByCensus } from '../../src/tables/link-workers-by-census.ts'
import { linkWorkersByDeprivationFifth } from '../../src/tables/link-workers-by-deprivation-fifth.ts'
import { linkWorkersByNetwork } from '../../src/tables/link-workers-by-network.ts'
import { committed } from './committed.ts'

const deprivation = committed(areaDeprivation).rows
const networks = committed(linkWorkersByNetwork).rows
const areas = committed(linkWorkersByCensus).rows
const fifths = ['share_fifth_1', 'share_fifth_2', 'share_fifth_3', 'share_fifth_4', 'share_fifth_5']

const read = (file: string) => readFileSync(`data/sources/${file}`, 'utf8')

// What is newest comes of itself with new figures, so it is asked of the data.
const newest = networks
  .map(({ census }) => census)
  .sort()
  .at(-1)!
const mapFile = readdirSync('data/sources/gp-registrations').sort().at(-1)!
const map = parseExtract(gpRegistrations, read(`gp-registrations/${mapFile}`), mapFile)
const mapped = new Set(map.filter(({ level }) => level === 'network').map(({ code }) => code))

/** The networks that reported at a census. */
const reportedIn = (census: string) =>
  networks.filter((row) => row.census === census && row.reported === 'yes')

const shareOf = (row: Record<string, unknown>, column: string) => Number(row[column])

describe('area deprivation', () => {
  it('has each area of the newest map once for each edition', () => {
    const levels = ['england', 'region', 'icb', 'sub-icb', 'network']
    const counts = levels.map(
      (level) => deprivation.filter((row) => row.level === level).length / 2,
    )
    expect(counts).toEqual([1, 7, 36, 106, mapped.size])
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
      if (row.census !== newest) continue
      const within = deprivation.filter(
        ({ edition, network_fifth }) => edition === row.edition && network_fifth === row.fifth,
      )
      expect(within).toHaveLength(row.networks)
      expect(sum(within, ({ fte }) => fte ?? 0)).toBeCloseTo(row.fte, 1)
    }
  })

  it('says nothing of link workers where a network did not report', () => {
    const silent = deprivation.filter(({ level, fte }) => level === 'network' && fte === null)
    expect(silent).toHaveLength(2 * (mapped.size - reportedIn(newest).length))
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
  it('has all networks of the newest map at the newest census: 1,271 reported in June 2026', () => {
    expect(reportedIn('2026-06')).toHaveLength(1271)
    const codes = networks.filter(({ census }) => census === newest).map(({ code }) => code)
    expect(mapped.difference(new Set(codes))).toEqual(new Set())
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
      const reporting = within.filter(({ reported }) => reported === 'yes')
      expect(reporting).toHaveLength(area.networks_reporting)
      expect(area.fte === null).toBe(reporting.length === 0)
      expect(sum(reporting, ({ fte }) => fte!)).toBeCloseTo(area.fte ?? 0, 1)
    }
  })
})

describe('areas', () => {
  const rows = committed(areasTable).rows
  const at = (level: string) => rows.filter((row) => row.level === level)

  it('has all networks of the newest map at each level', () => {
    for (const level of ['england', 'region', 'icb', 'sub-icb']) {
      expect(sum(at(level), (row) => row.networks)).toBe(mapped.size)
      expect(sum(at(level), (row) => row.networks_reporting)).toBe(reportedIn(newest).length)
    }
  })

  it('gives a rate that is known for certain where every network reported, else bounds', () => {
    for (const row of rows) {
      const [least, most] = [Number(row.fte_per_100000), Number(row.fte_per_100000_most)]
      expect(row.patients_not_reported === 0).toBe(row.networks === row.networks_reporting)
      expect(most > least).toBe(row.patients_not_reported > 0)
      expect(most).toBeGreaterThanOrEqual(least)
    }
  })

  it('ranks by the rate, with room for what was not reported and for what reads the same', () => {
    const icbs = at('icb')
    for (const row of icbs) {
      const above = icbs.filter((other) => other.fte_per_100000! > row.fte_per_100000!).length
      expect(row.rank_from).toBeGreaterThanOrEqual(1)
      expect(row.rank_from).toBeLessThanOrEqual(1 + above)
      expect(row.rank_to).toBeGreaterThanOrEqual(1 + above)
      expect(row.rank_to).toBeLessThanOrEqual(36)
      expect(row.ranked).toBe(36)
    }
  })
})

describe('former areas', () => {
  const rows = committed(formerAreas).rows
  const successors = (code: string) =>
    rows.filter((row) => row.code === code).map(({ successor }) => successor)
  const icbs = rows.filter(({ level }) => level === 'icb')

  it('knows 42 boards of old, 30 of which kept their code', () => {
    const codes = new Set(icbs.map(({ code }) => code))
    const today = new Set(committed(areasTable).rows.map(({ code }) => code))
    expect(codes.size).toBe(42)
    expect([...codes].filter((code) => today.has(code))).toHaveLength(30)
  })

  it('divides two boards in two and Frimley in three', () => {
    expect(successors('QM7')).toEqual(['S1Y5D', 'D7T5G'])
    expect(successors('QJG')).toEqual(['T6Y0W', 'D7T5G'])
    expect(successors('QNQ')).toEqual(['S0E4D', 'QRL', 'S9B9J'])
    expect(successors('D4U1Y')).toEqual(['U2G6B', 'D9Y0V', '92A'])
  })

  it('moves each of the other boards as a whole', () => {
    const divided = new Set(['QM7', 'QJG', 'QNQ'])
    for (const { code } of icbs.filter((row) => !divided.has(row.code))) {
      expect(successors(code)).toHaveLength(1)
    }
  })

  it('accounts for every network of an area', () => {
    for (const { level, code, networks_before, networks_closed } of rows) {
      const own = rows.filter((row) => row.level === level && row.code === code)
      expect(sum(own, (row) => row.networks) + networks_closed).toBe(networks_before)
    }
  })
})

describe('carrying figures of 2020 to 2025 into the areas of today', () => {
  const official = readdirSync('data/sources/pcn-workforce').map((file) => ({
    census: file.slice(0, 7),
    networks: parseExtract(pcnWorkforce, read(`pcn-workforce/${file}`), file).filter(
      ({ level }) => level === 'network',
    ),
  }))

  it('moves no link worker from one region to another, nor in or out of England', () => {
    for (const { census, networks: own } of official) {
      const of = (level: string) =>
        areas.filter((row) => row.census === census && row.level === level)
      for (const region of of('region')) {
        const published = own.filter((network) => network.region === region.code)
        expect(region.fte, `${region.name}, ${census}`).toBeCloseTo(
          sumLinkWorkers(published).total,
          3,
        )
        expect(region.networks_reporting).toBe(published.length)
      }
      expect(of('england')[0]!.fte).toBeCloseTo(sumLinkWorkers(own).total, 3)
    }
  })

  it('places every network that reported in an ICB', () => {
    for (const row of networks.filter(({ reported }) => reported === 'yes')) {
      expect(row.icb, `${row.code}, ${row.census}`).not.toBeNull()
    }
  })

  it('gives the areas that kept their borders their own figures of November 2025', () => {
    const moved = new Set(
      committed(formerAreas).rows.flatMap(({ level, code, successor }) =>
        level === 'icb' && code !== successor ? [code, successor] : [],
      ),
    )
    const own = official.find(({ census }) => census === '2025-11')!.networks
    const kept = areas.filter(
      ({ level, census, code }) => level === 'icb' && census === '2025-11' && !moved.has(code),
    )
    expect(kept).toHaveLength(29)
    for (const icb of kept) {
      const published = own.filter((network) => network.icb === icb.code)
      expect(icb.fte, icb.name).toBeCloseTo(sumLinkWorkers(published).total, 3)
    }
  })
})
