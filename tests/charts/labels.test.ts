import { describe, expect, test } from 'vitest'
import type { Layout } from '../../src/chart.ts'
import type { Drawing } from '../../src/plot/svg.ts'
import { textStyles } from '../../src/plot/text.ts'
import { drawings, segments, textBoxes, type Segment, type TextBox } from './drawings.ts'

/** Widths from 280 to 1200 px, among them the first and the last of each layout. */
const widths: Record<Layout, number[]> = {
  narrow: [280, 320, 360, 414, 480, 559],
  wide: [560, 640, 720, 860, 1024, 1200],
}

const overlap = (a: TextBox, b: TextBox) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

export function collisions(drawing: Drawing, layout: Layout, width: number): string[] {
  const boxes = textBoxes(drawing, layout, width)
  return boxes.flatMap((box, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => overlap(box, other))
      .map((other) => `${box.content} × ${other.content}`),
  )
}

export function outside(drawing: Drawing, layout: Layout, width: number): string[] {
  return textBoxes(drawing, layout, width)
    .filter(
      ({ left, right, top, bottom }) =>
        left < -0.5 || right > width + 0.5 || top < -0.5 || bottom > drawing.height,
    )
    .map(({ content }) => content)
}

/** True when a stroke passes through a box: some point of it lies inside. */
function crosses({ from, to }: Segment, box: TextBox): boolean {
  const steps = Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]))
  for (let step = 0; step <= steps; step++) {
    const along = step / Math.max(steps, 1)
    const x = from[0] + (to[0] - from[0]) * along
    const y = from[1] + (to[1] - from[1]) * along
    if (x > box.left && x < box.right && y > box.top && y < box.bottom) return true
  }
  return false
}

function crossed(drawing: Drawing, layout: Layout, width: number): string[] {
  const strokes = segments(drawing, layout, width)
  return textBoxes(drawing, layout, width)
    .filter((box) => strokes.some((stroke) => crosses(stroke, box)))
    .map(({ content }) => content)
}

describe.each(drawings)('$id, $layout', ({ chart, layout, points }) => {
  const drawing = chart.draw(points, layout)

  test.each(widths[layout])('keeps every label in the frame at %i px', (width) => {
    expect(outside(drawing, layout, width)).toEqual([])
  })

  test.each(widths[layout])('lets no two labels overlap at %i px', (width) => {
    expect(collisions(drawing, layout, width)).toEqual([])
  })

  test.each(widths[layout])('draws no line through a label at %i px', (width) => {
    expect(crossed(drawing, layout, width)).toEqual([])
  })

  test('is at most 900 px high, so that no newsroom system cuts it off', () => {
    expect(drawing.height).toBeLessThanOrEqual(900)
  })
})

test('no text in a chart is smaller than 12 px', () => {
  const sizes = Object.values(textStyles).map(({ size }) => size)
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12)
})
