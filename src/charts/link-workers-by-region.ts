import { extent, max, scaleLinear } from 'd3'
import { defineChart, type Layout } from '../chart.ts'
import { columns as shared } from '../columns.ts'
import { formatDecimal, formatMonth, formatPercent } from '../format.ts'
import { valueAxis } from '../plot/axis.ts'
import { baseWidth, type Frame } from '../plot/frame.ts'
import { gapBand } from '../plot/gap.ts'
import { observe, timeline } from '../plot/marks/timeline.ts'
import { gaps, monthNumber } from '../plot/months.ts'
import { headsOfRows, panels, panelWidth } from '../plot/panels.ts'
import { coverageStrip } from '../plot/strip.ts'
import type { Drawing, Shape } from '../plot/svg.ts'
import { lineHeight, text, wrap } from '../plot/text.ts'
import { missingInWords } from '../missing.ts'
import { cite, quote } from '../quote.ts'
import { linkWorkersByCensus } from '../tables/link-workers-by-census.ts'
import { terms } from '../terms.ts'

type Point = {
  area: string
  level: 'england' | 'region'
  census: string
  fte_per_100000: number
  covered_share: number
}

const source = 'NHS England, Primary Care Network Workforce'

const rate = (value: number) => formatDecimal(value, 1)

/** England first, then the regions from the highest latest rate to the lowest. */
function byArea(points: readonly Point[]): { area: string; series: Point[] }[] {
  const areas = [...new Set(points.map(({ area }) => area))]
  return areas.map((area) => ({ area, series: points.filter((point) => point.area === area) }))
}

/** The points of the newest census; a region of which no network reported has none. */
function latestOf(points: readonly Point[]): Point[] {
  const newest = max(points, ({ census }) => census)
  return points.filter(({ census }) => census === newest)
}

const latestOfRegions = (points: readonly Point[]) =>
  latestOf(points).filter(({ level }) => level === 'region')

const citeRate = (point: Point) => cite(point, 'fte_per_100000', rate)
const citeMonth = (point: Point) => cite(point, 'census', formatMonth)
const citeCovered = (point: Point) => cite(point, 'covered_share', formatPercent)

export default defineChart({
  id: 'link-workers-by-region',
  question: 'growth',
  table: linkWorkersByCensus,
  points(rows): Point[] {
    const points = rows.flatMap(({ level, name, census, fte_per_100000, covered_share }) =>
      (level === 'england' || level === 'region') && fte_per_100000 !== null
        ? [{ area: name, level, census, fte_per_100000, covered_share }]
        : [],
    )
    const latest = new Map(points.map(({ area, fte_per_100000 }) => [area, fte_per_100000]))
    return points.sort(
      (a, b) =>
        a.level.localeCompare(b.level) ||
        latest.get(b.area)! - latest.get(a.area)! ||
        a.area.localeCompare(b.area) ||
        a.census.localeCompare(b.census),
    )
  },
  key: ['census', 'area'],
  columns: {
    area: { label: 'Area' },
    level: { label: 'Level' },
    census: shared.census,
    fte_per_100000: shared.rate,
    covered_share: { ...shared.patientsCovered, drawn: true },
  },
  title(points) {
    const regions = latestOfRegions(points)
    const [highest, lowest] = [regions[0]!, regions.at(-1)!]
    return `${highest.area} records the most link workers for its patients, ${lowest.area} the fewest`
  },
  subtitle: (points) =>
    `Full-time equivalent link workers per 100,000 registered patients, NHS regions and England (grey), ${formatMonth(points[0]!.census)} to ${formatMonth(latestOf(points)[0]!.census)}`,
  draw,
  describe(points) {
    const latest = latestOf(points)
    const rates = latest.map(({ area, fte_per_100000 }) => `${area} ${rate(fte_per_100000)}`)
    return [
      `Eight small line charts on one scale, England and its seven NHS regions. All rise from ${formatMonth(points[0]!.census)}; in ${formatMonth(latest[0]!.census)} the rates were: ${rates.join(', ')}.`,
      'A strip under each shows the share of patients in networks that reported.',
      missingInWords(byArea(points)[0]!.series.map(({ census }) => census)),
    ]
      .join(' ')
      .trimEnd()
  },
  sentences(points) {
    const regions = latestOfRegions(points)
    const [highest, lowest] = [regions[0]!, regions.at(-1)!]
    const england = byArea(points)[0]!.series
    const [first, latest] = [england[0]!, england.at(-1)!]
    return [
      quote`In ${citeMonth(highest)} the number of recorded full-time equivalent link workers per 100,000 registered patients ranged from ${citeRate(lowest)} (${cite(lowest, 'area')}) to ${citeRate(highest)} (${cite(highest, 'area')}) across the NHS regions of England, patients of networks that did not report included (${source}).`,
      quote`In England networks recorded ${citeRate(first)} full-time equivalent link workers per 100,000 registered patients in ${citeMonth(first)}, when networks with ${citeCovered(first)} of patients reported, and ${citeRate(latest)} in ${citeMonth(latest)}, when networks with ${citeCovered(latest)} did, so part of the rise is better reporting (${source}).`,
    ]
  },
  notes: [
    'Part of the early growth is reporting: the strips show how many patients were in networks that sent figures.',
    'Where figures by region are missing for more than a year the line is open; over shorter gaps it is dashed. June 2022 is not in hand either.',
    'Rates count all registered patients of a region, also those of networks that did not report. Where two regions lie close, those networks could put them in another order; the page of each region says which places it can have.',
  ],
  definitions: [
    terms.linkWorker,
    terms.rate,
    terms.fullTimeEquivalent,
    { term: 'NHS region', meaning: 'One of the seven areas in which NHS England is organised.' },
  ],
  credit: `${source}, NHS Payments to General Practice and Patients Registered at a GP Practice`,
})

