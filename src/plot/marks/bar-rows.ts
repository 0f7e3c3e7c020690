import type { ScaleLinear } from 'd3'
import { shape, type Attributes, type Shape } from '../svg.ts'
import { lineHeight, text } from '../text.ts'
import type { Meaning } from '../theme.ts'
import { bar } from './bar.ts'

/** One horizontal bar with its label and its value in words. */
export interface BarRow {
  /** Lines beside the bar, or above it where labels are stacked. */
  label: readonly string[]
  /** Quieter lines under the label, for stacked labels only. */
  note?: readonly string[]
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
  thickness: number
  /** Space between rows. */
  gap: number
}

/** Horizontal bars from a common zero line. Also returns where each bar lies, and where all of them end. */
export function barRows(
  rows: readonly BarRow[],
  { x, top, stacked, thickness, gap }: BarRowsOptions,
): { shapes: Shape[]; tracks: { top: number; bottom: number }[]; bottom: number } {
  const zero = x(0)
  const tracks: { top: number; bottom: number }[] = []
  let y = top
  const shapes = rows.flatMap((row) => {
    const note = row.note ?? []
    const labelHeight = row.label.length * lineHeight('label')
    const above = stacked ? labelHeight + note.length * lineHeight('note') + 3 : 0
    const track = { top: y + above, bottom: y + above + thickness }
    const labelTop = stacked ? y + 11 : (track.top + track.bottom - labelHeight) / 2 + 12
    tracks.push(track)
    y = track.bottom + gap
    return [
      ...text(stacked ? zero : 0, labelTop, row.label),
      ...text(zero, labelTop + labelHeight, note, { style: 'note' }),
      bar({ x: zero, y: track.top, width: x(row.value) - zero, height: thickness }, row.meaning, {
        estimate: row.estimate,
        attributes: row.attributes,
      }),
      shape('line', { class: 'zero', x1: zero, x2: zero, y1: track.top - 3, y2: track.bottom + 3 }),
      ...text(x(row.value), track.top + thickness / 2 + 5, row.valueText, {
        style: 'value',
        meaning: row.meaning,
        dx: 7,
      }),
    ]
  })
  return { shapes, tracks, bottom: y - gap }
}
