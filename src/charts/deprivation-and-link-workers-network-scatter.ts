import { max, range, scaleLinear, scaleSqrt } from 'd3'
import { defineChart, type Layout } from '../chart.ts'
import { columns } from '../columns.ts'
import { formatCount, formatDecimal, formatMonth } from '../format.ts'
import { baseWidth, type Frame } from '../plot/frame.ts'
import { dot } from '../plot/marks/dot.ts'
import { numberAxis } from '../plot/number-axis.ts'
import { shape, shows, type Drawing, type Shape } from '../plot/svg.ts'
import { text } from '../plot/text.ts'
import { cite, quote } from '../quote.ts'
import { citeSlope, describeSlope, slopeColumns, slopeLine, tellSlope } from '../slope.ts'
import { networksByDeprivation } from '../tables/networks-by-deprivation.ts'
import { terms } from '../terms.ts'

type Point = {
  group: string
  score_from: number | null
  score_to: number | null
  rate_from: number | null
  rate_to: number | null
  networks: number
  mean_score: number | null
  fte_per_100000: number | null
  slope: number | null
  slope_lower: number | null
  slope_upper: number | null
  census: string
}

const source =
  'NHS England, Primary Care Network Workforce; MHCLG, Indices of Deprivation 2025; OHID, Fingertips'

const decimal = (value: number) => formatDecimal(value, 1)
const all = (points: readonly Point[]) => points[0]!
const bands = (points: readonly Point[]) => points.filter(({ group }) => group === 'band')
const silent = (points: readonly Point[]) =>
  points.find(({ group }) => group === 'not reported')?.networks ?? 0
const withNone = (points: readonly Point[]) =>
  bands(points)
    .filter(({ rate_to }) => rate_to === 0)
    .reduce((total, { networks }) => total + networks, 0)

/** `15 to 20`, `45 or more`. */
const between = (from: number | null, to: number | null) =>
  to === null ? `${from} or more` : `${from} to ${to}`

export default defineChart({
  id: 'deprivation-and-link-workers-network-scatter',
  question: 'deprivation',
  table: networksByDeprivation,
  points: (rows): Point[] =>
    rows.map((row) => ({
      group: row.group,
      score_from: row.score_from,
      score_to: row.score_to,
      rate_from: row.rate_from,
      rate_to: row.rate_to,
      networks: row.networks,
      mean_score: row.mean_score,
      fte_per_100000: row.fte_per_100000,
      slope: row.slope,
      slope_lower: row.slope_lower,
      slope_upper: row.slope_upper,
      census: row.census,
    })),
  key: ['group', 'score_from', 'rate_from', 'rate_to'],
  columns: {
    group: { label: 'Networks' },
    score_from: { label: 'IMD 2025 score from' },
    score_to: { label: 'to under' },
    rate_from: { label: 'Link workers per 100,000 patients from' },
    rate_to: { label: 'to under (0: none)' },
    networks: {
      label: 'Number of networks',
      format: (value) => formatCount(Number(value)),
      drawn: true,
    },
    mean_score: { label: 'Mean score', format: (value) => decimal(Number(value)) },
    fte_per_100000: {
      label: 'Link workers per 100,000 patients, all of them together',
      format: columns.rate.format,
    },
    ...slopeColumns('networks'),
    census: columns.census,
  },
  title: (points) => tellSlope(all(points), 'networks'),
  subtitle: (points) =>
    `Primary care networks by mean IMD 2025 score of practices and full-time equivalent link workers per 100,000 registered patients, England, ${formatMonth(all(points).census)}; larger dots stand for more networks`,
  draw,
  describe(points) {
    const whole = all(points)
    const most = bands(points).reduce((a, b) => (b.networks > a.networks ? b : a))
    return `A scatter chart of ${formatCount(whole.networks)} networks, counted in ${bands(points).length} cells. The fullest, with ${most.networks}, is at a score of ${between(most.score_from, most.score_to)} and ${between(most.rate_from, most.rate_to)} link workers per 100,000 patients; ${formatCount(withNone(points))} reported none. ${describeSlope(whole)} ${formatCount(silent(points))} networks did not report.`
  },
  sentences(points) {
    const whole = all(points)
    const month = cite(whole, 'census', formatMonth)
    const missing = points.find(({ group }) => group === 'not reported')
    const others = missing
      ? [
          quote`In ${month}, ${cite(missing, 'networks', formatCount)} primary care networks in England did not report their staff, beside ${cite(whole, 'networks', formatCount)} that did and recorded ${cite(whole, 'fte_per_100000', (value) => decimal(value!))} full-time equivalent link workers per 100,000 patients together (${source}).`,
        ]
      : []
    return [
      quote`Across the ${cite(whole, 'networks', formatCount)} primary care networks of England that reported in ${month}, full-time equivalent link workers per 100,000 patients differed on average by ${citeSlope(whole, 'slope')} where the mean IMD 2025 score was ten points higher (95% interval ${citeSlope(whole, 'slope_lower')} to ${citeSlope(whole, 'slope_upper')}; a minus means fewer), which is about networks, not about single patients (${source}).`,
      ...others,
    ]
  },
  notes: [
    'A network in a deprived place is not a deprived patient, and a rate of staff says nothing about who sees them (the ecological fallacy).',
    'Networks are counted in cells of five points by two link workers; the outer cells are open, so the top row holds every higher rate. Networks that reported none have a row of their own; those that did not report are not drawn.',
    'The line fits the networks themselves, weighted by patients; its interval comes from 20,000 bootstrap draws of networks.',
    'It does not say that one thing leads to the other. Every network is in the table “Deprivation and link workers by area” on the data page.',
  ],
  definitions: [terms.slope, terms.interval, terms.network, terms.fullTimeEquivalent],
  credit:
    'NHS England, Primary Care Network Workforce and Patients Registered at a GP Practice; MHCLG, English Indices of Deprivation 2025; OHID, Fingertips',
})

