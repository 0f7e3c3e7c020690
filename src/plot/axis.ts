import type { ScaleLinear } from 'd3'
import type { Frame } from './frame.ts'
import { shape, type Shape } from './svg.ts'
import { measure, text } from './text.ts'

type Scale = ScaleLinear<number, number>

/**
 * Horizontal grid lines from `left` to the right of the frame, each with its value above its left end; zero is
 * darker. Small multiples label the first panel of a row only: `format` is left out in the others.
 */
export function valueAxis(
  y: Scale,
  { left, right }: Pick<Frame, 'left' | 'right'>,
  ticks: readonly number[],
  format?: (value: number) => string,
): Shape[] {
  return ticks.flatMap((tick) => [
    shape('line', {
      class: tick === 0 ? 'zero' : 'grid',
      x1: left,
      x2: right,
      y1: y(tick),
      y2: y(tick),
    }),
    ...(format ? text(left, y(tick) - 4, format(tick), { style: 'tick' }) : []),
  ])
}

/**
 * Years under a scale of months, each centred on its part of the axis, with a tick at each January.
 * Where a full year number has no room, all but the first are shortened: 2020, ’21, ’22.
 */
export function yearAxis(x: Scale, { bottom }: Frame): Shape[] {
  const [first = 0, last = 0] = x.domain()
  const short = x(12) - x(0) < measure('2020', 'tick') + 6
  const shapes: Shape[] = []
  for (let year = Math.floor(first / 12); year * 12 <= last; year++) {
    const start = Math.max(year * 12, first)
    const end = Math.min(year * 12 + 12, last)
    if (start > first) {
      shapes.push(
        shape('line', { class: 'zero', x1: x(start), x2: x(start), y1: bottom, y2: bottom + 4 }),
      )
    }
    const full = String(year)
    const names = short && start > first ? [`’${full.slice(2)}`] : [full, `’${full.slice(2)}`]
    // A part of a year may be narrower than its name; a little overhang does no harm.
    const name = names.find((candidate) => measure(candidate, 'tick') <= x(end) - x(start) + 6)
    if (name) {
      shapes.push(
        ...text(x((start + end) / 2), bottom + 17, name, { style: 'tick', anchor: 'middle' }),
      )
    }
  }
  return shapes
}
