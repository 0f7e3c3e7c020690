import type { ScaleLinear } from 'd3'
import { bar } from './bar.ts'
import type { Attributes, Shape } from '../svg.ts'
import { shape } from '../svg.ts'
import { lineHeight, text } from '../text.ts'
import type { Meaning } from '../theme.ts'

/** One horizontal bar with its label and its value in words. */
export interface BarRow {
  /** Lines beside the bar, or above it where the drawing is narrow. */
  label: readonly string[]
  value: number
  /** The value as it stands at the bar's end. */
  valueText: string
  meaning: Meaning
  estimate?: boolean
  attributes: Attributes
}

export interface BarRowsOptions {
  /** From values to px; its range starts where the bars start. */
  x: ScaleLinear<number, number>
  top: number
  /** True to set labels above their bars instead of left of them. */
  stacked: boolean
  thickness?: number
  gap?: number
}

/** Horizontal bars from a common zero line, each with its label and value. Returns the shapes and where they end. */
export function barRows(
  rows: readonly BarRow[],
  { x, top, stacked, thickness = 26, gap = 10 }: BarRowsOptions,
): { shapes: Shape[]; bottom: number } {
  const zero = x(0)
  const shapes: Shape[] = []
  let y = top
  for (const { label, value, valueText, meaning, estimate, attributes } of rows) {
    const labelHeight = label.length * lineHeight('label')
    const barTop = stacked ? y + labelHeight + 3 : y
    const labelTop = stacked ? y + 11 : barTop + thickness / 2 + 15 - labelHeight / 2 - 3
    shapes.push(
      ...text(stacked ? zero : 0, labelTop, label),
      bar({ x: zero, y: barTop, width: x(value) - zero, height: thickness }, meaning, {
        estimate,
        attributes,
      }),
      ...text(x(value), barTop + thickness / 2 + 5, valueText, { style: 'value', meaning, dx: 7 }),
    )
    y = barTop + thickness + gap
  }
  const bottom = y - gap
  shapes.push(shape('line', { class: 'zero', x1: zero, x2: zero, y1: top, y2: bottom }))
  return { shapes, bottom }
}
