import { pairs } from 'd3'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fifthsOfNetworks, scoreNetworks } from '../../src/methods/deprivation.ts'

const practice = (code: string, network: string | null, patients: number) => ({
  practice: code,
  network,
  patients,
  region: 'Y56',
})

describe('scoreNetworks', () => {
  it('weights the scores of practices by their lists', () => {
    const practices = [practice('A', 'U1', 3000), practice('B', 'U1', 1000)]
    const scores = new Map([
      ['A', 10],
      ['B', 50],
    ])
    expect(scoreNetworks(practices, scores)).toEqual([{ network: 'U1', patients: 4000, score: 20 }])
  })

  it('counts the patients of a practice without a score but leaves it out of the mean', () => {
    const practices = [practice('A', 'U1', 3000), practice('new', 'U1', 1000)]
    expect(scoreNetworks(practices, new Map([['A', 10]]))).toEqual([
      { network: 'U1', patients: 4000, score: 10 },
    ])
  })

  it('leaves out networks without any score and practices without a network', () => {
    const practices = [practice('A', 'U1', 3000), practice('B', null, 500)]
    expect(scoreNetworks(practices, new Map([['B', 10]]))).toEqual([])
  })
})

describe('fifthsOfNetworks', () => {
  it('calls the fifth with the highest scores 1', () => {
    const networks = [5, 4, 3, 2, 1].map((score) => ({
      network: `U${score}`,
      patients: 100,
      score,
    }))
    expect([...fifthsOfNetworks(networks)]).toEqual([
      ['U5', 1],
      ['U4', 2],
      ['U3', 3],
      ['U2', 4],
      ['U1', 5],
    ])
  })

  const networks = fc.uniqueArray(
    fc.record({
      network: fc.string({ minLength: 1 }),
      patients: fc.integer({ min: 1, max: 200_000 }),
      score: fc.double({ min: 0, max: 100, noNaN: true }),
    }),
    { minLength: 1, maxLength: 200, selector: ({ network }) => network },
  )

  it('places every network in one fifth, never a more deprived one in a less deprived fifth', () => {
    fc.assert(
      fc.property(networks, (given) => {
        const fifth = fifthsOfNetworks(given)
        expect(fifth.size).toBe(given.length)
        const sorted = [...given].sort((a, b) => b.score - a.score)
        const strictly = pairs(sorted).filter(([higher, lower]) => higher.score > lower.score)
        for (const [higher, lower] of strictly) {
          expect(fifth.get(higher.network)!).toBeLessThanOrEqual(fifth.get(lower.network)!)
        }
      }),
    )
  })

  it('cuts patients into fifths that differ by no more than the largest network', () => {
    fc.assert(
      fc.property(networks, (given) => {
        const fifth = fifthsOfNetworks(given)
        const total = given.reduce((sum, { patients }) => sum + patients, 0)
        const largest = Math.max(...given.map(({ patients }) => patients))
        for (const number of [1, 2, 3, 4, 5]) {
          const patients = given
            .filter(({ network }) => fifth.get(network) === number)
            .reduce((sum, network) => sum + network.patients, 0)
          expect(Math.abs(patients - total / 5)).toBeLessThanOrEqual(largest)
        }
      }),
    )
  })
})
