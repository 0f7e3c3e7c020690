import { max, scaleLinear } from 'd3'
import { defineChart, type Layout } from '../chart.ts'
import { formatCount, formatDecimal, formatMonth } from '../format.ts'
import { baseWidth } from '../plot/frame.ts'
import { barRows } from '../plot/marks/bar-rows.ts'
import { shows, type Drawing } from '../plot/svg.ts'
import { widest } from '../plot/text.ts'
import { deprivationMeaning } from '../plot/theme.ts'
import { cite, quote } from '../quote.ts'
import { referralNotes, referralSource, referralTerms } from '../referral-terms.ts'
import { referralsByDeprivationFifth } from '../tables/referrals-by-deprivation-fifth.ts'
import { terms } from '../terms.ts'

type Point = {
  fifth_name: string
  fifth: number
  month: string
  referred_per_1000: number
  referred_per_1000_low: number
  referred_per_1000_high: number
  practices: number
}

const source = `${referralSource}; Index of Multiple Deprivation 2019`

const rate = (value: number) => formatDecimal(value, 1)
const mostDeprived = (points: readonly Point[]) => points[0]!
const leastDeprived = (points: readonly Point[]) => points.at(-1)!

const citeRate = (point: Point) => cite(point, 'referred_per_1000', rate)
const citeMonth = (point: Point) => cite(point, 'month', formatMonth)

const exact = (value: string | number) => formatDecimal(Number(value), 2)

export default defineChart({
  id: 'people-referred-by-deprivation-fifth',
  question: 'deprivation',
  table: referralsByDeprivationFifth,
  points(rows): Point[] {
    const month = rows.reduce((latest, row) => (row.month > latest ? row.month : latest), '')
    return rows
      .filter((row) => row.month === month)
      .flatMap(({ referred_per_1000: figure, ...row }) => {
        const { referred_per_1000_low: low, referred_per_1000_high: high } = row
        if (figure === null || low === null || high === null) return []
        return {
          fifth_name: row.fifth_name,
          fifth: row.fifth,
          month,
          referred_per_1000: figure,
          referred_per_1000_low: low,
          referred_per_1000_high: high,
          practices: row.practices,
        }
      })
      .sort((a, b) => a.fifth - b.fifth)
  },
  key: ['month', 'fifth'],
  columns: {
    fifth_name: { label: 'Fifth of practices' },
    fifth: { label: 'Fifth (1 = most deprived)' },
    month: { label: 'Since April, to', format: (value) => formatMonth(String(value)) },
    referred_per_1000: {
      label: 'Referred per 1,000 registered patients',
      format: exact,
      drawn: true,
    },
    referred_per_1000_low: { label: 'Interval from', format: exact },
    referred_per_1000_high: { label: 'Interval to', format: exact },
    practices: { label: 'Practices', format: (value) => formatCount(Number(value)) },
  },
  title(points) {
    const most = mostDeprived(points).referred_per_1000
    const least = leastDeprived(points).referred_per_1000
    if (rate(most) === rate(least)) {
      return 'Practices in the most and the least deprived fifth referred about as many patients'
    }
    return `Practices in the most deprived fifth referred ${most > least ? 'more' : 'fewer'} of their patients than those in the least`
  },
  subtitle: (points) =>
    `Patients referred to social prescribing per 1,000 registered patients, by deprivation fifth of GP practices (IMD 2019), England, April to ${formatMonth(mostDeprived(points).month)}`,
  draw,
  describe: (points) =>
    `A bar chart of patients referred per 1,000 registered patients from April to ${formatMonth(mostDeprived(points).month)}, from the most to the least deprived fifth of practices: ${points.map((point) => `${point.fifth_name} ${rate(point.referred_per_1000)}`).join(', ')}.`,
  sentences(points) {
    const [most, least] = [mostDeprived(points), leastDeprived(points)]
    return [
      quote`GP practices in England’s most deprived fifth referred ${citeRate(most)} of every 1,000 registered patients to social prescribing from April to the end of ${citeMonth(most)}, those in the least deprived fifth ${citeRate(least)}; a practice’s deprivation is an average over the areas where its patients live (${source}).`,
      quote`Of every 1,000 patients registered with GP practices in England’s most deprived fifth, ${citeRate(most)} were referred to social prescribing from April to the end of ${citeMonth(most)}; which of a practice’s patients they were is not known (${source}).`,
    ]
  },
  notes: [
    'A practice in a deprived fifth is an average over the areas where its patients live. It is not a deprived patient: who among its patients is referred, these figures do not say.',
    'Practices without a deprivation score are in no fifth.',
    referralNotes.ended,
  ],
  definitions: [
    {
      term: 'Deprivation fifth',
      meaning:
        'Practices are sorted by their deprivation scores and cut into five groups with the same number of patients.',
    },
    referralTerms.referred,
    referralTerms.interval,
    terms.deprivationIndex,
  ],
  credit: `${referralSource}; MHCLG, English Indices of Deprivation 2019; OHID, Fingertips`,
})

function draw(points: readonly Point[], layout: Layout): Drawing {
  const width = baseWidth[layout]
  const stacked = layout === 'narrow'
  const names = points.map(({ fifth_name }) => fifth_name)
  const values = points.map(({ referred_per_1000 }) => rate(referred_per_1000))
  const x = scaleLinear(
    [0, max(points, ({ referred_per_1000 }) => referred_per_1000) ?? 0],
    [stacked ? 1 : 12 + widest(names, 'label'), width - 8 - widest(values, 'value')],
  )
  const { shapes, bottom } = barRows(
    points.map((point, index) => ({
      label: [point.fifth_name],
      value: point.referred_per_1000,
      valueText: rate(point.referred_per_1000),
      meaning: deprivationMeaning(point.fifth),
      attributes: shows(
        index,
        'referred_per_1000',
        point.referred_per_1000,
        `${point.fifth_name}: ${exact(point.referred_per_1000)} per 1,000 patients`,
      ),
    })),
    { x, top: 4, stacked, thickness: 26, gap: 10 },
  )
  return { width, height: bottom + 4, shapes }
}
