import type { Frame } from '../frame.ts'
import type { Shape } from '../svg.ts'
import { lineHeight, text, textStyles, widest, wrap } from '../text.ts'
import type { Place } from './line.ts'

/** A dot and what it may be called. */
export interface NamedDot extends Place {
  radius: number
  name: string
}

type Box = Frame

const style = 'label'
const longestLine = 130

/**
 * Names above or below dots, the most wanted first. A name that would leave the frame or touch a dot or another name
 * is left out: the readout and the table have them all.
 * @param dots all dots of the drawing
 */
export function dotLabels(
  wanted: readonly NamedDot[],
  dots: readonly NamedDot[],
  frame: Frame,
): Shape[] {
  const taken: Box[] = dots.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }))
  return wanted.flatMap(({ x, y, radius, name }) => {
    const lines = wrap(name, longestLine, style)
    const width = widest(lines, style)
    const { size } = textStyles[style]
    const more = (lines.length - 1) * lineHeight(style)
    for (const baseline of [y - radius - 5 - more, y + radius + size + 1]) {
      for (const anchor of ['middle', 'start', 'end'] as const) {
        const left = x - { start: 6, middle: width / 2, end: width - 6 }[anchor]
        const [top, bottom] = [baseline - size + 2, baseline + more + 4]
        const box = { left, right: left + width, top, bottom }
        if (!isInside(box, frame) || taken.some((other) => touch(box, other))) continue
        taken.push(box)
        const dx = { start: -6, middle: 0, end: 6 }[anchor]
        return text(x, baseline, lines, { style, anchor, ...(dx && { dx }) })
      }
    }
    return []
  })
}

const isInside = (box: Box, frame: Frame) =>
  box.left >= frame.left &&
  box.right <= frame.right &&
  box.top >= frame.top &&
  box.bottom <= frame.bottom

const touch = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
