import { shape, type Attributes, type Shape } from '../svg.ts'
import { lineHeight, text } from '../text.ts'
import type { Meaning } from '../theme.ts'

/** One hexagon: its cell, its colour and the words in it. */
export interface Hexagon {
  column: number
  row: number
  meaning: Meaning
  /** Colour of the words; ink if it is not given. */
  on?: Meaning | undefined
  words: readonly string[]
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
    { class: 'map', x: 0, y: top, width, height, viewBox: `0 0 ${mapWidth} ${height}` },
    ...hexagons.map(({ meaning, attributes }, index) =>
      shape('path', {
        class: `region ${meaning}`,
        d: outline(middles[index]!, radius),
        ...attributes,
      }),
    ),
  )
  const words = hexagons.flatMap(({ words: lines, on }, index) => {
    const { x, y } = middles[index]!
    const first = top + y + 5 - ((lines.length - 1) * lineHeight('heading')) / 2
    const style = { style: 'heading', anchor: 'middle', dx: x - mapWidth / 2 } as const
    return text(width / 2, first, lines, { ...style, ...(on && { meaning: on }) })
  })
  return { shapes: [map, ...words], bottom: top + height }
}

function outline({ x, y }: { x: number; y: number }, radius: number): string {
  const half = (radius * Math.sqrt(3)) / 2
  const corners = [
    [x, y - radius],
    [x + half, y - radius / 2],
    [x + half, y + radius / 2],
    [x, y + radius],
    [x - half, y + radius / 2],
    [x - half, y - radius / 2],
  ]
  return `M${corners.map((corner) => corner.map((value) => value.toFixed(1)).join(' ')).join('L')}z`
}
