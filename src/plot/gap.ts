import type { Frame } from './frame.ts'
import { shape, type Shape } from './svg.ts'

/** A tinted band over the part of the frame for which no figures are in hand. It always comes with words. */
export function gapBand(from: number, to: number, { top, bottom }: Frame): Shape {
  return shape('rect', { class: 'gap', x: from, y: top, width: to - from, height: bottom - top })
}
