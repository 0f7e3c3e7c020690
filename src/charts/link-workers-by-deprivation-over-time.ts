import { extent, max, scaleLinear } from 'd3'
import { defineChart, type Layout } from '../chart.ts'
import { columns } from '../columns.ts'
import { formatDecimal, formatMonth, formatPercent } from '../format.ts'
import { valueAxis, yearAxis } from '../plot/axis.ts'
import { baseWidth, type Frame } from '../plot/frame.ts'
import { gapBand } from '../plot/gap.ts'
import { endLabels } from '../plot/label.ts'
import { observe, timeline } from '../plot/marks/timeline.ts'
import { gaps, monthNumber } from '../plot/months.ts'
import { coverageStrip } from '../plot/strip.ts'
import type { Drawing } from '../plot/svg.ts'
import { lineHeight, text, widest, wrap } from '../plot/text.ts'
import { deprivationMeaning } from '../plot/theme.ts'
import { missingInWords } from '../missing.ts'
import { cite, quote } from '../quote.ts'
import { linkWorkersByDeprivationFifth } from '../tables/link-workers-by-deprivation-fifth.ts'
import { terms } from '../terms.ts'

type Point = {
  fifth_name: string
  fifth: number
  census: string
  fte_per_100000: number
  reporting_share: number
}

const source =
  'NHS England, Primary Care Network Workforce; MHCLG, Indices of Deprivation 2019; OHID, Fingertips'

const rate = (value: number) => formatDecimal(value, 1)
const fifthsOf = (points: readonly Point[]) =>
  [1, 2, 3, 4, 5].map((fifth) => points.filter((point) => point.fifth === fifth))

/** Rates of the latest census, from the most to the least deprived fifth. */
const latestOf = (points: readonly Point[]) => fifthsOf(points).map((series) => series.at(-1)!)

const shortNames = ['most', '2nd', 'middle', '4th', 'least']

const citeRate = (point: Point) => cite(point, 'fte_per_100000', rate)
const citeMonth = (point: Point) => cite(point, 'census', formatMonth)
const citeReporting = (point: Point) => cite(point, 'reporting_share', formatPercent)

export default defineChart({
  id: 'link-workers-by-deprivation-over-time',
  question: 'deprivation',
  table: linkWorkersByDeprivationFifth,
  points: (rows): Point[] =>
    rows
      .filter(({ edition }) => edition === 'IMD 2019')
      .map(({ fifth_name, fifth, census, fte_per_100000, reporting_share }) => ({
        fifth_name,
        fifth,
        census,
        fte_per_100000,
        reporting_share,
      }))
      .sort((a, b) => a.fifth - b.fifth || a.census.localeCompare(b.census)),
  key: ['census', 'fifth'],
  columns: {
    fifth_name: { label: 'Fifth of networks' },
    fifth: { label: 'Fifth (1 = most deprived)' },
    census: columns.census,
    fte_per_100000: columns.rate,
    reporting_share: { ...columns.patientsCovered, drawn: true },
  },
  title(points) {
    const rates = latestOf(points).map(({ fte_per_100000 }) => fte_per_100000)
    const most = rates[0]!
    if (most === Math.max(...rates))
      return 'The most deprived fifth of networks has the most link workers for its patients'
    if (most === Math.min(...rates))
      return 'The most deprived fifth of networks has the fewest link workers for its patients'
    return 'Link workers have grown in number in every deprivation fifth of networks'
  },
  subtitle: (points) =>
    `Full-time equivalent link workers per 100,000 registered patients, by deprivation fifth of primary care networks (IMD 2019), England, ${formatMonth(points[0]!.census)} to ${formatMonth(points.at(-1)!.census)}`,
  draw,
  describe(points) {
    const latest = latestOf(points)
    return `Five lines, one for each fifth of primary care networks from the most to the least deprived. All rise from ${formatMonth(points[0]!.census)}. In ${formatMonth(latest[0]!.census)} the rates per 100,000 patients were: ${latest.map(({ fifth_name, fte_per_100000 }) => `${fifth_name} ${rate(fte_per_100000)}`).join(', ')}. A strip below shows the share of patients in networks that reported. ${missingInWords(fifthsOf(points)[0]!.map(({ census }) => census))}`.trimEnd()
  },
  sentences(points) {
    const [mostDeprived = [], , , , leastDeprived = []] = fifthsOf(points)
    const [first, most, least] = [mostDeprived[0]!, mostDeprived.at(-1)!, leastDeprived.at(-1)!]
    return [
      quote`In ${citeMonth(most)} primary care networks in England’s most deprived fifth by the index of 2019 had the equivalent of ${citeRate(most)} full-time link workers per 100,000 registered patients, those in the least deprived fifth ${citeRate(least)}; a network’s deprivation is an average over the areas where its patients live (${source}).`,
      quote`The most deprived fifth of primary care networks in England by the index of 2019 had ${citeRate(first)} full-time equivalent link workers per 100,000 registered patients in ${citeMonth(first)}, when networks with ${citeReporting(first)} of its patients reported, and ${citeRate(most)} in ${citeMonth(most)}, when networks with ${citeReporting(most)} did, so part of the rise is better reporting (${source}).`,
    ]
  },
  notes: [
    'Part of the early growth is reporting: the strip shows how many patients were in networks that sent figures.',
    'Where figures by network are missing for more than a year the lines are open; over shorter gaps they are dashed. June 2022 is not in hand either.',
    'One edition of the deprivation index serves the whole line. With the edition of 2025 some networks change their fifth; the chart of the latest census uses that edition.',
    'A network in a deprived fifth is an average over the areas where its patients live. It is not a deprived patient.',
  ],
  definitions: [terms.fifthOfNetworks, terms.linkWorker, terms.rate, terms.fullTimeEquivalent],
  credit:
    'NHS England, Primary Care Network Workforce, NHS Payments to General Practice and Patients Registered at a GP Practice; MHCLG and OHID, English Indices of Deprivation 2019 by practice',
})

