import { max, scaleLinear } from 'd3'
import { defineChart, type Layout } from '../chart.ts'
import { formatCount, formatDecimal, formatMonth } from '../format.ts'
import { baseWidth } from '../plot/frame.ts'
import { barRows } from '../plot/marks/bar-rows.ts'
import { shape, shows, type Drawing } from '../plot/svg.ts'
import { widest } from '../plot/text.ts'
import { cite, quote } from '../quote.ts'
import { referralNotes, referralSource, referralTerms } from '../referral-terms.ts'
import { referralsByMonth } from '../tables/referrals-by-month.ts'

type Point = {
  region: string
  month: string
  declined_per_1000: number
  declined_per_1000_low: number
  declined_per_1000_high: number
  practices: number
  practices_suppressed: number
}

const rate = (value: number) => formatDecimal(value, 1)
const exact = (value: string | number) => formatDecimal(Number(value), 2)
const highestOf = (points: readonly Point[]) => points[0]!
const lowestOf = (points: readonly Point[]) => points.at(-1)!

const citeRate = (point: Point) => cite(point, 'declined_per_1000', rate)

export default defineChart({
  id: 'people-who-declined-by-region',
  question: 'refusals',
  table: referralsByMonth,
  points(rows): Point[] {
    const month = rows.reduce((latest, row) => (row.month > latest ? row.month : latest), '')
    return rows
      .filter((row) => row.level === 'region' && row.month === month)
      .flatMap(({ declined_per_1000: figure, ...row }) => {
        const { declined_per_1000_low: low, declined_per_1000_high: high } = row
        if (figure === null || low === null || high === null) return []
        return {
          region: row.name,
          month,
          declined_per_1000: figure,
          declined_per_1000_low: low,
          declined_per_1000_high: high,
          practices: row.practices,
          practices_suppressed: row.practices_suppressed,
        }
      })
      .sort((a, b) => b.declined_per_1000 - a.declined_per_1000 || (a.region < b.region ? -1 : 1))
  },
  key: ['month', 'region'],
  columns: {
    region: { label: 'Region' },
    month: { label: 'At the end of', format: (value) => formatMonth(String(value)) },
    declined_per_1000: {
      label: 'On record as having declined, per 1,000 registered patients',
      format: exact,
      drawn: true,
    },
    declined_per_1000_low: { label: 'Interval from', format: exact },
    declined_per_1000_high: { label: 'Interval to', format: exact },
    practices: { label: 'Practices', format: (value) => formatCount(Number(value)) },
    practices_suppressed: {
      label: 'Practices with a hidden figure',
      format: (value) => formatCount(Number(value)),
    },
  },
  title: (points) => `${highestOf(points).region}: the most patients on record as having declined`,
  subtitle: (points) =>
    `Patients who ever declined social prescribing and were not referred in the year, per 1,000 registered patients, NHS regions of England, ${formatMonth(highestOf(points).month)}. Thin lines: 95% intervals`,
  draw,
  describe: (points) =>
    `A bar chart of patients on record as having declined, per 1,000 registered patients, in ${formatMonth(highestOf(points).month)}: ${points.map(({ region, declined_per_1000 }) => `${region} ${rate(declined_per_1000)}`).join(', ')}. A thin line at the end of each bar shows its interval.`,
  sentences(points) {
    const [highest, lowest] = [highestOf(points), lowestOf(points)]
    const month = cite(highest, 'month', formatMonth)
    return [
      quote`At the end of ${month}, between ${citeRate(lowest)} (${cite(lowest, 'region')}) and ${citeRate(highest)} (${cite(highest, 'region')}) of every 1,000 registered patients in the NHS regions of England were on record as having once declined social prescribing and had not been referred in the year (${referralSource}).`,
      quote`In ${cite(highest, 'region')}, ${citeRate(highest)} of every 1,000 registered patients were on record in ${month} as having once declined social prescribing, more than in any other NHS region of England, which may also say that its practices record it more often (${referralSource}).`,
    ]
  },
  notes: [
    referralNotes.stock,
    'A high figure can mean that more people declined, or that practices record it more often.',
    referralNotes.ended,
  ],
  definitions: [
    referralTerms.declined,
    referralTerms.interval,
    { term: 'NHS region', meaning: 'One of the seven areas in which NHS England is organised.' },
  ],
  credit: referralSource,
})

function draw(points: readonly Point[], layout: Layout): Drawing {
  const width = baseWidth[layout]
  const stacked = layout === 'narrow'
  const names = points.map(({ region }) => region)
  const values = points.map(({ declined_per_1000 }) => rate(declined_per_1000))
  const x = scaleLinear(
    [0, max(points, ({ declined_per_1000_high }) => declined_per_1000_high) ?? 0],
    [stacked ? 1 : 12 + widest(names, 'label'), width - 8 - widest(values, 'value')],
  )
  const { shapes, tracks, bottom } = barRows(
    points.map((point, index) => ({
      label: [point.region],
      value: point.declined_per_1000,
      valueText: rate(point.declined_per_1000),
      meaning: 'declined',
      attributes: shows(
        index,
        'declined_per_1000',
        point.declined_per_1000,
        `${point.region}: ${exact(point.declined_per_1000)} per 1,000 patients (${exact(point.declined_per_1000_low)} to ${exact(point.declined_per_1000_high)})`,
      ),
    })),
    { x, top: 4, stacked, thickness: 22, gap: 10 },
  )
  const intervals = points.map(({ declined_per_1000_low, declined_per_1000_high }, index) => {
    const { top, bottom: base } = tracks[index]!
    const y = (top + base) / 2
    return shape('line', {
      class: 'leader reference',
      x1: x(declined_per_1000_low),
      x2: x(declined_per_1000_high),
      y1: y,
      y2: y,
    })
  })
  return { width, height: bottom + 4, shapes: [...shapes, ...intervals] }
}
