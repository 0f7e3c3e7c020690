import { greatest, max, scaleLinear } from 'd3'
import { defineChart, type Layout } from '../chart.ts'
import { formatCount, formatDecimal, formatMonth, formatPercent } from '../format.ts'
import { valueAxis, yearAxis } from '../plot/axis.ts'
import { baseWidth, type Frame } from '../plot/frame.ts'
import { gapBand } from '../plot/gap.ts'
import { dot } from '../plot/marks/dot.ts'
import { timeline } from '../plot/marks/timeline.ts'
import { gaps, monthNumber } from '../plot/months.ts'
import { coverageStrip, stripEnds } from '../plot/strip.ts'
import { shape, shows, type Drawing } from '../plot/svg.ts'
import { measure, text, widest } from '../plot/text.ts'
import { linkWorkersByMonth } from '../tables/link-workers-by-month.ts'

type Point = { census: string; fte: number; recording_share: number }

/** The first census in which link workers who are mental health practitioners were counted apart. */
const roleAdded = '2023-04'

const peakOf = (points: readonly Point[]) => greatest(points, ({ fte }) => fte)!
const firstOf = (points: readonly Point[]) => points[0]!
const latestOf = (points: readonly Point[]) => points.at(-1)!

export default defineChart({
  id: 'link-workers-by-month',
  question: 'growth',
  table: linkWorkersByMonth,
  points: (rows): Point[] =>
    rows.map(({ census, fte, recording_share }) => ({ census, fte, recording_share })),
  columns: {
    census: { label: 'Census', format: (value) => formatMonth(String(value)) },
    fte: {
      label: 'Link workers (full-time equivalent)',
      format: (value) => formatDecimal(Number(value), 1),
      drawn: true,
    },
    recording_share: {
      label: 'Share of networks recording',
      format: (value) => formatPercent(Number(value), 1),
      drawn: true,
    },
  },
  title(points) {
    const peak = peakOf(points)
    return peak === latestOf(points)
      ? 'Link workers have multiplied, and there have never been more of them'
      : `Link workers multiplied until ${formatMonth(peak.census)}, then slipped`
  },
  subtitle: (points) =>
    `Full-time equivalent link workers in primary care networks, England, ${formatMonth(firstOf(points).census)} to ${formatMonth(latestOf(points).census)}`,
  draw,
  describe(points) {
    const first = firstOf(points)
    const peak = peakOf(points)
    const latest = latestOf(points)
    const end =
      peak === latest
        ? `to ${formatCount(latest.fte)} in ${formatMonth(latest.census)}, the highest so far`
        : `to a peak of ${formatCount(peak.fte)} in ${formatMonth(peak.census)}, and stands at ${formatCount(latest.fte)} in ${formatMonth(latest.census)}`
    return `A line chart of full-time equivalent link workers in England. The line rises from ${formatCount(first.fte)} in ${formatMonth(first.census)} ${end}. A strip below shows the share of primary care networks that recorded figures: ${formatPercent(first.recording_share)} at the start, ${formatPercent(latest.recording_share)} at the end, so part of the early rise is better reporting.`
  },
  sentence(points) {
    const latest = latestOf(points)
    return `Primary care networks in England had the equivalent of ${formatCount(latest.fte)} full-time social prescribing link workers in ${formatMonth(latest.census)}, as recorded by ${formatPercent(latest.recording_share)} of networks (NHS England, Primary Care Network Workforce).`
  },
  notes: [
    'Part of the early growth is reporting: more networks sent figures. The strip shows how many.',
    'From April 2023 the figures include link workers who are mental health practitioners, a role of its own since then.',
    'June 2026 comes from the individual-level file: 1,271 networks reported, of 1,298 in the practice map of July 2026.',
    'The months between November 2025 and June 2026 are not in hand; the dashed line joins the two known figures.',
  ],
  definitions: [
    {
      term: 'Full-time equivalent',
      meaning:
        'Hours worked, counted in full-time jobs of 37.5 hours a week: two half-time posts make one.',
    },
    {
      term: 'Primary care network',
      meaning: 'A group of neighbouring GP practices that share staff such as link workers.',
    },
  ],
  credit: 'NHS England, Primary Care Network Workforce',
})

