import type { ScaleLinear } from 'd3'
import type { Frame } from './frame.ts'
import type { Gap, Monthly } from './months.ts'
import { shape, type Shape } from './svg.ts'
import { lineHeight, text } from './text.ts'

/**
 * A tinted band over months for which no figures are in hand, to be drawn over the grid: nothing is measured there.
 * Its words stand inside, or before it where it is too narrow for them; small multiples say them once, in the first
 * panel, and flat ones in short.
 */
export function gapBand(
  { from, to }: Gap<Monthly>,
  x: ScaleLinear<number, number>,
  { top, bottom }: Frame,
  words?: 'inside' | 'before',
): Shape[] {
  const [left, right] = [x(from.month), x(to.month)]
  const band = shape('rect', {
    class: 'gap',
    x: left,
    y: top,
    width: right - left,
    // The zero line stays whole.
    height: bottom - top - 1,
  })
  const lines = bottom - top < 60 ? ['no figures'] : ['no figures', 'in hand']
  if (words === 'inside') {
    const first = bottom - 9 - (lines.length - 1) * lineHeight('note')
    const label = text((left + right) / 2, first, lines, { style: 'note', anchor: 'middle' })
    return [band, ...label]
  }
  if (words === 'before') {
    const label = text(left, bottom - 44, lines, { style: 'note', anchor: 'end', dx: -6 })
    return [band, ...label]
  }
  return [band]
}
