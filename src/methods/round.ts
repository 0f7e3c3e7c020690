/** Rounds to a number of decimals, so that a sum of published decimals carries no floating-point dust. */
export function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals))
}

/** FTE are published with up to nine decimals; sums are kept to four, as in NHS England's own bulletin. */
export const roundFte = (fte: number): number => round(fte, 4)

/** FTE per 100,000 patients, to four decimals. */
export const ratePer100000 = (fte: number, patients: number): number =>
  round((fte / patients) * 1e5, 4)

/** A share between 0 and 1, to six decimals. */
export const roundShare = (part: number, whole: number): number => round(part / whole, 6)
