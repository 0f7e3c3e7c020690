import { max, scaleLinear } from 'd3'
import { defineChart, type Layout } from '../chart.ts'
import { formatDecimal, formatMonth, formatPercent } from '../format.ts'
import { valueAxis } from '../plot/axis.ts'
import { baseWidth, type Frame } from '../plot/frame.ts'
import { gapBand } from '../plot/gap.ts'
import { dot } from '../plot/marks/dot.ts'
import { timeline } from '../plot/marks/timeline.ts'
import { gaps, monthNumber } from '../plot/months.ts'
import { panels } from '../plot/panels.ts'
import { coverageStrip } from '../plot/strip.ts'
import { shows, type Drawing, type Shape } from '../plot/svg.ts'
import { text, wrap } from '../plot/text.ts'
import { linkWorkersByCensus } from '../tables/link-workers-by-census.ts'

type Point = {
  area: string
  level: 'england' | 'region'
  census: string
  fte_per_100000: number
  covered_share: number
}

const rate = (value: number) => formatDecimal(value, 1)

/** England first, then the regions from the highest latest rate to the lowest. */
function byArea(points: readonly Point[]): { area: string; series: Point[] }[] {
  const areas = [...new Set(points.map(({ area }) => area))]
  return areas.map((area) => ({ area, series: points.filter((point) => point.area === area) }))
}

const latestOfRegions = (points: readonly Point[]) =>
  byArea(points)
    .map(({ series }) => series.at(-1)!)
    .filter(({ level }) => level === 'region')

