import type { ScaleLinear } from 'd3'
import type { Frame } from '../frame.ts'
import { shape, type Attributes, type Shape } from '../svg.ts'
import type { Place } from './line.ts'

/** A straight line through a place, with the bounds of its slope; slopes in units of y for each unit of x. */
export interface Fit {
  through: Place
  slope: number
  lower: number
  upper: number
}

/**
 * The line that fits best, over the tint of all lines through the same place whose slope is inside the interval.
 * It ends where it leaves the frame.
 */
export function fit(
  { through, slope, lower, upper }: Fit,
  x: ScaleLinear<number, number>,
  y: ScaleLinear<number, number>,
  { top, bottom }: Frame,
  attributes: Attributes,
): Shape[] {
  const [least = 0, most = 0] = x.domain()
  const at = (score: number, steepness: number) => {
    const value = through.y + steepness * (score - through.x)
    return { x: x(score), y: Math.min(Math.max(y(value), top), bottom) }
  }
  const corners = [at(least, lower), at(most, upper), at(most, lower), at(least, upper)]
  const middle = { x: x(through.x), y: y(through.y) }
  const outline = [corners[0]!, middle, corners[2]!, corners[1]!, middle, corners[3]!]
  const path = outline.map((corner) => `${tenths(corner.x)},${tenths(corner.y)}`).join('L')
  const [from, to] = [at(least, slope), at(most, slope)]
  return [
    shape('path', { class: 'area reference', d: `M${path}Z` }),
    shape('line', {
      class: 'line thin',
      x1: from.x,
      x2: to.x,
      y1: from.y,
      y2: to.y,
      ...attributes,
    }),
  ]
}

const tenths = (value: number) => Math.round(value * 10) / 10
