import { greatest, max, scaleLinear } from 'd3'
import { defineChart, type Layout } from '../chart.ts'
import { columns } from '../columns.ts'
import { formatCount, formatDecimal, formatMonth, formatPercent } from '../format.ts'
import { annotation } from '../plot/annotation.ts'
import { valueAxis, yearAxis } from '../plot/axis.ts'
import { baseWidth, type Frame } from '../plot/frame.ts'
import { gapBand } from '../plot/gap.ts'
import { dot } from '../plot/marks/dot.ts'
import type { Place } from '../plot/marks/line.ts'
import { observe, timeline } from '../plot/marks/timeline.ts'
import { gaps, monthNumber } from '../plot/months.ts'
import { coverageStrip, stripEnds } from '../plot/strip.ts'
import type { Drawing, Shape } from '../plot/svg.ts'
import { measure, text, widest } from '../plot/text.ts'
import { missingInWords } from '../missing.ts'
import { cite, quote } from '../quote.ts'
import { linkWorkersByMonth } from '../tables/link-workers-by-month.ts'
import { terms } from '../terms.ts'

type Point = {
  census: string
  fte: number
  recording_share: number
  networks_recording: number
  networks_active: number
  networks_active_source: string
}

/** The first census in which link workers who are mental health practitioners were counted apart. */
const roleAdded = '2023-04'

const source = 'NHS England, Primary Care Network Workforce'

const peakOf = (points: readonly Point[]) => greatest(points, ({ fte }) => fte)!
const firstOf = (points: readonly Point[]) => points[0]!
const latestOf = (points: readonly Point[]) => points.at(-1)!
const said = ({ fte, census }: Point) => `${formatCount(fte)} in ${formatMonth(census)}`

const citeFte = (point: Point) => cite(point, 'fte', formatCount)
const citeMonth = (point: Point) => cite(point, 'census', formatMonth)
const citeRecorded = (point: Point) => cite(point, 'recording_share', formatPercent)

export default defineChart({
  id: 'link-workers-by-month',
  question: 'growth',
  table: linkWorkersByMonth,
  points: (rows): Point[] =>
    rows.map((row) => ({
      census: row.census,
      fte: row.fte,
      recording_share: row.recording_share,
      networks_recording: row.networks_recording,
      networks_active: row.networks_active,
      networks_active_source: row.networks_active_source,
    })),
  key: ['census'],
  columns: {
    census: columns.census,
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
    networks_recording: {
      label: 'Networks that recorded figures',
      format: (value) => formatCount(Number(value)),
    },
    networks_active: { label: 'Networks', format: (value) => formatCount(Number(value)) },
    networks_active_source: { label: 'Source of the number of networks' },
  },
  title(points) {
    const peak = peakOf(points)
    return peak === latestOf(points)
      ? 'Recorded link workers have multiplied, and there have never been more of them'
      : `Recorded link workers multiplied until ${formatMonth(peak.census)}, then slipped`
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
        ? `to ${said(latest)}, the highest so far`
        : `to a peak of ${said(peak)}, and stands at ${said(latest)}`
    return `A line chart of full-time equivalent link workers in England. The line rises from ${said(first)} ${end}. A strip below shows the share of primary care networks that recorded figures: ${formatPercent(first.recording_share)} at the start, ${formatPercent(latest.recording_share)} at the end (${formatCount(latest.networks_recording)} of ${formatCount(latest.networks_active)} networks, the latter from the ${latest.networks_active_source}), so part of the early rise is better reporting. ${missingInWords(points.map(({ census }) => census))}`.trimEnd()
  },
  sentences(points) {
    const [first, peak, latest] = [firstOf(points), peakOf(points), latestOf(points)]
    return [
      quote`Primary care networks in England had the equivalent of ${citeFte(latest)} full-time social prescribing link workers in ${citeMonth(latest)}, mental health practitioners in that role included, as recorded by ${cite(latest, 'networks_recording', formatCount)} of the ${cite(latest, 'networks_active', formatCount)} networks in the ${cite(latest, 'networks_active_source')} (${source}).`,
      ...(peak === latest
        ? []
        : [
            quote`The number of full-time equivalent link workers in England’s primary care networks, which from April 2023 includes mental health practitioners in that role, peaked at ${citeFte(peak)} in ${citeMonth(peak)} and was ${citeFte(latest)} in ${citeMonth(latest)} (${source}).`,
          ]),
      quote`Primary care networks in England recorded ${citeFte(first)} full-time equivalent link workers in ${citeMonth(first)}, when ${citeRecorded(first)} of networks sent figures, and ${citeFte(latest)} in ${citeMonth(latest)}, when ${citeRecorded(latest)} did, so part of the rise is better reporting; from April 2023 the figures include mental health practitioners in that role (${source}).`,
    ]
  },
  notes: [
    'Part of the early growth is reporting: more networks sent figures. The strip shows how many.',
    'From April 2023 the figures include link workers who are mental health practitioners, a role of its own since then.',
    'Where months are missing, a dashed line joins the two known figures.',
    'The newest census can come from the individual-level file, before the bulletin has it; the number of networks is then taken from the practice map.',
  ],
  definitions: [terms.fullTimeEquivalent, terms.network],
  credit: source,
})

