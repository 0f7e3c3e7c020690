import { deviation, mean, range } from 'd3'
import { array, assert, double, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bootstrapIntervals } from '../../src/methods/bootstrap.ts'
import { concentrationIndex, sharesOfFifths } from '../../src/methods/concentration.ts'
import { fitLine, fitWithInterval } from '../../src/methods/regression.ts'

/** The mean of values, each as often as it was drawn. */
const meanOf = (values: readonly number[]) => (times: Uint32Array) => [
  mean(values.flatMap((value, index) => range(times[index]!).map(() => value)))!,
]

describe('an interval from drawing anew', () => {
  const values = range(50).map((index) => (index * 37) % 50)

  it('of a mean is close to the one that theory gives', () => {
    const [interval] = bootstrapIntervals(values.length, meanOf(values))
    const error = (1.96 * deviation(values)!) / Math.sqrt(values.length)
    expect(Math.abs(interval!.lower - (24.5 - error))).toBeLessThan(0.4)
    expect(Math.abs(interval!.upper - (24.5 + error))).toBeLessThan(0.4)
  })

  it('is the same every time', () => {
    const once = bootstrapIntervals(values.length, meanOf(values))
    expect(bootstrapIntervals(values.length, meanOf(values))).toEqual(once)
  })

  it('draws as many units as there are', () => {
    bootstrapIntervals(
      20,
      (times) => {
        expect(times.reduce((sum, count) => sum + count)).toBe(20)
        return [0]
      },
      { draws: 50, seed: 0.5 },
    )
  })

  it('needs units to draw from', () => {
    expect(() => bootstrapIntervals(2, () => [0])).toThrow(
      'bootstrap: units: 2; expected at least 3',
    )
  })
})

describe('a line', () => {
  // By hand: means 1.25 and 2.25, sums of squares 2.75, of products 5.75.
  const points = [
    { x: 0, y: 0, weight: 1 },
    { x: 1, y: 1, weight: 1 },
    { x: 2, y: 4, weight: 2 },
  ]

  it('is the weighted one with the least squares', () => {
    expect(fitLine(points).slope).toBeCloseTo(5.75 / 2.75, 12)
    expect(fitLine(points).intercept).toBeCloseTo(2.25 - (1.25 * 5.75) / 2.75, 12)
  })

  it('counts a point that was drawn twice like one of double weight', () => {
    const single = points.map((point) => ({ ...point, weight: 1 }))
    expect(fitLine(single, Uint32Array.of(1, 1, 2))).toEqual(fitLine(points))
  })

  it('through points on a line is that line, and its interval no wider than it', () => {
    const straight = range(10).map((x) => ({ x, y: 3 - 2 * x, weight: x + 1 }))
    const { slope, intercept, interval } = fitWithInterval(straight)
    for (const value of [slope, interval.lower, interval.upper]) expect(value).toBeCloseTo(-2, 9)
    expect(intercept).toBeCloseTo(3, 9)
  })

  it('cannot be found where all x are the same', () => {
    expect(() => fitLine(points.map((point) => ({ ...point, x: 5 })))).toThrow(
      'regression: spread of x: 0; expected points with different x',
    )
  })
})

describe('the concentration index', () => {
  it.each([
    ['all that the more deprived half has', [2, 0], -0.5],
    ['all that the less deprived half has', [0, 2], 0.5],
    ['the same in both halves', [1, 1], 0],
    // The curve runs over (0.5, 0.75): twice the area above the diagonal is a quarter.
    ['three quarters in the more deprived half', [3, 1], -0.25],
  ])('of %s', (_, amounts, expected) => {
    expect(concentrationIndex(amounts.map((amount) => ({ people: 50, amount })))).toBe(expected)
  })

  it('does not ask how large the groups are that make it up', () => {
    const whole = concentrationIndex([
      { people: 60, amount: 9 },
      { people: 40, amount: 4 },
    ])
    const parts = [
      { people: 20, amount: 3 },
      { people: 40, amount: 4 },
    ]
    expect(concentrationIndex(parts, Uint32Array.of(3, 1))).toBeCloseTo(whole, 12)
  })

  const group = record({
    people: integer({ min: 1, max: 1000 }),
    amount: double({ min: 0.1, max: 50, noNaN: true }),
  })

  it('turns its sign when the order is turned', () => {
    assert(
      property(array(group, { minLength: 2, maxLength: 20 }), (groups) => {
        const turned = concentrationIndex(groups.toReversed())
        expect(concentrationIndex(groups)).toBeCloseTo(-turned, 9)
      }),
    )
  })

  it('comes with shares of fifths that add up to all', () => {
    assert(
      property(array(group, { minLength: 1, maxLength: 30 }), (groups) => {
        const total = sharesOfFifths(groups).reduce((sum, share) => sum + share)
        expect(total).toBeCloseTo(1, 9)
      }),
    )
  })
})

it('the shares of five equal groups are their own', () => {
  const groups = [4, 3, 2, 1, 0].map((amount) => ({ people: 10, amount }))
  expect(sharesOfFifths(groups)).toEqual([0.4, 0.3, 0.2, 0.1, 0])
})
