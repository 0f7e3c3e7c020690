import { shape, type Attributes, type Shape } from '../svg.ts'
import type { Meaning } from '../theme.ts'
import type { Place } from './line.ts'

export interface DotOptions {
  radius?: number
  /** True for a ring: a point that is singled out but is not the latest. */
  open?: boolean
  attributes?: Attributes
}

/** A dot at a place, of the same size at every width. */
export function dot(
  { x, y }: Place,
  meaning: Meaning,
  { radius = 4, open, attributes }: DotOptions = {},
): Shape {
  return shape('circle', {
    class: `${open ? 'open' : 'dot'} ${meaning}`,
    cx: x,
    cy: y,
    r: radius,
    ...attributes,
  })
}