/**
 * Heights in px, how far the scale reaches above the highest rate, and how many ticks it has: on a phone the lines are
 * flatter, so that a screen holds more of the eight.
 */
const sizes = {
  narrow: { plot: 52, headroom: 1.36, ticks: 2, strip: 8, down: 15 },
  wide: { plot: 96, headroom: 1.15, ticks: 3, strip: 14, down: 24 },
} as const

function draw(points: readonly Point[], layout: Layout): Drawing {
  const width = baseWidth[layout]
  const columns = layout === 'wide' ? 4 : 2
  const { plot, strip, down } = sizes[layout]
  const grid = { left: 18, width, columns, across: 18 }
  const areas = byArea(points)
  const headings = areas.map(({ area }, index) =>
    // Over the axis labels there is room for words.
    wrap(area, panelWidth(grid) + (index % columns === 0 ? grid.left : 0), 'heading'),
  )
  const needs = headings.map(({ length }) => length * lineHeight('heading') + 5)
  const heads = headsOfRows(needs, columns)
  const cells = panels(areas.length, { ...grid, heads, height: plot + strip + 21, down })
  const shapes = areas.flatMap((_, index) => {
    const cell = cells[index]!
    const firstInRow = index % columns === 0
    const left = firstInRow ? 0 : cell.left
    const top = cell.top - heads[Math.floor(index / columns)]!
    return [
      ...text(left, top + 11, headings[index]!, { style: 'heading' }),
      ...drawPanel(points, index, cell, {
        ...sizes[layout],
        firstInRow,
        lastInColumn: index + columns >= areas.length,
      }),
    ]
  })
  return { width, height: cells.at(-1)!.bottom + 20, shapes }
}

/** One area; the first panel, England, is also the key to the others. */
function drawPanel(
  points: readonly Point[],
  index: number,
  cell: Frame,
  size: (typeof sizes)[Layout] & { firstInRow: boolean; lastInColumn: boolean },
): Shape[] {
  const { firstInRow, lastInColumn } = size
  const areas = byArea(points)
  const { area, series } = areas[index]!
  const england = areas[0]!.series
  const isKey = index === 0
  const frame: Frame = {
    left: cell.left + 3,
    right: cell.right - 6,
    top: cell.top,
    bottom: cell.top + size.plot,
  }
  const strip = { ...frame, top: cell.bottom - size.strip, bottom: cell.bottom }
  const highest = max(points, ({ fte_per_100000 }) => fte_per_100000) ?? 0
  const [start = 0, end = 0] = extent(points, ({ census }) => monthNumber(census))
  const x = scaleLinear([start, end], [frame.left, frame.right])
  const y = scaleLinear([0, highest * size.headroom], [frame.bottom, frame.top])
  const line = observe(
    points,
    series,
    'fte_per_100000',
    ({ census, fte_per_100000 }) =>
      `${area}, ${formatMonth(census)}: ${formatDecimal(fte_per_100000, 2)} per 100,000 patients`,
  )
  const covered = observe(
    points,
    series,
    'covered_share',
    ({ census, covered_share }) =>
      `${area}, ${formatMonth(census)}: ${formatPercent(covered_share, 1)} of patients covered`,
  )
  const context = england.map(({ census, fte_per_100000 }) => ({
    month: monthNumber(census),
    value: fte_per_100000,
  }))
  const first = series[0]!
  const latest = series.at(-1)!
  const meaning = isKey ? 'context' : 'referred'
  const isBelow = latest.fte_per_100000 < england.at(-1)!.fte_per_100000
  const left = firstInRow ? 0 : cell.left
  const tick = { style: 'tick' } as const
  return [
    ...valueAxis(
      y,
      { left, right: cell.right },
      y.ticks(size.ticks),
      firstInRow ? String : undefined,
    ),
    ...gaps(line)
      .filter(({ open }) => open)
      .flatMap((gap) => gapBand(gap, x, frame, isKey ? 'inside' : undefined)),
    ...(isKey ? [] : timeline(context, { x, y, meaning: 'context', thin: true })),
    ...timeline(line, { x, y, meaning }),
    // Away from the line of England.
    ...text(
      x(monthNumber(latest.census)),
      y(latest.fte_per_100000) + (isBelow ? 17 : -9),
      rate(latest.fte_per_100000),
      {
        style: 'value',
        meaning,
        anchor: 'end',
        dx: 5,
      },
    ),
    ...text(
      left,
      strip.top - 4,
      `${formatPercent(first.covered_share)} to ${formatPercent(latest.covered_share)}${isKey ? ' covered' : ''}`,
      { style: 'note' },
    ),
    ...coverageStrip(x, strip, [{ meaning: 'context', series: covered }]),
    // Lines and strips of a column share their years.
    ...(lastInColumn
      ? [
          ...text(frame.left, strip.bottom + 16, england[0]!.census.slice(0, 4), tick),
          ...text(frame.right, strip.bottom + 16, england.at(-1)!.census.slice(0, 4), {
            ...tick,
            anchor: 'end',
          }),
        ]
      : []),
  ]
}
