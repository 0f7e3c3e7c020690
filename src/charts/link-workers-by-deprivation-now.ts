import { max, scaleLinear } from 'd3'
import { defineChart, type Layout } from '../chart.ts'
import { columns } from '../columns.ts'
import { formatDecimal, formatMonth, formatPercent } from '../format.ts'
import { baseWidth } from '../plot/frame.ts'
import { barRows } from '../plot/marks/bar-rows.ts'
import { shows, type Drawing } from '../plot/svg.ts'
import { widest } from '../plot/text.ts'
import { deprivationMeaning } from '../plot/theme.ts'
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
  'NHS England, Primary Care Network Workforce; MHCLG, Indices of Deprivation 2025; OHID, Fingertips'

const rate = (value: number) => formatDecimal(value, 1)
const mostDeprived = (points: readonly Point[]) => points[0]!
const leastDeprived = (points: readonly Point[]) => points.at(-1)!

const citeRate = (point: Point) => cite(point, 'fte_per_100000', rate)
const citeReporting = (point: Point) => cite(point, 'reporting_share', formatPercent)

export default defineChart({
  id: 'link-workers-by-deprivation-now',
  question: 'deprivation',
  table: linkWorkersByDeprivationFifth,
  points(rows): Point[] {
    const newest = rows.filter(({ edition }) => edition === 'IMD 2025')
    const census = newest.reduce((latest, row) => (row.census > latest ? row.census : latest), '')
    return newest
      .filter((row) => row.census === census)
      .map(({ fifth_name, fifth, fte_per_100000, reporting_share }) => ({
        fifth_name,
        fifth,
        census,
        fte_per_100000,
        reporting_share,
      }))
      .sort((a, b) => a.fifth - b.fifth)
  },
  key: ['census', 'fifth'],
  columns: {
    fifth_name: { label: 'Fifth of networks' },
    fifth: { label: 'Fifth (1 = most deprived)' },
    census: columns.census,
    fte_per_100000: columns.rate,
    reporting_share: columns.patientsCovered,
  },
  title(points) {
    const most = mostDeprived(points).fte_per_100000
    const least = leastDeprived(points).fte_per_100000
    if (rate(most) === rate(least)) {
      return 'The most and the least deprived fifth have about as many link workers per patient'
    }
    return `Networks in the most deprived fifth have ${most > least ? 'more' : 'fewer'} link workers per patient than those in the least`
  },
  subtitle: (points) =>
    `Full-time equivalent link workers per 100,000 registered patients, by deprivation fifth of primary care networks (IMD 2025), England, ${formatMonth(mostDeprived(points).census)}`,
  draw,
  describe: (points) =>
    `A bar chart of link workers per 100,000 patients in ${formatMonth(mostDeprived(points).census)}, from the most to the least deprived fifth of networks: ${points.map(({ fifth_name, fte_per_100000 }) => `${fifth_name} ${rate(fte_per_100000)}`).join(', ')}.`,
  sentences(points) {
    const month = cite(mostDeprived(points), 'census', formatMonth)
    const [most, least] = [mostDeprived(points), leastDeprived(points)]
    const rates = points.map(citeRate)
    return [
      quote`In ${month} primary care networks in England’s most deprived fifth had the equivalent of ${citeRate(most)} full-time link workers per 100,000 registered patients, those in the least deprived fifth ${citeRate(least)}; a network’s deprivation is an average over the areas where its patients live (${source}).`,
      quote`From the most to the least deprived fifth of primary care networks in England, there were ${rates[0]!}, ${rates[1]!}, ${rates[2]!}, ${rates[3]!} and ${rates[4]!} full-time equivalent link workers per 100,000 registered patients in ${month}, which says nothing about who sees them (${source}).`,
      quote`In ${month} the networks that reported their link workers held ${citeReporting(most)} of the patients in the most deprived fifth of primary care networks in England and ${citeReporting(least)} in the least deprived (${source}).`,
    ]
  },
  notes: [
    'A network in a deprived fifth is an average over the areas where its patients live. It is not a deprived patient, and a rate of staff says nothing about who sees them.',
    'The rate counts the patients of all networks of a fifth, also of the few that did not report.',
  ],
  definitions: [terms.fifthOfNetworks, terms.rate, terms.fullTimeEquivalent],
  credit:
    'NHS England, Primary Care Network Workforce and Patients Registered at a GP Practice; MHCLG, English Indices of Deprivation 2025; OHID, Fingertips',
})

function draw(points: readonly Point[], layout: Layout): Drawing {
  const width = baseWidth[layout]
  const stacked = layout === 'narrow'
  const x = scaleLinear(
    [0, max(points, ({ fte_per_100000 }) => fte_per_100000) ?? 0],
    [
      stacked
        ? 1
        : 12 +
          widest(
            points.map(({ fifth_name }) => fifth_name),
            'label',
          ),
      width -
        8 -
        widest(
          points.map(({ fte_per_100000 }) => rate(fte_per_100000)),
          'value',
        ),
    ],
  )
  const { shapes, bottom } = barRows(
    points.map((point, index) => ({
      label: [point.fifth_name],
      value: point.fte_per_100000,
      valueText: rate(point.fte_per_100000),
      meaning: deprivationMeaning(point.fifth),
      attributes: shows(
        index,
        'fte_per_100000',
        point.fte_per_100000,
        `${point.fifth_name}: ${formatDecimal(point.fte_per_100000, 2)} per 100,000 patients`,
      ),
    })),
    { x, top: 4, stacked, thickness: 26, gap: 10 },
  )
  return { width, height: bottom + 4, shapes }
}
