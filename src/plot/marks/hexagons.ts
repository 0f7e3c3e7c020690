import { shape, type Attributes, type Shape } from '../svg.ts'
import { lineHeight, text } from '../text.ts'
import type { Meaning } from '../theme.ts'
import { hatch } from './hatch.ts'

/** One hexagon: its cell, its colour and the words in it. */
export interface Hexagon {
  column: number
  row: number
  /** Null where there is no figure: it is hatched. */
  meaning: Meaning | null
  /** Colour of the words. */
  on: 'ink' | 'inverse'
  /** A quiet line above, where there is room, and a strong one. */
  note: string | undefined
  words: string
  attributes: Attributes
}

/**
 * A map of hexagons with one corner up, odd rows half a hexagon to the right. Hexagons and words keep their size and
 * stand around the middle of the width, which may grow. `size` is the width of a hexagon.
 */
export function hexagonMap(
  hexagons: readonly Hexagon[],
  { top, width, size }: { top: number; width: number; size: number },
): { shapes: Shape[]; bottom: number } {
  const across = Math.max(...hexagons.map(({ column, row }) => column + (row % 2) / 2)) + 1
  const down = Math.max(...hexagons.map(({ row }) => row))
  const radius = size / Math.sqrt(3)
  const height = Math.ceil(2 * radius + down * 1.5 * radius)
  const middles = hexagons.map(({ column, row }) => ({
    x: (column + (row % 2) / 2 + 0.5) * size,
    y: radius + row * 1.5 * radius,
  }))
  const mapWidth = across * size
  const map = shape(
    'svg',
    {
      class: 'map hexagons',
      x: 0,
      y: top,
      width,
      height,
      viewBox: `0 0 ${mapWidth} ${height}`,
      'stroke-width': '2',
    },
    ...hexagons.map(({ meaning, attributes }, index) => {
      const corners = cornersOf(middles[index]!, radius)
      return meaning === null
        ? shape('path', {
            class: 'hatch reference',
            d: outline(corners) + hatch([corners], 6),
            'stroke-width': '1',
          })
        : shape('path', { class: `region ${meaning}`, d: outline(corners), ...attributes })
    }),
  )
  const words = hexagons.flatMap(({ meaning, note, words: strong, on }, index) => {
    const { x, y } = middles[index]!
    const style = { anchor: 'middle', dx: x - mapWidth / 2, meaning: on } as const
    const baseline = top + y + (note === undefined ? 5 : 13)
    return [
      ...(note === undefined
        ? []
        : text(width / 2, baseline - lineHeight('note'), note, { ...style, style: 'note' })),
      ...text(width / 2, baseline, strong, {
        ...style,
        // A label has an edge that keeps it clear of the hatching.
        style: meaning === null ? 'label' : 'heading',
      }),
    ]
  })
  return { shapes: [map, ...words], bottom: top + height }
}

function cornersOf({ x, y }: { x: number; y: number }, radius: number): [number, number][] {
  const half = (radius * Math.sqrt(3)) / 2
  return [
    [x, y - radius],
    [x + half, y - radius / 2],
    [x + half, y + radius / 2],
    [x, y + radius],
    [x - half, y + radius / 2],
    [x - half, y - radius / 2],
  ]
}

function outline(corners: readonly [number, number][]): string {
  return `M${corners.map((corner) => corner.map((value) => value.toFixed(1)).join(' ')).join('L')}z`
}
