import { describe, expect, it } from 'vitest'
import { ListSizesInHand } from '../../src/methods/list-sizes.ts'

const payment = (practice: string, network: string | null, patients: number) => ({
  practice,
  network,
  sub_icb: '36L',
  region: 'Y56',
  patients,
})

const payments = [
  {
    release: '2019-20',
    provenance: 'as published',
    rows: [payment('P1', 'U1', 1000), payment('P2', null, 300)],
  },
  {
    release: '2020-21',
    provenance: 'as published',
    rows: [payment('P1', 'U1', 1100), payment('P2', 'U2', 310)],
  },
]

const registrations = [
  {
    release: '2026-07-01',
    provenance: 'as published',
    rows: [
      {
        level: 'practice' as const,
        code: 'P1',
        ons_code: null,
        name: null,
        network: 'U1',
        sub_icb: '36L',
        icb: 'QWE',
        region: 'Y56',
        patients: 1500,
      },
    ],
  },
]

const listSizes = new ListSizesInHand(payments, registrations)

describe('ListSizesInHand', () => {
  it('uses the financial year that holds the census', () => {
    expect(listSizes.at('2020-03', []).date).toBe('2019-20 average')
    expect(listSizes.at('2020-04', []).date).toBe('2020-21 average')
  })

  it('uses the nearest file where no financial year holds the census', () => {
    expect(listSizes.at('2021-09', []).date).toBe('2020-21 average')
    expect(listSizes.at('2025-11', []).date).toBe('2026-07-01')
    expect(listSizes.at('2026-06', []).date).toBe('2026-07-01')
  })

  it('gives a network that the file does not know the practices it had in the nearest other file', () => {
    const { practices } = listSizes.at('2020-03', ['U1', 'U2', 'U99999'])
    expect(
      practices.map(({ practice, network, patients }) => [practice, network, patients]),
    ).toEqual([
      ['P1', 'U1', 1000],
      ['P2', 'U2', 300],
    ])
  })

  it('says what to import when there is no file', () => {
    expect(() => new ListSizesInHand([], []).at('2020-03', [])).toThrow('import gp-payments')
  })
})
