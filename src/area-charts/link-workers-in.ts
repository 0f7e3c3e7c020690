import { extent, group, max, scaleLinear } from 'd3'
import { defineAreaCharts, type ChartedArea } from '../area-chart.ts'
import { inSentence, placeName } from '../area-names.ts'
import type { Column, Layout } from '../chart.ts'
import { columns as shared } from '../columns.ts'
import { formatDecimal, formatMonth, formatPercent } from '../format.ts'
import { missingInWords } from '../missing.ts'
import { once } from '../once.ts'
import { valueAxis, yearAxis } from '../plot/axis.ts'
import { baseWidth, type Frame } from '../plot/frame.ts'
import { gapBand } from '../plot/gap.ts'
import { lineEnds } from '../plot/line-ends.ts'
import { timeline, type Observation } from '../plot/marks/timeline.ts'
import { gaps, monthNumber } from '../plot/months.ts'
import { coverageStrip, stripEnds } from '../plot/strip.ts'
import { shows, type Drawing } from '../plot/svg.ts'
import { lineHeight, text, widest, wrap } from '../plot/text.ts'
import type { Meaning } from '../plot/theme.ts'
import { cite, quote } from '../quote.ts'
import type { RowOf } from '../table.ts'
import { linkWorkersByCensus } from '../tables/link-workers-by-census.ts'
import { terms } from '../terms.ts'

/** One census: the figures of the area, and the rates of the areas around it in columns of their own. */
type Point = {
  census: string
  area_code: string
  /** Null where none of its networks reported. */
  fte: number | null
  fte_per_100000: number | null
  covered_share: number
} & Record<string, string | number | null>

/** An area around it, as a line to compare with. */
interface Around {
  code: string
  column: 'region_per_100000' | 'england_per_100000'
  /** `South West` at the end of its line, `the South West` in a sentence. */
  name: string
  said: string
  meaning: Meaning
}

type Row = RowOf<typeof linkWorkersByCensus>

/** The rows of each area, which one chart after the other asks for. */
const byCode = once((rows: readonly Row[]) => group(rows, ({ code }) => code))

const source = 'NHS England, Primary Care Network Workforce'

/** A rate in words. @throws where there is none: an area with figures lies in a region with figures. */
function rate(value: unknown): string {
  if (typeof value === 'number') return formatDecimal(value, 1)
  throw new Error(
    `chart link-workers-in: rate: ${String(value)}; expected a number — check the rows of the areas around it in link-workers-by-census`,
  )
}
const rateColumn = (place: string): Column => ({
  ...shared.rate,
  label: `Link workers per 100,000 patients (full-time equivalent), ${place}`,
})

/** The censuses at which a network of the area reported; a chart has at least one. */
const reported = (points: readonly Point[]) =>
  points.filter(({ fte_per_100000 }) => fte_per_100000 !== null)
const firstOf = (points: readonly Point[]) => reported(points)[0]!
const latestOf = (points: readonly Point[]) => reported(points).at(-1)!

