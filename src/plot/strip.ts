import { scaleLinear, type ScaleLinear } from 'd3'
import type { Frame } from './frame.ts'
import { dot } from './marks/dot.ts'
import { area, type Place } from './marks/line.ts'
import { timeline } from './marks/timeline.ts'
import { runs, type Monthly } from './months.ts'
import { shape, type Attributes, type Shape } from './svg.ts'
import { text } from './text.ts'
import type { Meaning } from './theme.ts'

/** One census of a coverage strip: its month, the share covered (0 to 1) and what ties it to its figure. */
export interface Covered extends Monthly {
  share: number
  attributes: Attributes
}

/**
 * How much of the country stands behind a line: a thin strip from 0 to 100% that fills the frame, under the same
 * axis as the line. A single series is an area; several share the strip as lines, each with its own meaning.
 */
export function coverageStrip(
  x: ScaleLinear<number, number>,
  { top, bottom }: Frame,
  lines: readonly { meaning: Meaning; series: readonly Covered[] }[],
): Shape[] {
  const [start, end] = x.range() as [number, number]
  const edge = (name: string, y: number) =>
    shape('line', { class: name, x1: start, x2: end, y1: y, y2: y })
  const placed = lines.map(({ meaning, series }) => ({
    meaning,
    places: placeStrip(x, top, bottom, series),
  }))
  return [
    edge('grid', top),
    ...placed.flatMap(({ meaning, places }) => [
      ...(lines.length === 1 ? runs(places).map((run) => area(run, bottom, meaning)) : []),
      ...timeline(places, meaning, true),
      ...places.map(({ attributes, ...place }) => dot(place, meaning, { radius: 1.5, attributes })),
    ]),
    edge('zero', bottom),
  ]
}

/** The first and the last value of a strip, in words at its ends. */
export function stripEnds(
  x: ScaleLinear<number, number>,
  { top, bottom }: Frame,
  series: readonly Covered[],
  format: (share: number) => string,
): Shape[] {
  const places = placeStrip(x, top, bottom, series)
  const first = places[0]!
  const last = places.at(-1)!
  return [
    ...text(first.x, Math.min(first.y + 4, bottom), format(first.share), {
      style: 'note',
      anchor: 'end',
      dx: -6,
    }),
    ...text(last.x, last.y + 4, format(last.share), { style: 'note', dx: 8 }),
  ]
}

function placeStrip(
  x: ScaleLinear<number, number>,
  top: number,
  bottom: number,
  series: readonly Covered[],
): (Covered & Place)[] {
  const y = scaleLinear([0, 1], [bottom, top])
  return series.map((item) => ({ ...item, x: x(item.month), y: y(item.share) }))
}
