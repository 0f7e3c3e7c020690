import { area, extent, line, max, pairs, scaleLinear } from 'd3'
import { formatPercent } from './format.ts'
import { runs } from './plot/months.ts'
import { shape, writeFluid } from './plot/svg.ts'

interface MiniPoint {
  /** Months from the year 0. */
  month: number
  value: number
  /** How much of what is counted was reported, 0 to 1. */
  coverage?: number
}

/** A run of figures small enough to stand beside a sentence. */
export interface MiniChart {
  /** In order of time; figures far apart are joined by a dashed line. */
  points: readonly MiniPoint[]
  /** What stands under the first and under the last point. */
  ends: readonly [string, string]
  format: (value: number) => string
  /** Levels to compare with, and their names. */
  references?: readonly { value: number; label: string }[]
  /** What the coverage of the points is a share of. */
  coverageOf?: string
}

const width = 260
const height = 158
const top = 26
const bottom = 132
const inset = 5
const strip = { top: 166, bottom: 180, height: 44 }

/** Draws the run from a zero line, with its first and its last value: the inside of a fluid SVG of `height` px. */
export function drawMini(chart: MiniChart): { height: number; content: string } {
  const { points, ends, format, references = [] } = chart
  const [start = 0, end = 0] = extent(points, ({ month }) => month)
  const highest = max([...points, ...references], ({ value }) => value) ?? 0
  const x = scaleLinear([start, end], [inset, width - inset])
  const y = scaleLinear([0, highest], [bottom, top])
  const path = line<MiniPoint>(
    ({ month }) => x(month),
    ({ value }) => y(value),
  )
  const solid = runs(points)
  const joins = pairs(solid, (before, after) => [...before.slice(-1), ...after.slice(0, 1)])
  const drawn = (items: readonly MiniPoint[], name: string) =>
    items.length > 1 ? [shape('path', { class: name, d: path([...items]) ?? '' })] : []

  const shapes = [
    rule(bottom, 'mini-zero'),
    ...references.flatMap(({ value, label }) => [
      rule(y(value), 'mini-reference'),
      // On the side where the run of figures does not pass.
      value < (points[0]?.value ?? 0)
        ? text(width - inset, y(value) + 16, 'end', 'mini-note', label)
        : text(inset, y(value) - 7, 'start', 'mini-note', label),
    ]),
    ...solid.flatMap((run) => drawn(run, 'mini-line')),
    ...joins.flatMap((join) => drawn(join, 'mini-line mini-join')),
    ...points.slice(0, 1).flatMap(({ month, value }) => [
      dot(x(month), y(value)),
      firstLabel(
        y(value),
        // A level close below would run through words below.
        (points[1]?.value ?? 0) > value &&
          references.every((level) => level.value >= value || y(level.value) > y(value) + 26),
        format(value),
      ),
      text(inset, bottom + 19, 'start', 'mini-note', ends[0]),
    ]),
    ...points
      .slice(1)
      .slice(-1)
      .flatMap(({ month, value }) => [
        dot(x(month), y(value)),
        text(width - inset, y(value) - 11, 'end', 'mini-value mini-last', format(value)),
        text(width - inset, bottom + 19, 'end', 'mini-note', ends[1]),
      ]),
    ...(chart.coverageOf ? coverageStrip(solid, joins, x, chart.coverageOf) : []),
  ]
  const total = chart.coverageOf ? height + strip.height : height
  return { height: total, content: writeFluid({ width, height: total, shapes }) }
}

/** A strip from nothing to everything reported; where figures are not in hand it is open under a dashed line. */
function coverageStrip(
  solid: MiniPoint[][],
  joins: MiniPoint[][],
  x: (month: number) => number,
  whole: string,
) {
  const y = scaleLinear([0, 1], [strip.bottom, strip.top])
  const fill = area<MiniPoint>()
    .x(({ month }) => x(month))
    .y0(strip.bottom)
    .y1(({ coverage = 0 }) => y(coverage))
  const edge = fill.lineY1()
  const all = solid.flat()
  const share = (point?: MiniPoint) => formatPercent(point?.coverage ?? 0)
  return [
    ...solid.map((run) => shape('path', { class: 'mini-coverage', d: fill(run) ?? '' })),
    ...joins.map((join) => shape('path', { class: 'mini-covered-join', d: edge(join) ?? '' })),
    rule(strip.bottom, 'mini-zero'),
    text(inset, strip.bottom + 17, 'start', 'mini-note', `${share(all[0])} of ${whole}`),
    text(width - inset, strip.bottom + 17, 'end', 'mini-note', share(all.at(-1))),
  ]
}

const rule = (y: number, name: string) =>
  shape('line', { class: name, x1: 0, x2: width, y1: y, y2: y })

/** Above the first point or below it, there beside it where the zero line is close. */
function firstLabel(y: number, isBelow: boolean, words: string) {
  if (!isBelow) return text(inset, y - 11, 'start', 'mini-value', words)
  const below = y + 21
  return below < bottom - 4
    ? text(inset, below, 'start', 'mini-value', words)
    : text(inset + 15, bottom - 4, 'start', 'mini-value', words)
}

const dot = (cx: number, cy: number) => shape('circle', { class: 'mini-dot', cx, cy, r: 4.5 })

const text = (x: number, y: number, anchor: string, name: string, words: string) =>
  shape('text', { class: name, x, y, 'text-anchor': anchor }, words)
