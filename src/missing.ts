import { formatMonth } from './format.ts'
import { gaps, monthNumber } from './plot/months.ts'

/**
 * What a reader must know about the gaps of a series of censuses (`YYYY-MM`): `No figures are in hand between
 * November 2025 and June 2026.` Empty where no census is missing.
 */
export function missingInWords(censuses: readonly string[]): string {
  const between = gaps(censuses.map((census) => ({ census, month: monthNumber(census) }))).map(
    ({ from, to }) => `between ${formatMonth(from.census)} and ${formatMonth(to.census)}`,
  )
  return between.length === 0 ? '' : `No figures are in hand ${between.join(' or ')}.`
}
