import { formatDay, formatMonth } from '../format.ts'

const upTo4 = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 })

/** A figure as it is stored, with thousands separators: `2,805.8514`. */
export function formatFigure(value: number): string {
  return upTo4.format(value)
}

/** A period as a table tells it, in words: `June 2026`, `31 July 2025`, `2024-25`. */
export function formatPeriod(period: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) return formatDay(period)
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(period) ? formatMonth(period) : period
}