export default defineChart({
  id: 'link-workers-by-region',
  question: 'growth',
  table: linkWorkersByCensus,
  points(rows): Point[] {
    const points = rows.flatMap(({ level, name, census, fte_per_100000, covered_share }) =>
      level === 'england' || level === 'region'
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
  columns: {
    area: { label: 'Area' },
    level: { label: 'Level' },
    census: { label: 'Census', format: (value) => formatMonth(String(value)) },
    fte_per_100000: {
      label: 'Link workers per 100,000 patients (full-time equivalent)',
      format: (value) => formatDecimal(Number(value), 2),
      drawn: true,
    },
    covered_share: {
      label: 'Share of patients in networks that reported',
      format: (value) => formatPercent(Number(value), 1),
      drawn: true,
    },
  },
  title(points) {
    const regions = latestOfRegions(points)
    const [highest, lowest] = [regions[0]!, regions.at(-1)!]
    return `${highest.area} has the most link workers for its patients, ${lowest.area} the fewest`
  },
  subtitle: (points) =>
    `Full-time equivalent link workers per 100,000 registered patients, NHS regions of England, ${formatMonth(points[0]!.census)} to ${formatMonth(points.at(-1)!.census)}. Grey line: England. Strip: share of patients in networks that reported`,
  draw,
  describe: (points) =>
    `Eight small line charts on one scale, England and its seven NHS regions. All rise from ${formatMonth(points[0]!.census)}; in ${formatMonth(points.at(-1)!.census)} the rates were: ${byArea(
      points,
    )
      .map(({ area, series }) => `${area} ${rate(series.at(-1)!.fte_per_100000)}`)
      .join(', ')}. A strip under each shows how many patients the figures covered.`,
  sentence(points) {
    const regions = latestOfRegions(points)
    const [highest, lowest] = [regions[0]!, regions.at(-1)!]
    return `In ${formatMonth(highest.census)} the number of full-time equivalent link workers per 100,000 registered patients ranged from ${rate(lowest.fte_per_100000)} (${lowest.area}) to ${rate(highest.fte_per_100000)} (${highest.area}) across the NHS regions of England (NHS England, Primary Care Network Workforce).`
  },
  notes: [
    'Part of the early growth is reporting: the strips show how many patients were in networks that sent figures.',
    'Figures by region are not in hand for June 2022 and between September 2022 and November 2025; the line is open there. It is dashed from November 2025 to June 2026.',
    'Rates count all registered patients of a region, also those of networks that did not report.',
  ],
  definitions: [
    {
      term: 'Full-time equivalent',
      meaning:
        'Hours worked, counted in full-time jobs of 37.5 hours a week: two half-time posts make one.',
    },
    { term: 'NHS region', meaning: 'One of the seven areas in which NHS England is organised.' },
  ],
  credit:
    'NHS England, Primary Care Network Workforce, NHS Payments to General Practice and Patients Registered at a GP Practice',
})

const headingHeight = 36
const plotHeight = 96
const panelHeight = headingHeight + plotHeight + 56

function draw(points: readonly Point[], layout: Layout): Drawing {
  const width = baseWidth[layout]
  const columns = layout === 'wide' ? 4 : 2
  const months = points.map(({ census }) => monthNumber(census))
  const areas = byArea(points)
  const england = areas[0]!.series
  const top = max(points, ({ fte_per_100000 }) => fte_per_100000) ?? 0
  const cells = panels(areas.length, {
    left: 18,
    width,
    columns,
    height: panelHeight,
    across: 18,
    down: 22,
  })

  const shapes = areas.flatMap(({ area, series }, index): Shape[] => {
    const cell = cells[index]!
    const firstColumn = index % columns === 0
    const frame: Frame = {
      left: cell.left + 3,
      right: cell.right - 6,
      top: cell.top + headingHeight,
      bottom: cell.top + headingHeight + plotHeight,
    }
    const x = scaleLinear([Math.min(...months), Math.max(...months)], [frame.left, frame.right])
    const y = scaleLinear([0, top * 1.15], [frame.bottom, frame.top])
    const place = (item: Point) => {
      const month = monthNumber(item.census)
      return { ...item, month, x: x(month), y: y(item.fte_per_100000) }
    }
    const places = series.map(place)
    const latest = places.at(-1)!
    const own = points.indexOf(series[0]!)
    const meaning = area === 'England' ? 'context' : 'referred'
    const strip = { ...frame, top: cell.bottom - 14, bottom: cell.bottom }
    const covered = series.map(({ census, covered_share }, at) => ({
      month: monthNumber(census),
      share: covered_share,
      attributes: shows(
        own + at,
        'covered_share',
        covered_share,
        `${area}, ${formatMonth(census)}: ${formatPercent(covered_share, 1)} of patients covered`,
      ),
    }))
    const long = gaps(places).filter(({ open }) => open)
    return [
      ...text(
        firstColumn ? 0 : cell.left,
        cell.top + 11,
        wrap(area, cell.right - cell.left, 'heading'),
        {
          style: 'heading',
        },
      ),
      ...long.map(({ from, to }) => gapBand(from.x, to.x, frame)),
      ...(firstColumn
        ? valueAxis(y, { ...cell, left: 0 }, y.ticks(3), String)
        : valueAxis(y, cell, y.ticks(3))),
      ...(area === 'England'
        ? long.flatMap(({ from, to }) =>
            text((from.x + to.x) / 2, frame.bottom - 22, ['no figures', 'in hand'], {
              style: 'note',
              anchor: 'middle',
            }),
          )
        : timeline(england.map(place), 'context', true)),
      ...timeline(places, meaning),
      ...places.map((item, at) =>
        dot(item, meaning, {
          radius: item === latest ? 4 : 1.5,
          attributes: shows(
            own + at,
            'fte_per_100000',
            item.fte_per_100000,
            `${area}, ${formatMonth(item.census)}: ${formatDecimal(item.fte_per_100000, 2)} per 100,000 patients`,
          ),
        }),
      ),
      ...text(
        latest.x,
        latest.y + (latest.fte_per_100000 < england.at(-1)!.fte_per_100000 ? 20 : -9),
        rate(latest.fte_per_100000),
        {
          style: 'value',
          meaning,
          anchor: 'end',
          dx: 5,
        },
      ),
      ...text(frame.left, frame.bottom + 15, series[0]!.census.slice(0, 4), { style: 'tick' }),
      ...text(frame.right, frame.bottom + 15, latest.census.slice(0, 4), {
        style: 'tick',
        anchor: 'end',
      }),
      ...text(
        firstColumn ? 0 : cell.left,
        strip.top - 4,
        // The first panel is the key to the others.
        `${formatPercent(covered[0]!.share)} to ${formatPercent(covered.at(-1)!.share)}${index === 0 ? ' covered' : ''}`,
        { style: 'note' },
      ),
      ...coverageStrip(x, strip, [{ meaning: 'context', series: covered }]),
    ]
  })
  return { width, height: cells.at(-1)!.bottom + 4, shapes }
}
