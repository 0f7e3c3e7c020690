import type { ScaleLinear } from 'd3'
import type { Frame } from './frame.ts'
import { shape, type Shape } from './svg.ts'
import { measure, text } from './text.ts'

type Scale = ScaleLinear<number, number>

/** Horizontal grid lines over the frame, each with its value above its left end; zero is darker. */
export function valueAxis(
  y: Scale,
  { right }: Frame,
  ticks: readonly number[],
  format: (value: number) => string,
  left = 0,
): Shape[] {
  return ticks.flatMap((tick) => [
    shape('line', {
      class: tick === 0 ? 'zero' : 'grid',
      x1: left,
      x2: right,
      y1: y(tick),
      y2: y(tick),
    }),
    ...text(left, y(tick) - 4, format(tick), { style: 'tick' }),
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
    const label = short && shapes.length > 0 ? `’${String(year).slice(2)}` : String(year)
    if (measure(label, 'tick') <= x(end) - x(start) + 4) {
      shapes.push(
        ...text(x((start + end) / 2), bottom + 17, label, { style: 'tick', anchor: 'middle' }),
      )
    }
  }
  return shapes
}