export default defineAreaCharts({
  id: 'link-workers-in',
  table: linkWorkersByCensus,
  covers: ({ level, code }, rows) =>
    ownRows(rows, { level, code }).some((row) => row.fte_per_100000 !== null),
  chart(area) {
    const place = placeName(area.name)
    const said = inSentence(area)
    const around = areasAround(area)
    const [nearest, farthest] = around
    // Everything else lies in England, which a sentence that stands alone must say.
    const where = area.level === 'icb' ? `the area of ${said}` : said
    const inEngland = area.level === 'england' ? said : `${where}, England,`
    return {
      question: 'growth',
      points: (rows) => pointsOf(area, around, rows),
      key: ['census'],
      columns: {
        census: shared.census,
        area_code: { label: 'Area' },
        fte: {
          label: 'Link workers (full-time equivalent)',
          format: (value) => formatDecimal(Number(value), 1),
        },
        fte_per_100000: rateColumn(place),
        covered_share: { ...shared.patientsCovered, drawn: true },
        ...Object.fromEntries(around.map(({ column, name }) => [column, rateColumn(name)])),
      },
      title(points: readonly Point[]) {
        const latest = latestOf(points)
        const own = rate(latest.fte_per_100000)
        if (!nearest) return `England has ${own} recorded link workers for every 100,000 patients`
        const difference = Number(own) - Number(rate(latest['england_per_100000']))
        // A tenth is no news: networks that did not report could make up for as much.
        if (Math.abs(difference) < 0.15) {
          return `${place}: about England’s rate of link workers`
        }
        return `${place}: ${difference > 0 ? 'more' : 'fewer'} link workers per patient than England`
      },
      subtitle(points: readonly Point[]) {
        const others = around.map((other) => other.said).join(' and ')
        return `Full-time equivalent link workers per 100,000 registered patients, ${said}${nearest ? ` (green), ${others} (grey)` : ''}, ${formatMonth(points[0]!.census)} to ${formatMonth(points.at(-1)!.census)}`
      },
      draw: (points: readonly Point[], layout) => draw(points, layout, place, around),
      describe(points: readonly Point[]) {
        const [first, latest] = [firstOf(points), latestOf(points)]
        const others = around.map((other) => `${other.said} had ${rate(latest[other.column])}`)
        return [
          `A line chart of full-time equivalent link workers per 100,000 registered patients of ${said}, from ${rate(first.fte_per_100000)} in ${formatMonth(first.census)} to ${rate(latest.fte_per_100000)} in ${formatMonth(latest.census)}${nearest ? `, when ${others.join(' and ')}` : ''}.`,
          `A strip below shows the share of its patients in networks that reported, ${formatPercent(first.covered_share)} at first and ${formatPercent(latest.covered_share)} at last.`,
          missingInWords(reported(points).map(({ census }) => census)),
        ]
          .join(' ')
          .trimEnd()
      },
      sentences(points: readonly Point[]) {
        const [first, latest] = [firstOf(points), latestOf(points)]
        const [from, to] = [cite(first, 'census', formatMonth), cite(latest, 'census', formatMonth)]
        const [own, then] = [
          cite(latest, 'fte_per_100000', rate),
          cite(first, 'fte_per_100000', rate),
        ]
        const covered = cite(latest, 'covered_share', formatPercent)
        const coveredThen = cite(first, 'covered_share', formatPercent)
        const of = ({ column }: Around) => cite(latest, column, rate)
        const unit = 'full-time link workers per 100,000 registered patients'
        const caveat = quote`; networks with ${covered} of its patients reported (${source}).`
        const now = farthest
          ? quote`In ${to} the primary care networks of ${said} recorded the equivalent of ${own} ${unit}, against ${of(nearest!)} in ${nearest!.said} and ${of(farthest)} in England`
          : nearest
            ? quote`In ${to} the primary care networks of ${said} recorded the equivalent of ${own} ${unit}, against ${of(nearest)} in England`
            : quote`In ${to} the primary care networks of England recorded the equivalent of ${own} ${unit}`
        return [
          { text: now.text + caveat.text, cited: [...now.cited, ...caveat.cited] },
          quote`In ${inEngland} the number of full-time equivalent link workers per 100,000 registered patients went from ${then} in ${from}, when networks with ${coveredThen} of its patients reported, to ${own} in ${to}, when networks with ${covered} did, so part of the ${Number(own.words) < Number(then.words) ? 'change' : 'rise'} is better reporting (${source}).`,
        ]
      },
      notes: [
        ...area.remarks,
        'Part of the early growth is reporting: the strip shows how many patients were in networks that sent figures.',
        'Rates count all registered patients of an area, also those of networks that did not report.',
        'Where figures are missing for more than a year the line is open; over shorter gaps it is dashed.',
      ],
      definitions: [terms.linkWorker, terms.rate, terms.fullTimeEquivalent, terms.network],
      credit: `${source}, NHS Payments to General Practice and Patients Registered at a GP Practice`,
    }
  },
})

/** The region and England, from the nearest. */
function areasAround({ level, region }: ChartedArea): Around[] {
  return [
    ...(region
      ? [
          {
            code: region.code,
            column: 'region_per_100000' as const,
            name: region.name,
            said: inSentence({ level: 'region', name: region.name }),
            meaning: 'reference' as const,
          },
        ]
      : []),
    ...(level === 'england'
      ? []
      : [
          {
            code: 'E92000001',
            column: 'england_per_100000' as const,
            name: 'England',
            said: 'England',
            meaning: 'context' as const,
          },
        ]),
  ]
}

