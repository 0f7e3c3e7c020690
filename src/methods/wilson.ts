/** Ends of a 95 % interval. */
export interface Interval {
  low: number
  high: number
}

/** The normal distribution holds 95 % within so many standard deviations. */
const z = 1.959963984540054

/**
 * Wilson's score interval of a share, 95 %: unlike the simple one it stays between 0 and 1 and holds for small counts.
 * @param part how many of `whole`, from 0 to `whole`
 * @param whole more than 0
 * @see E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927) 209–212
 */
export function wilson(part: number, whole: number): Interval {
  const share = part / whole
  const middle = share + z ** 2 / (2 * whole)
  const reach = z * Math.sqrt((share * (1 - share)) / whole + z ** 2 / (4 * whole ** 2))
  const scale = 1 + z ** 2 / whole
  return {
    low: part === 0 ? 0 : Math.max((middle - reach) / scale, 0),
    high: part === whole ? 1 : Math.min((middle + reach) / scale, 1),
  }
}
