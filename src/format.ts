const integer = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })

/** A whole number as people write it: `1,865,380`. */
export function formatCount(value: number): string {
  return integer.format(value)
}

/** A number with a fixed count of decimals and thousands separators: `2,752.5`. */
export function formatDecimal(value: number, decimals: number): string {
  const format =
    byDecimals[decimals] ??
    new Intl.NumberFormat('en-GB', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    })
  byDecimals[decimals] = format
  return format.format(value)
}

/** Formats by their decimals: making one takes longer than using it. */
const byDecimals: Intl.NumberFormat[] = []

/** A large number as people say it, to one decimal where that says more: `1.3 million`, `900,000`. */
export function formatLarge(value: number): string {
  if (Math.abs(value) < 1e6) return formatCount(value)
  return `${(value / 1e6).toLocaleString('en-GB', { maximumFractionDigits: 1 })} million`
}

/** A share between 0 and 1 as a percentage: `12%`, or `12.5%` with one decimal. */
export function formatPercent(share: number, decimals = 0): string {
  return `${formatDecimal(share * 100, decimals)}%`
}

/** The size of a file: `98 bytes`, `247 KB`, `1.2 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1e6 ? `${formatCount(bytes / 1000)} KB` : `${formatDecimal(bytes / 1e6, 1)} MB`
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A month `YYYY-MM` as words: `June 2026`. */
export function formatMonth(month: string): string {
  const [year, number] = month.split('-')
  return `${monthNames[Number(number) - 1]} ${year}`
}

/** A day `YYYY-MM-DD` as words: `1 July 2026`. */
export function formatDay(day: string): string {
  return `${Number(day.slice(8, 10))} ${formatMonth(day.slice(0, 7))}`
}

/** Years as people write them: `2018–19` for `2018-19`. What is printed otherwise, as `2020/21`, stays. */
export function formatYears(years: string): string {
  return years.replace('-', '–')
}

const small = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
]

/** A small whole number in words up to ten, in figures above: `three`, `12`. */
export function formatSmall(value: number): string {
  return small[value] ?? formatCount(value)
}
