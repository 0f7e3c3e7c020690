import { shape, type Shape } from '../svg.ts'
import { text } from '../text.ts'

/** A bracket over a stretch of the width, with its words above its left end. */
export function bracket(from: number, to: number, y: number, words: string): Shape[] {
  const edge = (x1: number, y1: number, x2: number, y2: number) =>
    shape('line', { class: 'leader reference', x1, y1, x2, y2 })
  return [
    edge(from, y, to, y),
    edge(from, y, from, y + 6),
    edge(to, y, to, y + 6),
    ...text(from, y - 5, words, { style: 'heading' }),
  ]
}