/** The rows of an area at every census. */
function ownRows(rows: readonly Row[], { level, code }: Pick<ChartedArea, 'level' | 'code'>) {
  return (byCode(rows).get(code) ?? []).filter((row) => row.level === level)
}

function pointsOf(area: ChartedArea, around: readonly Around[], rows: readonly Row[]): Point[] {
  const rateOf = new Map(
    around
      .flatMap(({ code }) => byCode(rows).get(code) ?? [])
      .map((row) => [`${row.code} ${row.census}`, row.fte_per_100000]),
  )
  return ownRows(rows, area).map(({ census, fte, fte_per_100000, covered_share }) => ({
    census,
    area_code: area.code,
    fte,
    fte_per_100000,
    covered_share,
    ...Object.fromEntries(
      around.map((other) => [other.column, rateOf.get(`${other.code} ${census}`) ?? null]),
    ),
  }))
}

function draw(
  points: readonly Point[],
  layout: Layout,
  place: string,
  around: readonly Around[],
): Drawing {
  const width = baseWidth[layout]
  const wide = layout === 'wide'
  const names = around.map(({ name }) => wrap(name, wide ? 110 : 70, 'note'))
  const heading = wrap(place, width, 'heading')
  const top = heading.length * lineHeight('heading') + 14
  const frame: Frame = {
    left: 38,
    right: width - 18 - Math.max(...names.map((lines) => widest(lines, 'note')), wide ? 30 : 40),
    top,
    bottom: top + (wide ? 230 : 200),
  }
  const strip = { ...frame, top: frame.bottom + 54, bottom: frame.bottom + 82 }
  const own = observe(points, 'fte_per_100000', place)
  const others = around.map((other) => ({
    ...other,
    series: observe(points, other.column, other.name),
  }))
  const covered = points.map((point, index) => ({
    month: monthNumber(point.census),
    value: point.covered_share,
    attributes: shows(
      index,
      'covered_share',
      point.covered_share,
      `${place}, ${formatMonth(point.census)}: ${formatPercent(point.covered_share, 1)} of patients covered`,
    ),
  }))
  const all = [own, ...others.map(({ series }) => series)]
  const highest = max(all.flat(), ({ value }) => value) ?? 0
  const [start = 0, end = 0] = extent(points, ({ census }) => monthNumber(census))
  const x = scaleLinear([start, end], [frame.left, frame.right])
  const y = scaleLinear([0, highest * 1.08 || 1], [frame.bottom, frame.top])
  const ends = [
    { series: own, name: [], meaning: 'referred' as const },
    ...others.map(({ series, meaning }, index) => ({ series, name: names[index]!, meaning })),
  ]
  return {
    width,
    height: strip.bottom + 4,
    shapes: [
      ...text(0, 12, heading, { style: 'heading', meaning: 'referred' }),
      ...valueAxis(y, { left: 0, right: frame.right }, y.ticks(4), String),
      ...gaps(covered)
        .filter(({ open }) => open)
        .flatMap((gap) => gapBand(gap, x, frame, 'inside')),
      ...yearAxis(x, frame),
      ...others
        .toReversed()
        .flatMap(({ series, meaning }) => timeline(series, { x, y, meaning, thin: true })),
      ...timeline(own, { x, y, meaning: 'referred' }),
      ...lineEnds(
        ends.map(({ series, name, meaning }) => {
          const { value } = series.at(-1)!
          return { y: y(value), value: rate(value), name, meaning }
        }),
        { ...frame, top: frame.top - 8, bottom: frame.bottom + 40 },
      ),
      ...text(0, strip.top - 8, 'Share of patients in networks that reported', { style: 'note' }),
      ...coverageStrip(x, strip, [{ meaning: 'context', series: covered }]),
      ...stripEnds(strip, covered, formatPercent),
    ],
  }
}

/** A column of rates as a line; censuses without a figure are left out. */
function observe(points: readonly Point[], column: string, name: string): Observation[] {
  return points.flatMap((point, index) => {
    const value = point[column]
    if (typeof value !== 'number') return []
    const label = `${name}, ${formatMonth(point.census)}: ${formatDecimal(value, 2)} per 100,000 patients`
    const attributes = shows(index, column, value, label)
    return [{ month: monthNumber(point.census), value, attributes }]
  })
}