const fitWords = 'line: best fit; tint: its 95% interval'

const sizes = { narrow: { row: 29, radius: 12 }, wide: { row: 30, radius: 15 } } as const

function draw(points: readonly Point[], layout: Layout): Drawing {
  const width = baseWidth[layout]
  const isWide = layout === 'wide'
  const { row, radius } = sizes[layout]
  const cells = bands(points)
  const whole = all(points)
  const highest = max(cells, ({ rate_from }) => rate_from ?? 0) ?? 0
  const steepest = max(cells, ({ score_from }) => score_from ?? 0) ?? 0
  const [rateStep, scoreStep] = [2, 5]
  const rows = highest / rateStep + 1
  const top = 24
  const frame: Frame = { left: 30, right: width - 4, top, bottom: top + rows * row }
  const x = scaleLinear([0, steepest + scoreStep], [frame.left, frame.right])
  const y = scaleLinear([0, highest + rateStep], [frame.bottom, frame.top])
  // Networks without a link worker stand below the line of zero.
  const none = frame.bottom + row * 0.6
  const axis = { ...frame, left: 0, bottom: frame.bottom + row * 1.2 }
  const size = scaleSqrt([0, max(cells, ({ networks }) => networks) ?? 0], [0, radius])
  const numbers = range(0, steepest + 1, isWide ? scoreStep : 2 * scoreStep)
  const missing = points.findIndex(({ group }) => group === 'not reported')
  const foot = axis.bottom + (isWide ? 56 : 72)
  return {
    width,
    height: foot + (missing < 0 || isWide ? 6 : 24),
    shapes: [
      ...text(0, 11, 'link workers per 100,000 patients', { style: 'note' }),
      ...range(0, highest + 1, 2 * rateStep).flatMap((tick) => [
        shape('line', {
          class: tick === 0 ? 'zero' : 'grid',
          x1: frame.left,
          x2: frame.right,
          y1: y(tick),
          y2: y(tick),
        }),
        ...text(0, y(tick) + 4, tick === highest ? `${tick}+` : String(tick), { style: 'tick' }),
      ]),
      ...text(0, none + 4, 'none', { style: 'tick' }),
      ...numberAxis(
        x,
        axis,
        numbers.map((at) => ({ at, words: at === steepest ? `${at}+` : String(at) })),
        'deprivation score: more deprived to the right',
      ),
      ...cells.map((cell) => {
        const middle = (cell.score_from ?? 0) + scoreStep / 2
        const place = {
          x: x(middle),
          y: cell.rate_to === 0 ? none : y((cell.rate_from ?? 0) + rateStep / 2),
        }
        const rate = cell.rate_to === 0 ? 'no' : between(cell.rate_from, cell.rate_to)
        return dot(place, cell.rate_to === 0 ? 'context' : 'referred', {
          radius: size(cell.networks),
          attributes: shows(
            points.indexOf(cell),
            'networks',
            cell.networks,
            `${cell.networks} ${cell.networks === 1 ? 'network' : 'networks'} with a score of ${between(cell.score_from, cell.score_to)} and ${rate} link workers per 100,000 patients`,
          ),
        })
      }),
      ...slopeLine(whole, 'mean_score', x, y, frame),
      ...(isWide
        ? text(width, axis.bottom + 36, fitWords, { style: 'note', anchor: 'end' })
        : text(0, axis.bottom + 52, fitWords, { style: 'note' })),
      ...key(0, 0, foot, `${formatCount(whole.networks)} networks reported`),
      ...(missing < 0
        ? []
        : key(
            missing,
            isWide ? 200 : 0,
            isWide ? foot : foot + 18,
            `${formatCount(silent(points))} did not and are not drawn`,
          )),
    ],
  }

  /** A dot with the number of networks that a row of the table counts, in words beside it. */
  function key(point: number, left: number, baseline: number, words: string): Shape[] {
    const attributes = shows(
      point,
      'networks',
      points[point]!.networks,
      point === 0
        ? words
        : `${formatCount(silent(points))} networks did not report and are not drawn`,
    )
    return [
      dot({ x: left + 5, y: baseline - 4 }, point === 0 ? 'referred' : 'context', {
        open: point !== 0,
        attributes,
      }),
      ...text(left + 5, baseline, words, { style: 'note', dx: 12 }),
    ]
  }
}
