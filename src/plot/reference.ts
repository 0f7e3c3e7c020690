import type { Frame } from './frame.ts'
import { shape, type Attributes, type Shape } from './svg.ts'

/** A level to read a chart against: a dashed line over the whole frame. Its words stand beside it. */
export function referenceLevel(
  y: number,
  { left, right }: Frame,
  attributes: Attributes = {},
): Shape {
  return shape('line', {
    class: 'level reference',
    x1: left,
    x2: right,
    y1: y,
    y2: y,
    ...attributes,
  })
}
