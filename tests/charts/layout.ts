import type { Layout } from '../../src/chart.ts'
import type { Drawing } from '../../src/plot/svg.ts'
import { segments, textBoxes, type Segment, type TextBox } from './drawings.ts'

/** Widths from 280 to 1200 px, among them the first and the last of each layout. */
export const widths: Record<Layout, number[]> = {
  narrow: [280, 320, 360, 414, 480, 559],
  wide: [560, 640, 720, 860, 1024, 1200],
}

const overlap = (a: TextBox, b: TextBox) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Pairs of labels that overlap. */
export function collisions(drawing: Drawing, layout: Layout, width: number): string[] {
  const boxes = textBoxes(drawing, layout, width)
  return boxes.flatMap((box, index) =>
    boxes
      .slice(index + 1)
      .filter((other) => overlap(box, other))
      .map((other) => `${box.content} × ${other.content}`),
  )
}

/** Labels that leave the frame. */
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

/** Labels that a data line runs through. */
export function crossed(drawing: Drawing, layout: Layout, width: number): string[] {
  const strokes = segments(drawing, layout, width)
  return textBoxes(drawing, layout, width)
    .filter((box) => strokes.some((stroke) => crosses(stroke, box)))
    .map(({ content }) => content)
}

/** Everything that is wrong with where the labels stand, at any width the layout is used for. */
export function faults(drawing: Drawing, layout: Layout): string[] {
  return widths[layout].flatMap((width) => [
    ...collisions(drawing, layout, width).map((labels) => `${width} px: ${labels} overlap`),
    ...outside(drawing, layout, width).map((label) => `${width} px: ${label} leaves the frame`),
    ...crossed(drawing, layout, width).map((label) => `${width} px: a line runs through ${label}`),
  ])
}
