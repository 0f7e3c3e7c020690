import { describe, expect, test } from 'vitest'
import { bordersInWords, closedInWords, grownInWords } from '../../src/area-history.ts'

const moved = (level: 'icb' | 'sub-icb', code: string, successor: string, networks: number) => ({
  level,
  code,
  successor,
  name: `NHS ${code}`,
  successor_name: `NHS ${successor}`,
  networks,
  networks_before: 10,
  networks_closed: 0,
  month: '2026-07',
  patients: 1,
})
const former = [
  moved('icb', 'OLD', 'NEW', 7),
  moved('icb', 'OLD', 'SAME', 3),
  moved('icb', 'SAME', 'SAME', 10),
  moved('icb', 'CALM', 'CALM', 10),
  moved('icb', 'GONE', 'NEW', 10),
  moved('sub-icb', '1A', '2B', 3),
  moved('sub-icb', '2B', '2B', 10),
  moved('sub-icb', '1A', '3C', 7),
]

const network = (code: string, census: string, reported: 'yes' | 'no') => ({
  code,
  census,
  reported,
  name: null,
  region: 'Y58',
  icb: 'QXX',
  sub_icb: null,
  fte: null,
  fte_staff: null,
  fte_contracted: null,
  headcount: null,
  patients: null,
  patients_date: '2026-07-01',
  fte_per_100000: null,
})

describe('borders that moved', () => {
  test('a new board is told by what it was made of, the larger part first', () => {
    expect(bordersInWords('NEW', former)).toEqual([
      'It has existed since 1 April 2026. Figures of earlier years are those of its networks: all networks of NHS GONE and 7 of the 10 networks of NHS OLD, as grouped in September 2023.',
    ])
  })

  test('a board that was there before is told by what joined it', () => {
    expect(bordersInWords('SAME', former)[0]).toMatch(/: 3 of the 10 networks of NHS OLD joined it/)
  })

  test('nothing is said of a board that stayed as it was', () => {
    expect(bordersInWords('CALM', former)).toEqual([])
  })

  test('a location has grown, or is new', () => {
    expect(grownInWords(['2B', '3C'], former)).toEqual([
      'Its sub-ICB location 2B has grown: 3 of the 10 networks of the former location 1A belong to it now.',
      'Its sub-ICB location 3C is new: 7 of the 10 networks of the former location 1A belong to it now.',
    ])
  })
})

describe('networks that closed', () => {
  test('are counted once each, if they reported', () => {
    const within = [
      network('U1', '2026-06', 'yes'),
      network('U1', '2020-03', 'yes'),
      network('U2', '2020-03', 'yes'),
      network('U2', '2020-06', 'yes'),
      network('U3', '2020-03', 'no'),
    ]
    expect(closedInWords(within)[0]).toMatch(
      /^One network that reported in earlier years, up to June 2020/,
    )
  })

  test('are not mentioned where there are none', () => {
    expect(closedInWords([network('U1', '2026-06', 'yes')])).toEqual([])
  })
})
