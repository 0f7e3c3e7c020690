import { extent, scaleLinear } from 'd3'
import { defineChart, type Layout } from '../chart.ts'
import { columns } from '../columns.ts'
import { formatMonth, formatPercent } from '../format.ts'
import { baseWidth } from '../plot/frame.ts'
import { dot } from '../plot/marks/dot.ts'
import { shape, shows, type Drawing } from '../plot/svg.ts'
import { text, widest } from '../plot/text.ts'
import { deprivationMeaning } from '../plot/theme.ts'
import { cite, quote } from '../quote.ts'
import { linkWorkersShareByDeprivationFifth } from '../tables/link-workers-share-by-deprivation-fifth.ts'
import { terms } from '../terms.ts'

type Point = {
  fifth_name: string
  fifth: number
  patients_share: number
  fte_share: number
  fte_share_lower: number
  fte_share_upper: number
  census: string
}

const source =
  'NHS England, Primary Care Network Workforce; MHCLG, Indices of Deprivation 2025; OHID, Fingertips'

const percent = (value: number) => formatPercent(value, 1)
const share = (point: Point, column: 'fte_share' | 'fte_share_lower' | 'fte_share_upper') =>
  cite(point, column, percent)
const patients = (point: Point) => cite(point, 'patients_share', percent)
const written = { format: (value: string | number) => percent(Number(value)) }

export default defineChart({
  id: 'link-workers-concentration-by-deprivation',
  question: 'deprivation',
  table: linkWorkersShareByDeprivationFifth,
  points: (rows): Point[] =>
    rows.flatMap((row) =>
      row.fifth === null
        ? []
        : [
            {
              fifth_name: row.fifth_name,
              fifth: row.fifth,
              patients_share: row.patients_share,
              fte_share: row.fte_share,
              fte_share_lower: row.fte_share_lower,
              fte_share_upper: row.fte_share_upper,
              census: row.census,
            },
          ],
    ),
  key: ['fifth'],
  columns: {
    fifth_name: { label: 'Fifth of networks' },
    fifth: { label: 'Fifth (1 = most deprived)' },
    patients_share: { label: 'Share of patients', ...written, drawn: true },
    fte_share: { label: 'Share of link workers (full-time equivalent)', ...written, drawn: true },
    fte_share_lower: { label: '95% interval of that share from', ...written },
    fte_share_upper: { label: '95% interval of that share to', ...written },
    census: columns.census,
  },
  title(points) {
    const [most, least] = [points[0]!, points.at(-1)!]
    return `The most deprived fifth of networks has ${formatPercent(most.fte_share)} of link workers, the least deprived ${formatPercent(least.fte_share)}`
  },
  subtitle: (points) =>
    `Share of link workers (full-time equivalent) by deprivation fifth of primary care networks that reported (IMD 2025), with 95% intervals, England, ${formatMonth(points[0]!.census)}`,
  draw,
  describe: (points) =>
    `A dot chart of the share of link workers in each deprivation fifth of networks, each of which has about a fifth of patients: ${points.map((point) => `${point.fifth_name} ${percent(point.fte_share)} (95% interval ${percent(point.fte_share_lower)} to ${percent(point.fte_share_upper)})`).join(', ')}.`,
  sentences(points) {
    const [most, least] = [points[0]!, points.at(-1)!]
    const month = cite(most, 'census', formatMonth)
    return [
      quote`In ${month} primary care networks in England’s most deprived fifth had ${share(most, 'fte_share')} of full-time equivalent link workers (95% interval ${share(most, 'fte_share_lower')} to ${share(most, 'fte_share_upper')}) for ${patients(most)} of the patients of networks that reported; a network’s deprivation is an average over the areas where its patients live (${source}).`,
      quote`In ${month} primary care networks in England’s least deprived fifth had ${share(least, 'fte_share')} of full-time equivalent link workers (95% interval ${share(least, 'fte_share_lower')} to ${share(least, 'fte_share_upper')}) for ${patients(least)} of the patients of networks that reported, which says nothing about who sees them (${source}).`,
    ]
  },
  notes: [
    'Only networks that reported are counted, workers and patients alike. They are sorted by deprivation and cut into five groups of about as many patients.',
    'The intervals come from 20,000 bootstrap draws of networks, each cut into fifths again; they do not allow for errors of reporting.',
    'A network in a deprived fifth is not a deprived patient, and a share of staff says nothing about who sees them or how much people need.',
  ],
  definitions: [terms.fifthOfNetworks, terms.interval, terms.fullTimeEquivalent],
  credit:
    'NHS England, Primary Care Network Workforce and Patients Registered at a GP Practice; MHCLG, English Indices of Deprivation 2025; OHID, Fingertips',
})

function draw(points: readonly Point[], layout: Layout): Drawing {
  const width = baseWidth[layout]
  const isStacked = layout === 'narrow'
  const row = isStacked ? 52 : 42
  const names = points.map(({ fifth_name }) => fifth_name)
  const left = isStacked ? 16 : 24 + widest(names, 'label')
  const values = points.flatMap((point) => [
    point.fte_share_lower,
    point.fte_share_upper,
    point.patients_share,
  ])
  const [least = 0, most = 0] = extent(values)
  const x = scaleLinear(
    [Math.floor(least * 50) / 50, Math.ceil(most * 50) / 50],
    [left, width - 66],
  )
  const top = 26
  const bottom = top + points.length * row
  const even = x(points[0]!.patients_share)
  return {
    width,
    height: bottom + 24,
    shapes: [
      ...text(even, 12, 'share of patients', { style: 'note', anchor: 'middle' }),
      ...x
        .ticks(isStacked ? 4 : 6)
        .flatMap((tick) => [
          shape('line', { class: 'grid', x1: x(tick), x2: x(tick), y1: top - 4, y2: bottom }),
          ...text(x(tick), bottom + 17, formatPercent(tick), { style: 'tick', anchor: 'middle' }),
        ]),
      ...points.flatMap((point, index) => {
        const middle = top + index * row + (isStacked ? 38 : row / 2)
        const meaning = deprivationMeaning(point.fifth)
        const [from, to] = [x(point.fte_share_lower), x(point.fte_share_upper)]
        return [
          ...text(0, isStacked ? middle - 20 : middle + 5, point.fifth_name),
          shape('line', {
            class: 'line thin reference',
            x1: x(point.patients_share),
            x2: x(point.patients_share),
            y1: middle - 11,
            y2: middle + 11,
            ...shows(
              index,
              'patients_share',
              point.patients_share,
              `${point.fifth_name}: ${percent(point.patients_share)} of patients`,
            ),
          }),
          shape('line', { class: `line ${meaning}`, x1: from, x2: to, y1: middle, y2: middle }),
          dot({ x: x(point.fte_share), y: middle }, meaning, {
            radius: 6,
            attributes: shows(
              index,
              'fte_share',
              point.fte_share,
              `${point.fifth_name}: ${percent(point.fte_share)} of link workers (95% interval ${percent(point.fte_share_lower)} to ${percent(point.fte_share_upper)})`,
            ),
          }),
          ...text(width - 2, middle + 5, percent(point.fte_share), {
            style: 'value',
            meaning,
            anchor: 'end',
          }),
        ]
      }),
    ],
  }
}
