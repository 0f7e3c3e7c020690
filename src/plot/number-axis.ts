import type { ScaleLinear } from 'd3'
import type { Frame } from './frame.ts'
import { shape, type Shape } from './svg.ts'
import { text } from './text.ts'

/** Numbers under a drawing, each with a short tick, and under them what they measure. */
export function numberAxis(
  x: ScaleLinear<number, number>,
  { left, right, bottom }: Frame,
  ticks: readonly { at: number; words: string }[],
  title: string,
): Shape[] {
  return [
    shape('line', { class: 'zero', x1: left, x2: right, y1: bottom, y2: bottom }),
    ...ticks.flatMap(({ at, words }) => [
      shape('line', { class: 'zero', x1: x(at), x2: x(at), y1: bottom, y2: bottom + 4 }),
      ...text(x(at), bottom + 17, words, { style: 'tick', anchor: 'middle' }),
    ]),
    ...text(left, bottom + 36, title, { style: 'note' }),
  ]
}
