/** What a figure can be at least and at most, because a part of it is not known. */
export interface Bounds {
  least: number
  most: number
}

/** A place among others, from the best that it can be to the worst; 1 is the highest figure. */
export interface Rank {
  from: number
  to: number
}

/**
 * Ranks figures that are known within bounds, from the highest. Figures are compared as they are read, rounded to
 * `decimals`: what reads the same shares a rank, and so does what may be either way round.
 */
export function rankWithin(figures: readonly Bounds[], decimals: number): Rank[] {
  const read = (value: number) => Number(value.toFixed(decimals))
  const bounds = figures.map(({ least, most }) => ({ least: read(least), most: read(most) }))
  return bounds.map((own) => ({
    from: 1 + bounds.filter(({ least }) => least > own.most).length,
    to: bounds.length - bounds.filter(({ most }) => most < own.least).length,
  }))
}
