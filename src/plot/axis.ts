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
 * Where a full year number has no room, all but the first are shortened: 2020, ’21, ’22; where these have none
 * either, every second or fifth year is named.
 */
export function yearAxis(x: Scale, { bottom }: Frame): Shape[] {
  const [first = 0, last = 0] = x.domain()
  const firstYear = Math.floor(first / 12)
  const yearWidth = x(12) - x(0)
  const room = 6
  const short = yearWidth < measure('2020', 'tick') + room
  const step = [1, 2, 5].find((years) => years * yearWidth >= measure('’20', 'tick') + room) ?? 10
  const shapes: Shape[] = []
  for (let year = firstYear; year * 12 <= last; year++) {
    const start = Math.max(year * 12, first)
    const end = Math.min(year * 12 + 12, last)
    if (start > first) {
      shapes.push(
        shape('line', { class: 'zero', x1: x(start), x2: x(start), y1: bottom, y2: bottom + 4 }),
      )
    }
    if ((year - firstYear) % step !== 0) continue
    const full = String(year)
    const names = short && start > first ? [`’${full.slice(2)}`] : [full, `’${full.slice(2)}`]
    // A part of a year may be narrower than its name; a little overhang does no harm.
    const span = (x(end) - x(start)) * (step > 1 ? 2 : 1)
    const name = names.find((candidate) => measure(candidate, 'tick') <= span + room)
    if (name) {
      const middle = x((start + end) / 2)
      shapes.push(...text(middle, bottom + 17, name, { style: 'tick', anchor: 'middle' }))
    }
  }
  return shapes
}
