import type { Class } from '../classes.ts'
import { shape, type Shape } from '../svg.ts'
import { text, wrap } from '../text.ts'
import { hatch } from './hatch.ts'

const row = 20
const swatch = { width: 20, height: 14 }
const corners: [number, number][] = [
  [0, 0],
  [swatch.width, 0],
  [swatch.width, swatch.height],
  [0, swatch.height],
]

/** What a legend explains. */
export interface ClassLegend {
  /** What is measured. */
  heading: string
  classes: readonly Class[]
  /** What the counts count: `ICB`, without its s. */
  areas: string
  /** What is hatched, in words. */
  hatched?: string
}

/**
 * Classes with their colours, the highest first, each with the number of areas that it holds.
 * @returns the shapes and where they end
 */
export function classLegend(
  { heading, classes, areas, hatched }: ClassLegend,
  { left, top, width }: { left: number; top: number; width: number },
): { shapes: Shape[]; bottom: number } {
  const headings = wrap(heading, width, 'heading')
  const start = top + headings.length * 16 + 6
  const note = hatched === undefined ? [] : wrap(hatched, width - swatch.width - 8, 'note')
  const after = start + classes.length * row
  const shapes = [
    ...text(left, top + 12, headings, { style: 'heading' }),
    ...classes.flatMap(({ words, meaning, count }, index) => [
      sample(left, start + index * row, {
        class: `region ${meaning}`,
        d: `M0 0h${swatch.width}v${swatch.height}h-${swatch.width}z`,
      }),
      ...text(
        left,
        start + index * row + 12,
        `${words} (${count} ${areas}${count === 1 ? '' : 's'})`,
        {
          style: 'note',
          dx: swatch.width + 8,
        },
      ),
    ]),
    ...(note.length > 0
      ? [
          sample(left, after, { class: 'hatch context', d: hatch([corners], 5) }),
          ...text(left, after + 12, note, { style: 'note', dx: swatch.width + 8 }),
        ]
      : []),
  ]
  return { shapes, bottom: after + Math.max(note.length * 15, 0) }
}

/** A patch of colour that keeps its size at every width. */
function sample(x: number, y: number, path: { class: string; d: string }): Shape {
  return shape(
    'svg',
    {
      x,
      y,
      ...swatch,
      viewBox: `0 0 ${swatch.width} ${swatch.height}`,
      preserveAspectRatio: 'xMinYMid',
    },
    shape('path', path),
  )
}
