/** What a drawing is laid out for: `narrow` holds from 280 px (a phone), `wide` from 560 px (a text column). */
export type Layout = 'narrow' | 'wide'

/** The smallest width that a layout is used at; it is laid out in px of this width. */
export const baseWidth: Record<Layout, number> = { narrow: 280, wide: 560 }

/** The rectangle in which marks are drawn, in px from the drawing's top left corner. */
export interface Frame {
  left: number
  right: number
  top: number
  bottom: number
}
