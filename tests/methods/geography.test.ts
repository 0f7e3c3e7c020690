import { describe, expect, it } from 'vitest'
import { Geography, isIn, placeOfMost } from '../../src/methods/geography.ts'

const none = { ons_code: null, name: null, network: null, sub_icb: null, icb: null, region: null }
const practice = (code: string, network: string | null, sub_icb: string, patients: number) => ({
  ...none,
  level: 'practice' as const,
  code,
  network,
  sub_icb,
  icb: sub_icb === '92A' ? 'S9B9J' : 'S0E4D',
  region: 'Y59',
  patients,
})
const registrations = [
  { ...none, level: 'region' as const, code: 'Y59', name: 'South East', patients: 6500 },
  practice('P1', 'U1', '92A', 1000),
  practice('P2', 'U1', '10Q', 3000),
  practice('P3', 'U2', '92A', 2000),
  practice('P4', null, '10Q', 500),
]
const lookup = [
  {
    level: 'practice' as const,
    code: 'closed',
    name: null,
    network: 'U2',
    sub_icb: 'D4U1Y',
    icb: 'QNQ',
    region: 'Y59',
  },
]
const geography = new Geography(registrations, lookup)
const hampshire = { region: 'Y59', icb: 'S0E4D', sub_icb: '10Q' }
const sussex = { region: 'Y59', icb: 'S9B9J', sub_icb: '92A' }

describe('Geography', () => {
  it('puts a network that lies in several areas where most of its patients are', () => {
    expect(geography.placeNetwork('U1', { sub_icb: '92A', region: 'Y59' })).toEqual(hampshire)
  })

  it('carries a network of a dissolved area by its own code', () => {
    expect(geography.placeNetwork('U2', { sub_icb: 'D4U1Y', region: 'Y59' })).toEqual(sussex)
  })

  it('places a network that has closed by the sub-ICB of its own file', () => {
    expect(geography.placeNetwork('U3', { sub_icb: '10Q', region: 'Y59' })).toEqual(hampshire)
  })

  it('places a network that has closed with its area by region alone', () => {
    expect(geography.placeNetwork('U3', { sub_icb: 'D4U1Y', region: 'Y59' })).toEqual({
      region: 'Y59',
      icb: null,
      sub_icb: null,
    })
  })

  it('places a practice by its network, by the lookup, by the newest map, then by region', () => {
    expect(geography.placePractice('P1', 'U2', 'Y59')).toEqual(sussex)
    expect(geography.placePractice('closed', null, 'Y59')).toEqual(sussex)
    expect(geography.placePractice('P4', null, 'Y59')).toEqual(hampshire)
    expect(geography.placePractice('unknown', null, 'Y59')).toEqual({
      region: 'Y59',
      icb: null,
      sub_icb: null,
    })
  })

  it('lists England and the areas of the map, without networks and practices', () => {
    expect(geography.areas.map(({ name }) => name)).toEqual(['England', 'South East'])
  })
})

describe('placeOfMost', () => {
  it('is the place of most patients, wherever the first practice lies', () => {
    const unknown = { region: 'Y59', icb: null, sub_icb: null }
    expect(
      placeOfMost([
        { place: unknown, patients: 2000 },
        { place: sussex, patients: 1500 },
        { place: sussex, patients: 1000 },
      ]),
    ).toEqual(sussex)
  })
})

describe('isIn', () => {
  it('knows a place by level and code', () => {
    expect(isIn({ level: 'england', code: 'E92000001', name: 'England' }, sussex)).toBe(true)
    expect(isIn({ level: 'icb', code: 'S9B9J', name: '' }, sussex)).toBe(true)
    expect(isIn({ level: 'sub-icb', code: 'S9B9J', name: '' }, sussex)).toBe(false)
  })
})
