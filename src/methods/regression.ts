import { bootstrapIntervals, forEachDrawn, type Interval } from './bootstrap.ts'

/** A place on a plane, and how much it counts. */
export interface Weighted {
  x: number
  y: number
  weight: number
}

/** A straight line: `y = intercept + slope × x`. */
export interface Line {
  slope: number
  intercept: number
}

/**
 * The straight line with the least sum of weighted squared distances in `y`; it runs through the weighted means.
 * Source: Draper and Smith 1998, Applied Regression Analysis, chapter 9.2 (weighted least squares).
 * @param times how often each point counts; once if it is not given
 * @throws when all x are the same: no line is better than another
 */
export function fitLine(points: readonly Weighted[], times?: Uint32Array): Line {
  let [total, sumX, sumY] = [0, 0, 0]
  forEachDrawn(points, times, ({ x, y, weight }, counts) => {
    total += weight * counts
    sumX += weight * counts * x
    sumY += weight * counts * y
  })
  const [meanX, meanY] = [sumX / total, sumY / total]
  let [across, along] = [0, 0]
  forEachDrawn(points, times, ({ x, y, weight }, counts) => {
    across += weight * counts * (x - meanX) ** 2
    along += weight * counts * (x - meanX) * (y - meanY)
  })
  if (!(across > 0)) {
    throw new RangeError(`regression: spread of x: ${across}; expected points with different x`)
  }
  const slope = along / across
  return { slope, intercept: meanY - slope * meanX }
}

/** The line through the points, and a 95% interval for its slope from points drawn anew. */
export function fitWithInterval(points: readonly Weighted[]): Line & { interval: Interval } {
  const [interval] = bootstrapIntervals(points.length, (times) => [fitLine(points, times).slope])
  return { ...fitLine(points), interval: interval! }
}
