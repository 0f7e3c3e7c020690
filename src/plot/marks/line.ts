import { area as d3Area, line as d3Line } from 'd3'
import { shape, type Shape } from '../svg.ts'
import type { Meaning } from '../theme.ts'

/** Where a value stands, in px of the drawing's base width. */
export interface Place {
  x: number
  y: number
}

/** A straight line from place to place. `thin` for context and strips. */
export function line(places: readonly Place[], meaning: Meaning, thin = false): Shape {
  const path = d3Line<Place>(
    ({ x }) => x,
    ({ y }) => y,
  ).digits(1)(places)
  return shape('path', { class: `line ${thin ? 'thin ' : ''}${meaning}`, d: path ?? '' })
}

/** The area between a line and a level below it. */
export function area(places: readonly Place[], level: number, meaning: Meaning): Shape {
  const path = d3Area<Place>(
    ({ x }) => x,
    level,
    ({ y }) => y,
  ).digits(1)(places)
  return shape('path', { class: `area ${meaning}`, d: path ?? '' })
}

/** A dashed join: both ends are known, what lies between them is not. */
export function join(from: Place, to: Place, meaning: Meaning): Shape {
  return shape('line', { class: `join ${meaning}`, x1: from.x, y1: from.y, x2: to.x, y2: to.y })
}
