import { quantileSorted, randomLcg } from 'd3'

/**
 * How many times units are drawn anew, and where the chain of chance begins: the same figures at every build. With so
 * many draws another seed moves the ends of an interval by about a hundredth of its width; with 2,000 by three.
 */
export const bootstrap = { draws: 20_000, seed: 0.2026 }

/** The bounds between which 95 of 100 draws lie. */
export interface Interval {
  lower: number
  upper: number
}

/**
 * 95% intervals for statistics of units: as many units as there are are drawn with replacement, the statistics are
 * worked out, and so on; an interval leaves out the lowest and the highest 2.5% of the results.
 * Source: Efron and Tibshirani 1993, An Introduction to the Bootstrap, chapters 9.5 (cases) and 13.3 (percentiles).
 * Chance comes from a seeded generator (`d3.randomLcg`).
 * @param statistics given how often each unit was drawn; always the same number of them
 * @throws when there are fewer than three units
 */
export function bootstrapIntervals(
  units: number,
  statistics: (times: Uint32Array) => readonly number[],
  { draws, seed } = bootstrap,
): Interval[] {
  if (units < 3) {
    throw new RangeError(`bootstrap: units: ${units}; expected at least 3 to draw from`)
  }
  const chance = randomLcg(seed)
  const times = new Uint32Array(units)
  const results = Array.from({ length: draws }, () => {
    times.fill(0)
    for (let drawn = 0; drawn < units; drawn++) times[Math.floor(chance() * units)]! += 1
    return statistics(times)
  })
  return results[0]!.map((_, statistic) => {
    const sorted = results.map((result) => result[statistic]!).sort((a, b) => a - b)
    return { lower: quantileSorted(sorted, 0.025)!, upper: quantileSorted(sorted, 0.975)! }
  })
}

/** Visits the units that were drawn, each with how often; all of them once where nothing was drawn. */
export function forEachDrawn<Unit>(
  units: readonly Unit[],
  times: Uint32Array | undefined,
  visit: (unit: Unit, counts: number) => void,
) {
  // Thousands of draws of a thousand units: a plain loop is several times as fast as an iterator.
  for (let index = 0; index < units.length; index++) {
    const counts = times ? times[index]! : 1
    if (counts > 0) visit(units[index]!, counts)
  }
}
