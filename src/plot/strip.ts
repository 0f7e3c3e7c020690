import { scaleLinear, type ScaleLinear } from 'd3'
import type { Frame } from './frame.ts'
import { area } from './marks/line.ts'
import { timeline, type Observation } from './marks/timeline.ts'
import { runs } from './months.ts'
import { shape, type Shape } from './svg.ts'
import { text } from './text.ts'
import type { Meaning } from './theme.ts'

/**
 * How much of the country stands behind a line: a thin strip from 0 to 100% that fills the frame, under the same
 * axis as the line; values are shares from 0 to 1. A single series is an area; several share the strip as lines,
 * each with its own meaning.
 */
export function coverageStrip(
  x: ScaleLinear<number, number>,
  { left, right, top, bottom }: Frame,
  lines: readonly { meaning: Meaning; series: readonly Observation[] }[],
): Shape[] {
  const y = scaleLinear([0, 1], [bottom, top])
  const areas = lines.length > 1 ? [] : lines
  return [
    shape('line', { class: 'grid', x1: left, x2: right, y1: top, y2: top }),
    ...areas.flatMap(({ meaning, series }) =>
      runs(series).map((run) =>
        area(
          run.map(({ month, value }) => ({ x: x(month), y: y(value) })),
          bottom,
          meaning,
        ),
      ),
    ),
    ...lines.flatMap(({ meaning, series }) => timeline(series, { x, y, meaning, thin: true })),
    shape('line', { class: 'zero', x1: left, x2: right, y1: bottom, y2: bottom }),
  ]
}

/** The first and the last value of a strip, in words at its ends. */
export function stripEnds(
  { left, right, top, bottom }: Frame,
  series: readonly Observation[],
  format: (share: number) => string,
): Shape[] {
  const first = series[0]!.value
  const last = series.at(-1)!.value
  const y = scaleLinear([0, 1], [bottom, top])
  return [
    ...text(left, Math.min(y(first) + 4, bottom), format(first), {
      style: 'note',
      anchor: 'end',
      dx: -6,
    }),
    ...text(right, y(last) + 4, format(last), { style: 'note', dx: 8 }),
  ]
}