function draw(points: readonly Point[], layout: Layout): Drawing {
  const wide = layout === 'wide'
  const width = baseWidth[layout]
  const value = formatCount(latestOf(points).fte)
  const when = formatMonth(latestOf(points).census)
  const whenLines = wide ? [when] : when.split(' ')
  const frame: Frame = {
    left: 44,
    right: width - 10 - Math.max(measure(value, 'value'), widest(whenLines, 'note')),
    top: 8,
    bottom: wide ? 276 : 236,
  }
  const y = scaleLinear(
    [0, (max(points, ({ fte }) => fte) ?? 0) * (wide ? 1.16 : 1.24)],
    [frame.bottom, frame.top],
  )
  const x = scaleLinear(
    [monthNumber(firstOf(points).census), monthNumber(latestOf(points).census)],
    [frame.left, frame.right],
  )
  const places = points.map((point, index) => ({
    ...point,
    month: monthNumber(point.census),
    x: x(monthNumber(point.census)),
    y: y(point.fte),
    index,
  }))
  const first = places[0]!
  const latest = places.at(-1)!
  const peak = greatest(places, ({ fte }) => fte)!
  const strip = { ...frame, top: frame.bottom + 54, bottom: frame.bottom + 86 }
  const covered = places.map(({ month, census, recording_share, index }) => ({
    month,
    share: recording_share,
    attributes: shows(
      index,
      'recording_share',
      recording_share,
      `${formatMonth(census)}: ${formatPercent(recording_share, 1)} of networks recorded`,
    ),
  }))
  const role = places.find(({ census }) => census === roleAdded)

  return {
    width,
    height: strip.bottom + 4,
    shapes: [
      ...gaps(places).flatMap(({ from, to }) => [
        gapBand(from.x, to.x, frame),
        ...text(from.x, frame.bottom - 44, ['no figures', 'in hand'], {
          style: 'note',
          anchor: 'end',
          dx: -6,
        }),
      ]),
      ...valueAxis(y, { ...frame, left: 0 }, y.ticks(4), formatCount),
      ...yearAxis(x, frame),
      ...(role
        ? [
            shape('line', {
              class: 'leader reference',
              x1: role.x,
              x2: role.x,
              y1: role.y + 6,
              y2: role.y + 74,
            }),
            ...text(
              role.x,
              role.y + 64,
              wide
                ? ['from April 2023 with', 'mental health role']
                : ['from April 2023', 'with mental', 'health role'],
              {
                style: 'note',
                dx: 6,
              },
            ),
          ]
        : []),
      ...timeline(places, 'referred'),
      ...places.map((place) =>
        dot(place, 'referred', {
          radius: place === latest ? 4.5 : place === peak ? 4 : 1.5,
          open: place === peak && place !== latest,
          attributes: shows(
            place.index,
            'fte',
            place.fte,
            `${formatMonth(place.census)}: ${formatDecimal(place.fte, 1)} full-time equivalent`,
          ),
        }),
      ),
      ...text(first.x, first.y + 5, `${formatCount(first.fte)} in ${formatMonth(first.census)}`, {
        dx: 14,
      }),
      ...(peak === latest
        ? []
        : text(
            peak.x,
            peak.y - (wide ? 12 : 28),
            wide
              ? `peak: ${formatCount(peak.fte)} in ${formatMonth(peak.census)}`
              : [`peak: ${formatCount(peak.fte)} in`, formatMonth(peak.census)],
            { anchor: 'end', dx: 20 },
          )),
      ...text(latest.x, latest.y + 5, value, { style: 'value', meaning: 'referred', dx: 9 }),
      ...text(latest.x, latest.y + 20, whenLines, { style: 'note', dx: 9 }),
      ...text(0, strip.top - 8, 'Share of networks that recorded figures', { style: 'note' }),
      ...coverageStrip(x, strip, [{ meaning: 'context', series: covered }]),
      ...stripEnds(x, strip, covered, formatPercent),
    ],
  }
}