function draw(points: readonly Point[], layout: Layout): Drawing {
  const wide = layout === 'wide'
  const width = baseWidth[layout]
  const value = formatCount(latestOf(points).fte)
  const latestMonth = formatMonth(latestOf(points).census)
  const when = wide ? [latestMonth] : latestMonth.split(' ')
  const frame: Frame = {
    left: 44,
    right: width - 10 - Math.max(measure(value, 'value'), widest(when, 'note')),
    top: 14,
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
  const place = (point: Point) => ({ x: x(monthNumber(point.census)), y: y(point.fte) })
  const first = place(firstOf(points))
  const latest = place(latestOf(points))
  const peak = peakOf(points)
  const role = points.find(({ census }) => census === roleAdded)
  const strip = { ...frame, top: frame.bottom + 54, bottom: frame.bottom + 86 }
  const line = observe(
    points,
    points,
    'fte',
    ({ census, fte }) => `${formatMonth(census)}: ${formatDecimal(fte, 1)} full-time equivalent`,
  )
  const covered = observe(
    points,
    points,
    'recording_share',
    ({ census, recording_share }) =>
      `${formatMonth(census)}: ${formatPercent(recording_share, 1)} of networks recorded`,
  )
  return {
    width,
    height: strip.bottom + 4,
    shapes: [
      ...valueAxis(y, { ...frame, left: 0 }, y.ticks(4), formatCount),
      ...gaps(line).flatMap((gap) => gapBand(gap, x, frame, 'before')),
      ...yearAxis(x, frame),
      ...(role
        ? annotation(
            place(role),
            wide
              ? ['from April 2023 with', 'mental health role']
              : ['from April 2023', 'with mental', 'health role'],
          )
        : []),
      ...timeline(line, { x, y, meaning: 'referred' }),
      ...(peak === latestOf(points) ? [] : drawPeak(peak, place(peak), wide)),
      // Under the point where there is room above the axis, else beside it: the line goes up from here.
      ...(first.y + 18 < frame.bottom
        ? text(first.x, first.y + 16, said(firstOf(points)), { dx: 2 })
        : text(first.x, first.y + 3, said(firstOf(points)), { dx: 16 })),
      ...text(latest.x, latest.y + 5, value, { style: 'value', meaning: 'referred', dx: 9 }),
      ...text(latest.x, latest.y + 20, when, { style: 'note', dx: 9 }),
      ...text(0, strip.top - 8, 'Share of networks that recorded figures', { style: 'note' }),
      ...coverageStrip(x, strip, [{ meaning: 'context', series: covered }]),
      ...stripEnds(strip, covered, formatPercent),
    ],
  }
}

function drawPeak(peak: Point, place: Place, wide: boolean): Shape[] {
  const words = wide
    ? [`peak: ${said(peak)}`]
    : [`peak: ${formatCount(peak.fte)} in`, formatMonth(peak.census)]
  return [
    dot(place, 'referred', { open: true }),
    ...text(place.x, place.y - (wide ? 12 : 28), words, { anchor: 'end', dx: 20 }),
  ]
}
