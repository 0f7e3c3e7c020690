import type { Frame } from './frame.ts'
import { spread } from './label.ts'
import { shape, type Shape } from './svg.ts'
import { lineHeight, text } from './text.ts'
import type { Meaning } from './theme.ts'

/** What stands at the end of a line: its latest value, and under it the name in lines. */
export interface LineEnd {
  /** Where the line ends. */
  y: number
  value: string
  name: readonly string[]
  meaning: Meaning
}

/** Values with names under them at the right end of lines, pushed apart where the lines end close together. */
export function lineEnds(ends: readonly LineEnd[], { right, top, bottom }: Frame): Shape[] {
  const heights = ends.map(({ name }) => lineHeight('value') + name.length * lineHeight('note') + 2)
  const middles = spread(
    // The value is to stand beside the end of its line.
    ends.map(({ y }, index) => ({
      y: y - lineHeight('value') / 2 + heights[index]! / 2,
      height: heights[index]!,
    })),
    top,
    bottom,
  )
  return ends.flatMap(({ y, value, name, meaning }, index) => {
    const first = middles[index]! - heights[index]! / 2 + lineHeight('value') / 2
    return [
      shape('line', {
        class: `leader ${meaning}`,
        x1: right + 6,
        x2: right + 12,
        y1: y,
        y2: first,
      }),
      ...text(right + 12, first + 5, value, { style: 'value', meaning, dx: 3 }),
      ...text(right + 12, first + 5 + lineHeight('note'), name, { style: 'note', dx: 3 }),
    ]
  })
}
