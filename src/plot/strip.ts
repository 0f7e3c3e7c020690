import { scaleLinear, type ScaleLinear } from 'd3'
import type { Frame } from './frame.ts'
import { dot } from './marks/dot.ts'
import { area, join, line } from './marks/line.ts'
import { runs } from './months.ts'
import { shape, type Attributes, type Shape } from './svg.ts'
import { text } from './text.ts'

/** One census of a coverage strip: its month, the share covered (0 to 1) and what ties it to its figure. */
export interface Covered {
  month: number
  share: number
  attributes: Attributes
}

export const stripHeight = 52

/**
 * How much of the country stands behind a line: a thin area from 0 to 100% under the same axis, its first and last
 * value in words. Censuses that are not neighbours are joined by a dashed line.
 */
export function coverageStrip(
  x: ScaleLinear<number, number>,
  frame: Frame,
  heading: string,
  series: readonly Covered[],
  format: (share: number) => string,
): Shape[] {
  const y = scaleLinear([0, 1], [frame.bottom, frame.top + 20])
  const places = series.map((item) => ({ ...item, x: x(item.month), y: y(item.share) }))
  const first = places[0]!
  const last = places.at(-1)!
  const parts = runs(places)
  return [
    ...text(0, frame.top + 11, heading, { style: 'note' }),
    ...[0, 1].map((share) =>
      shape('line', {
        class: share === 0 ? 'zero' : 'grid',
        x1: first.x,
        x2: last.x,
        y1: y(share),
        y2: y(share),
      }),
    ),
    ...parts.map((run) => area(run, frame.bottom, 'context')),
    ...parts.map((run) => line(run, 'context', true)),
    ...parts.slice(1).map((run, index) => join(parts[index]!.at(-1)!, run[0]!, 'context')),
    ...places.map((place) => dot(place, 'context', { radius: 1.5, attributes: place.attributes })),
    ...text(first.x, Math.min(first.y + 4, frame.bottom), format(first.share), {
      style: 'note',
      anchor: 'end',
      dx: -6,
    }),
    ...text(last.x, last.y + 4, format(last.share), { style: 'note', dx: 8 }),
  ]
}