function draw(points: readonly Point[], layout: Layout): Drawing {
  const wide = layout === 'wide'
  const width = baseWidth[layout]
  const nameOf = ({ fifth, fifth_name }: Point) =>
    wide ? fifth_name.replace(' fifth', '') : shortNames[fifth - 1]!
  const latest = latestOf(points)
  const labelWidth =
    widest(
      latest.map((point) => `${rate(point.fte_per_100000)} `),
      'value',
    ) + widest(latest.map(nameOf), 'note')
  const frame: Frame = {
    left: wide ? 44 : 36,
    right: width - 16 - labelWidth,
    top: wide ? 8 : 32,
    bottom: wide ? 276 : 264,
  }
  const [start = 0, end = 0] = extent(points, ({ census }) => monthNumber(census))
  const highest = max(points, ({ fte_per_100000 }) => fte_per_100000) ?? 0
  const x = scaleLinear([start, end], [frame.left, frame.right])
  const y = scaleLinear([0, highest * 1.08], [frame.bottom, frame.top])
  const lines = fifthsOf(points).map((series) => ({
    meaning: deprivationMeaning(series[0]!.fifth),
    series: observe(
      points,
      series,
      'fte_per_100000',
      ({ fifth_name, census, fte_per_100000 }) =>
        `${fifth_name}, ${formatMonth(census)}: ${formatDecimal(fte_per_100000, 2)} per 100,000 patients`,
    ),
  }))
  const covered = fifthsOf(points).map((series) => ({
    meaning: deprivationMeaning(series[0]!.fifth),
    series: observe(
      points,
      series,
      'reporting_share',
      ({ fifth_name, census, reporting_share }) =>
        `${fifth_name}, ${formatMonth(census)}: ${formatPercent(reporting_share, 1)} of patients covered`,
    ),
  }))
  const coverage = wrap(
    `Patients in networks that reported: ${coverageIn(points[0]!.census)}, ${coverageIn(points.at(-1)!.census)}`,
    width,
    'note',
  )
  const stripTop = frame.bottom + 46 + coverage.length * lineHeight('note')
  const strip = { ...frame, top: stripTop, bottom: stripTop + 32 }
  return {
    width,
    height: strip.bottom + 4,
    shapes: [
      ...valueAxis(y, { left: 0, right: frame.right }, y.ticks(5), String),
      ...gaps(lines[0]!.series)
        .filter(({ open }) => open)
        .flatMap((gap) => gapBand(gap, x, frame, 'inside')),
      ...yearAxis(x, frame),
      // The most deprived fifth last, on top of the others.
      ...lines.toReversed().flatMap(({ meaning, series }) => timeline(series, { x, y, meaning })),
      ...endLabels(
        latest.map((point) => ({
          y: y(point.fte_per_100000),
          value: rate(point.fte_per_100000),
          name: nameOf(point),
          meaning: deprivationMeaning(point.fifth),
        })),
        frame,
      ),
      ...(wide
        ? []
        : text(frame.right + 13, 11, ['deprivation', 'fifth'], { style: 'note', dx: 3 })),
      ...text(0, frame.bottom + 49, coverage, { style: 'note' }),
      ...coverageStrip(x, strip, covered),
    ],
  }

  /** Lowest and highest coverage of the fifths in one census: `11% to 19% in March 2020`. */
  function coverageIn(census: string): string {
    const [low = 0, high = 0] = extent(
      points.filter((point) => point.census === census),
      ({ reporting_share }) => reporting_share,
    )
    return `${formatPercent(low)} to ${formatPercent(high)} in ${formatMonth(census)}`
  }
}
