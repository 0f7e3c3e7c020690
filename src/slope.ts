import type { Column } from './chart.ts'
import { formatDecimal } from './format.ts'

/** The line of best fit through areas or networks, as the row of the whole has it. */
interface Slope {
  slope: number | null
  slope_lower: number | null
  slope_upper: number | null
}

/** A difference with its sign in words: `0.4 more`, `0.4 fewer`. */
export function formatSlope(value: number): string {
  return `${formatDecimal(Math.abs(value), 2)} ${value < 0 ? 'fewer' : 'more'}`
}

/** The same in figures, with a true minus: `0.4`, `−0.4`. */
export function formatSigned(value: number): string {
  return formatDecimal(value, 2).replace('-', '−')
}

/** The finding of a chart with such a line; `many` is what it runs through. */
export function tellSlope({ slope_lower, slope_upper }: Slope, many: string): string {
  if (slope_lower! <= 0 && slope_upper! >= 0) {
    return `No clear link between deprivation and link workers per patient across ${many}`
  }
  return `More deprived ${many} tend to have ${slope_lower! > 0 ? 'more' : 'fewer'} link workers per patient, but vary widely`
}

/** The columns of the line. */
export function slopeColumns(many: string) {
  const column = (what: string): Column => ({
    label: `${what}: link workers per 100,000 patients for ten points more, across ${many}`,
    format: (value) => formatSigned(Number(value)),
  })
  return {
    slope: { ...column('Slope'), drawn: true as const },
    slope_lower: column('95% interval of the slope from'),
    slope_upper: column('95% interval of the slope to'),
  }
}
