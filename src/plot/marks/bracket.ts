import { shape, type Shape } from '../svg.ts'
import { text } from '../text.ts'

/** A bracket over a stretch of the width, with its words above its left end. */
export function bracket(from: number, to: number, y: number, words: string): Shape[] {
  return [
    shape('line', { class: 'leader reference', x1: from, x2: to, y1: y, y2: y }),
    ...[from, to].map((x) =>
      shape('line', { class: 'leader reference', x1: x, x2: x, y1: y, y2: y + 6 }),
    ),
    ...text(from, y - 5, words, { style: 'heading' }),
  ]
}
