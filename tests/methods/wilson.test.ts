import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilson } from '../../src/methods/wilson.ts'

const counts = fc
  .integer({ min: 1, max: 1e7 })
  .chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole)))

describe('the interval of a share', () => {
  // The last one is worked out in R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872.
  it.each([
    [0, 10, 0, 0.2775328],
    [1, 10, 0.0178762, 0.40415],
    [5, 10, 0.2365931, 0.7634069],
    [10, 10, 0.7224672, 1],
    [81, 263, 0.2553, 0.3662],
  ])('of %i in %i is that of Wilson', (part, whole, low, high) => {
    const found = wilson(part, whole)
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  })

  it('holds the share and stays within 0 and 1', () => {
    fc.assert(
      fc.property(counts, ([part, whole]) => {
        const { low, high } = wilson(part, whole)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(part / whole)
        expect(high).toBeGreaterThanOrEqual(part / whole)
        expect(high).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('is as far from one end as that of the rest from the other', () => {
    fc.assert(
      fc.property(counts, ([part, whole]) => {
        expect(wilson(part, whole).low).toBeCloseTo(1 - wilson(whole - part, whole).high, 9)
      }),
    )
  })
})
