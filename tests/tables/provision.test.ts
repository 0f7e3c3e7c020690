import { readFileSync } from 'node:fs'
import { sum } from 'd3'
import { describe, expect, it } from 'vitest'
import { mapSize } from '../../src/methods/outlines.ts'
import { mapSize as kitSize, ringsOf } from '../../src/plot/outlines.ts'
import { checkRows, type RowOf, type Table } from '../../src/table.ts'
import { areaDeprivation } from '../../src/tables/area-deprivation.ts'
import { areaOutlines } from '../../src/tables/area-outlines.ts'
import { linkWorkersAndDeprivation } from '../../src/tables/link-workers-and-deprivation.ts'
import { linkWorkersByDeprivationFifth } from '../../src/tables/link-workers-by-deprivation-fifth.ts'
import { linkWorkersShareByDeprivationFifth } from '../../src/tables/link-workers-share-by-deprivation-fifth.ts'
import { networksByDeprivation } from '../../src/tables/networks-by-deprivation.ts'

const committed = <T extends Table>(table: T): RowOf<T>[] =>
  checkRows(table, JSON.parse(readFileSync(`data/tables/${table.id}.json`, 'utf8')).rows)

const deprivation = committed(areaDeprivation).filter(({ edition }) => edition === 'IMD 2025')
const outlines = committed(areaOutlines)
const areas = committed(linkWorkersAndDeprivation)

const partsOf = (wanted: string) =>
  outlines.find(({ code }) => code === wanted)!.outline.split('M').length - 1
const drawn = (how: string) => areas.filter((area) => area.drawn === how).map(({ code }) => code)

describe('outlines', () => {
  it('are there for the ICBs of today and the sub-ICB locations of 2023, Frimley as it was', () => {
    const current = outlines.filter(({ in_use }) => in_use === 'yes')
    expect(current.filter(({ level }) => level === 'icb')).toHaveLength(36)
    expect(current.filter(({ level }) => level === 'sub-icb')).toHaveLength(105)
    const others = outlines.filter(({ in_use }) => in_use === 'no')
    expect(others.map(({ level, code }) => `${level} ${code}`)).toEqual([
      'icb D4U1Y',
      'sub-icb D4U1Y',
    ])
  })

  it('lie on a map of the size that the drawing kit takes it to be', () => {
    expect(kitSize).toEqual(mapSize)
    const places = outlines.flatMap(({ outline }) => ringsOf(outline)).flat()
    const [width, height] = [
      Math.max(...places.map(([x]) => x)),
      Math.max(...places.map(([, y]) => y)),
    ]
    expect(width).toBeLessThanOrEqual(mapSize.width)
    expect(height).toBeLessThanOrEqual(mapSize.height)
    expect(Math.max(mapSize.width - width, mapSize.height - height)).toBeLessThan(30)
  })

  it('keep islands: the Isle of Wight and the Isles of Scilly', () => {
    expect(partsOf('QRL')).toBeGreaterThan(1)
    expect(partsOf('QT6')).toBeGreaterThan(4)
  })

  it('give each ICB a hexagon of its own', () => {
    const cells = outlines.filter(({ hexagon_row }) => hexagon_row !== null)
    const names = cells.map(({ hexagon_row, hexagon_column }) => `${hexagon_row} ${hexagon_column}`)
    expect(new Set(names).size).toBe(36)
  })
})

describe('link workers and deprivation', () => {
  it('says of the areas that took in parts of Frimley that they cannot be drawn whole', () => {
    expect(drawn('in part').sort()).toEqual(['92A', 'D9Y0V', 'QRL', 'S0E4D', 'S9B9J'])
    expect(drawn('no')).toEqual(['U2G6B'])
  })

  it('has an outline for every area that it calls drawn', () => {
    const codes = new Set(outlines.map(({ code }) => code))
    for (const area of areas.filter(({ level }) => level !== 'england')) {
      expect(codes.has(area.code), area.name).toBe(area.drawn !== 'no')
    }
  })

  it('has the rates of the other tables', () => {
    for (const area of areas) {
      const same = deprivation.find(({ level, code }) => level === area.level && code === area.code)
      expect(same).toMatchObject({ fte_per_100000: area.fte_per_100000, score: area.score })
    }
  })
})

describe('networks in bands', () => {
  const rows = committed(networksByDeprivation)
  const bands = rows.filter((row) => row.group === 'band')

  it('hold every reporting network once, however high its rate; the others apart', () => {
    const [all] = rows
    const silent = rows.filter((row) => row.group === 'not reported')
    const known = deprivation.filter(({ level }) => level === 'network')
    expect(sum(bands, ({ networks }) => networks)).toBe(all!.networks)
    expect(sum(bands, ({ patients }) => patients)).toBe(all!.patients)
    expect(all!.networks + sum(silent, ({ networks }) => networks)).toBe(known.length)
    for (const row of silent) expect(row.fte_per_100000).toBeNull()
  })

  it('keep those that reported none apart from those that have few', () => {
    const none = sum(
      bands.filter(({ rate_to }) => rate_to === 0),
      ({ networks }) => networks,
    )
    const counted = deprivation.filter(({ level, fte }) => level === 'network' && fte === 0)
    expect(none).toBe(counted.length)
  })

  it('have means inside their bands', () => {
    for (const band of bands) {
      expect(band.mean_score).toBeGreaterThanOrEqual(band.score_from!)
      expect(band.mean_score).toBeLessThan(band.score_to ?? Infinity)
      expect(band.fte_per_100000).toBeGreaterThanOrEqual(band.rate_from!)
      // The band of none ends where it begins.
      expect(band.fte_per_100000).toBeLessThan(band.rate_to || Infinity)
    }
  })
})

describe('shares of fifths', () => {
  const rows = committed(linkWorkersShareByDeprivationFifth)
  const fifths = rows.filter(({ fifth }) => fifth !== null)

  it('add up, each inside its interval', () => {
    expect(sum(fifths, ({ fte_share }) => fte_share)).toBeCloseTo(1, 5)
    expect(sum(fifths, ({ patients_share }) => patients_share)).toBeCloseTo(1, 5)
    for (const row of fifths) {
      expect(row.fte_share).toBeGreaterThan(row.fte_share_lower)
      expect(row.fte_share).toBeLessThan(row.fte_share_upper)
    }
  })

  it('come close to those of all networks, reporting or not', () => {
    const now = committed(linkWorkersByDeprivationFifth).filter(
      ({ edition, census }) => edition === 'IMD 2025' && census === rows[0]!.census,
    )
    const total = sum(now, ({ fte }) => fte)
    for (const { fifth, fte } of now) {
      const same = fifths.find((row) => row.fifth === fifth)!
      expect(Math.abs(same.fte_share - fte / total)).toBeLessThan(0.01)
    }
  })

  it('go with a concentration index whose interval holds it', () => {
    const all = rows.find(({ fifth }) => fifth === null)!
    expect(all.concentration_index).toBeGreaterThan(all.concentration_index_lower!)
    expect(all.concentration_index).toBeLessThan(all.concentration_index_upper!)
  })
})
