import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { networksOf, sumLinkWorkers } from '../../src/methods/link-workers.ts'

const fte = fc.integer({ min: 0, max: 500_000 }).map((millionths) => millionths / 1e4)
const network = (hasMentalHealth: boolean) =>
  fc.record({
    census: fc.constant('2026-06'),
    level: fc.constant('network' as const),
    code: fc.constant('U12345'),
    name: fc.constant('A PCN'),
    sub_icb: fc.constant('36L'),
    icb: fc.constant('QWE'),
    region: fc.constant('Y56'),
    fte_staff_link_worker: fte,
    fte_staff_mental_health: hasMentalHealth ? fte : fc.constant(null),
    fte_contracted_link_worker: fte,
    fte_contracted_mental_health: hasMentalHealth ? fte : fc.constant(null),
    headcount: fc.nat(50),
    headcount_link_worker: fc.nat(50),
    headcount_mental_health: fc.constant(null),
  })
const networks = fc.boolean().chain((role) => fc.array(network(role), { maxLength: 40 }))

describe('sumLinkWorkers', () => {
  it('has parts that add up to the whole, by contract and by role', () => {
    fc.assert(
      fc.property(networks, (given) => {
        const sums = sumLinkWorkers(given)
        expect(sums.staff + sums.contracted).toBeCloseTo(sums.total, 6)
        expect(sums.linkWorker + (sums.mentalHealth ?? 0)).toBeCloseTo(sums.total, 6)
      }),
    )
  })

  it('gives the same whole however the networks are divided into areas', () => {
    fc.assert(
      fc.property(networks, fc.nat(40), (given, cut) => {
        const parts = [given.slice(0, cut), given.slice(cut)].map((part) => sumLinkWorkers(part))
        expect(parts[0]!.total + parts[1]!.total).toBeCloseTo(sumLinkWorkers(given).total, 6)
      }),
    )
  })

  it('knows no mental health practitioners in censuses before the role existed', () => {
    fc.assert(
      fc.property(fc.array(network(false)), (given) => {
        expect(sumLinkWorkers(given).mentalHealth).toBeNull()
      }),
    )
  })
})

describe('networksOf', () => {
  it('leaves out the rows of larger areas, whose people are counted there', () => {
    const [sample] = fc.sample(network(true), 1)
    expect(networksOf([sample!, { ...sample!, level: 'icb' }])).toEqual([sample])
  })
})
