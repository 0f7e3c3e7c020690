import type { ScaleLinear } from 'd3'
import { gaps, monthNumber, runs, type Monthly } from '../months.ts'
import { shows, type Attributes, type Shape } from '../svg.ts'
import type { Meaning } from '../theme.ts'
import { dot } from './dot.ts'
import { join, line, type Place } from './line.ts'

/** A value at a census, with what ties it to its figure; without that it is context and gets no dot. */
export interface Observation extends Monthly {
  value: number
  attributes?: Attributes
}

/**
 * One column of a series as observations. `points` are all points of the chart, of which the series is a part;
 * `label` is what the readout says.
 */
export function observe<
  Column extends string,
  P extends { census: string } & Record<Column, number>,
>(
  points: readonly P[],
  series: readonly P[],
  column: Column,
  label: (point: P) => string,
): Observation[] {
  return series.map((point) => ({
    month: monthNumber(point.census),
    value: point[column],
    attributes: shows(points.indexOf(point), column, point[column], label(point)),
  }))
}

export interface TimelineOptions {
  x: ScaleLinear<number, number>
  y: ScaleLinear<number, number>
  meaning: Meaning
  /** For context and strips: a thin line without a large dot at its end. */
  thin?: boolean
}

/**
 * A series over months, with a dot for each census: solid where censuses follow each other, dashed over a short
 * gap, nothing over a long one.
 */
export function timeline(
  observations: readonly Observation[],
  { x, y, meaning, thin = false }: TimelineOptions,
): Shape[] {
  const place = ({ month, value }: Observation): Place => ({ x: x(month), y: y(value) })
  const latest = observations.at(-1)
  return [
    ...runs(observations)
      .filter((run) => run.length > 1)
      .map((run) => line(run.map(place), meaning, thin)),
    ...gaps(observations)
      .filter(({ open }) => !open)
      .map(({ from, to }) => join(place(from), place(to), meaning)),
    ...observations
      .filter(({ attributes }) => attributes)
      .map((item) =>
        dot(place(item), meaning, {
          radius: item === latest && !thin ? 4.5 : 1.5,
          attributes: item.attributes,
        }),
      ),
  ]
}
