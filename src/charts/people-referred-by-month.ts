import { max, scaleLinear } from 'd3'
import { defineChart, type Layout } from '../chart.ts'
import { formatCount, formatDecimal, formatMonth, formatYears } from '../format.ts'
import { valueAxis } from '../plot/axis.ts'
import { baseWidth, type Frame } from '../plot/frame.ts'
import { endLabels } from '../plot/label.ts'
import { dot } from '../plot/marks/dot.ts'
import { line } from '../plot/marks/line.ts'
import { shows, type Drawing, type Shape } from '../plot/svg.ts'
import { text, widest } from '../plot/text.ts'
import { cite, quote } from '../quote.ts'
import { referralNotes, referralSource, referralTerms } from '../referral-terms.ts'
import { referralsByMonth } from '../tables/referrals-by-month.ts'

type Point = {
  month: string
  year: string
  months: number
  referred_per_1000: number
  referred: number
  practices: number
  practices_suppressed: number
}

const rate = (value: number) => formatDecimal(value, 1)
const latestOf = (points: readonly Point[]) => points.at(-1)!

/** The financial years in hand, the newest last. */
function byYear(points: readonly Point[]): Point[][] {
  return [...Map.groupBy(points, ({ year }) => year).values()]
}

/** The figure of the same month a year before; undefined where it is not in hand. */
function yearBefore(points: readonly Point[]): Point | undefined {
  const { months, year } = latestOf(points)
  return points.findLast((point) => point.months === months && point.year < year)
}

const citeRate = (point: Point) => cite(point, 'referred_per_1000', rate)
const citeMonth = (point: Point) => cite(point, 'month', formatMonth)

export default defineChart({
  id: 'people-referred-by-month',
  question: 'growth',
  table: referralsByMonth,
  points: (rows): Point[] =>
    rows.flatMap(({ level, referred_per_1000, referred, ...row }) =>
      level === 'england' && referred_per_1000 !== null && typeof referred === 'number'
        ? {
            month: row.month,
            year: row.year,
            months: row.months,
            referred_per_1000,
            referred,
            practices: row.practices,
            practices_suppressed: row.practices_suppressed,
          }
        : [],
    ),
  key: ['month'],
  columns: {
    month: { label: 'Month', format: (value) => formatMonth(String(value)) },
    year: { label: 'Financial year', format: (value) => formatYears(String(value)) },
    months: { label: 'Months since April' },
    referred_per_1000: {
      label: 'Referred since April per 1,000 registered patients',
      format: (value) => formatDecimal(Number(value), 2),
      drawn: true,
    },
    referred: {
      label: 'Patients referred since April',
      format: (value) => formatCount(Number(value)),
    },
    practices: { label: 'Practices', format: (value) => formatCount(Number(value)) },
    practices_suppressed: {
      label: 'Practices with a hidden figure',
      format: (value) => formatCount(Number(value)),
    },
  },
  title(points) {
    const latest = latestOf(points)
    const before = yearBefore(points)
    const found = `${rate(latest.referred_per_1000)} in 1,000 patients were referred from April to ${formatMonth(latest.month)}`
    if (!before) return found
    const [now, then] = [rate(latest.referred_per_1000), rate(before.referred_per_1000)]
    if (now === then) return `${found}, as many as a year before`
    return `${found}, ${latest.referred_per_1000 > before.referred_per_1000 ? 'more' : 'fewer'} than a year before`
  },
  subtitle: (points) =>
    `Patients referred to social prescribing since April, per 1,000 patients registered with GP practices, England, ${formatMonth(points[0]!.month)} to ${formatMonth(latestOf(points).month)}`,
  draw,
  describe: (points) =>
    `A line chart with a line for each financial year, which rises from April. Patients referred per 1,000 registered patients at the end of each line: ${byYear(
      points,
    )
      .map(latestOf)
      .map((point) => `${rate(point.referred_per_1000)} by ${formatMonth(point.month)}`)
      .join(', ')}.`,
  sentences(points) {
    const latest = latestOf(points)
    const before = yearBefore(points)
    return [
      quote`By the end of ${citeMonth(latest)}, ${citeRate(latest)} of every 1,000 patients registered with GP practices in England had been referred to social prescribing since April, each counted once (${referralSource}).`,
      quote`GP practices in England counted ${cite(latest, 'referred', formatCount)} registered patients who had been referred to social prescribing from April to the end of ${citeMonth(latest)}; those who had left their practice by then are not among them (${referralSource}).`,
      ...(before
        ? [
            quote`Of every 1,000 patients registered with GP practices in England, ${citeRate(before)} had been referred to social prescribing from April to the end of ${citeMonth(before)} and ${citeRate(latest)} by the end of ${citeMonth(latest)}, a year later (${referralSource}).`,
          ]
        : []),
    ]
  },
  notes: [
    'The count starts anew each April, and March is the whole financial year. Patients are registered patients at the end of the month.',
    referralNotes.leavers,
    referralNotes.ended,
  ],
  definitions: [referralTerms.referred],
  credit: referralSource,
})

const monthNames = ['Apr', 'Jul', 'Oct', 'Jan']

function draw(points: readonly Point[], layout: Layout): Drawing {
  const width = baseWidth[layout]
  const years = byYear(points)
  const ends = years.map((series) => {
    const { referred_per_1000, year } = latestOf(series)
    return { value: rate(referred_per_1000), name: formatYears(year) }
  })
  const labels =
    widest(
      ends.map(({ value }) => `${value} `),
      'value',
    ) +
    widest(
      ends.map(({ name }) => name),
      'note',
    )
  const frame: Frame = {
    left: 26,
    right: width - 20 - labels,
    top: 14,
    bottom: layout === 'wide' ? 276 : 220,
  }
  const x = scaleLinear([1, max(points, ({ months }) => months) ?? 12], [frame.left, frame.right])
  const highest = max(points, ({ referred_per_1000 }) => referred_per_1000) ?? 0
  const y = scaleLinear([0, highest * 1.1], [frame.bottom, frame.top])
  return {
    width,
    height: frame.bottom + 24,
    shapes: [
      ...valueAxis(y, { ...frame, left: 0 }, y.ticks(4), String),
      ...monthNames.flatMap((name, index) => {
        const month = 1 + index * 3
        return month > x.domain()[1]!
          ? []
          : text(x(month), frame.bottom + 17, name, { style: 'tick', anchor: 'middle' })
      }),
      ...years.flatMap((series) => drawYear(points, series, x, y)),
      ...endLabels(
        years.map((series, index) => ({
          ...ends[index]!,
          y: y(latestOf(series).referred_per_1000),
          meaning: meaningOf(points, series),
        })),
        frame,
      ),
    ],
  }
}

/** The newest year stands out. */
function meaningOf(points: readonly Point[], series: readonly Point[]) {
  return series.includes(latestOf(points)) ? 'referred' : 'context'
}

function drawYear(
  points: readonly Point[],
  series: readonly Point[],
  x: (months: number) => number,
  y: (rate: number) => number,
): Shape[] {
  const meaning = meaningOf(points, series)
  const place = (point: Point) => ({ x: x(point.months), y: y(point.referred_per_1000) })
  return [
    ...(series.length > 1 ? [line(series.map(place), meaning)] : []),
    ...series.map((point) =>
      dot(place(point), meaning, {
        radius: point === latestOf(series) ? 4.5 : 2,
        attributes: shows(
          points.indexOf(point),
          'referred_per_1000',
          point.referred_per_1000,
          `${formatMonth(point.month)}: ${formatDecimal(point.referred_per_1000, 2)} per 1,000 patients since April`,
        ),
      }),
    ),
  ]
}
