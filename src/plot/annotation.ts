import type { Place } from './marks/line.ts'
import { shape, type Shape } from './svg.ts'
import { lineHeight, text } from './text.ts'

/** Words under a point of a line, hanging from a thin leader: why the line turns, or what changed there. */
export function annotation({ x, y }: Place, words: readonly string[]): Shape[] {
  const top = y + 52
  return [
    shape('line', {
      class: 'leader reference',
      x1: x,
      x2: x,
      y1: y + 6,
      y2: top + words.length * lineHeight('note') - 2,
    }),
    ...text(x, top + 10, words, { style: 'note', dx: 6 }),
  ]
}
