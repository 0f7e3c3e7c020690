import type { ScaleLinear } from 'd3'
import type { Column, Point } from './chart.ts'
import { formatDecimal } from './format.ts'
import type { Frame } from './plot/frame.ts'
import { fit } from './plot/marks/fit.ts'
import { shows, type Shape } from './plot/svg.ts'
import { cite, type Cited } from './quote.ts'

/** The line of best fit through areas or networks, as the point of the whole has it, which is the first of a chart. */
type Whole = Point & {
  slope: number | null
  slope_lower: number | null
  slope_upper: number | null
  fte_per_100000: number | null
}

/** A difference with its sign in words: `0.4 more`, `0.4 fewer`. */
export function formatSlope(value: number): string {
  return `${formatDecimal(Math.abs(value), 2)} ${value < 0 ? 'fewer' : 'more'}`
}

/** The same in figures, with a true minus: `0.4`, `−0.4`. */
export function formatSigned(value: number): string {
  return formatDecimal(value, 2).replace('-', '−')
}

/** The finding of a chart with such a line; `many` is what it runs through. @throws without a line */
export function tellSlope(whole: Whole, many: string): string {
  const [lower, upper] = [known(whole, 'slope_lower'), known(whole, 'slope_upper')]
  if (lower <= 0 && upper >= 0) {
    return `No clear link between deprivation and link workers per patient across ${many}`
  }
  return `More deprived ${many} tend to have ${lower > 0 ? 'more' : 'fewer'} link workers per patient, but vary widely`
}

/** What the line shows, for the description of its chart. @throws without a line */
export function describeSlope(whole: Whole): string {
  const [slope, lower, upper] = figures.map((column) => formatSlope(known(whole, column)))
  return `A line fits them best: ${slope} for ten points more, 95% interval ${lower} to ${upper}, shown as a tint.`
}

/** A figure of the line for a sentence. @throws without a line */
export function citeSlope(whole: Whole, column: (typeof figures)[number]): Cited {
  return cite(whole, column, () => formatSigned(known(whole, column)))
}

/**
 * The line, drawn over its interval through the mean of the whole, whose score the caller names.
 * @throws without a line, or without the mean that it runs through
 */
export function slopeLine(
  whole: Whole,
  score: string,
  x: ScaleLinear<number, number>,
  y: ScaleLinear<number, number>,
  frame: Frame,
): Shape[] {
  const slope = known(whole, 'slope')
  return fit(
    {
      through: { x: known(whole, score), y: known(whole, 'fte_per_100000') },
      slope: slope / 10,
      lower: known(whole, 'slope_lower') / 10,
      upper: known(whole, 'slope_upper') / 10,
    },
    x,
    y,
    frame,
    shows(0, 'slope', slope, `Line of best fit: ${formatSlope(slope)} for ten points more`),
  )
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

const figures = ['slope', 'slope_lower', 'slope_upper'] as const

/** A figure that the line cannot be drawn without: none is not 0, which would be a flat line. */
function known(whole: Whole, column: string): number {
  const value = whole[column]
  if (typeof value === 'number') return value
  throw new Error(
    `line of best fit: ${column}: ${String(value)}; expected a number in the first point — check the row of the whole in the chart's table`,
  )
}
