import { extent, max, scaleLinear, scaleSqrt } from 'd3'
import { placeName } from '../area-names.ts'
import { defineChart, type Layout } from '../chart.ts'
import { columns } from '../columns.ts'
import { formatCount, formatDecimal, formatMonth } from '../format.ts'
import { valueAxis } from '../plot/axis.ts'
import { baseWidth, type Frame } from '../plot/frame.ts'
import { dot } from '../plot/marks/dot.ts'
import { dotLabels } from '../plot/marks/dot-labels.ts'
import { numberAxis } from '../plot/number-axis.ts'
import { shows, type Drawing } from '../plot/svg.ts'
import { text } from '../plot/text.ts'
import { cite, quote } from '../quote.ts'
import { citeSlope, describeSlope, slopeColumns, slopeLine, tellSlope } from '../slope.ts'
import { linkWorkersAndDeprivation } from '../tables/link-workers-and-deprivation.ts'
import { terms } from '../terms.ts'

type Point = {
  area: string
  score: number
  fte_per_100000: number
  patients: number
  slope: number | null
  slope_lower: number | null
  slope_upper: number | null
  census: string
}

const source =
  'NHS England, Primary Care Network Workforce; MHCLG, Indices of Deprivation 2025; OHID, Fingertips'

const decimal = (value: number) => formatDecimal(value, 1)
const rate = (point: Point) => cite(point, 'fte_per_100000', decimal)
const score = (point: Point) => cite(point, 'score', decimal)
/** The row of the whole, which the line runs through. */
const england = (points: readonly Point[]) => points[0]!
const icbs = (points: readonly Point[]) => points.slice(1)

export default defineChart({
  id: 'deprivation-and-link-workers-icb-scatter',
  question: 'deprivation',
  table: linkWorkersAndDeprivation,
  points: (rows): Point[] =>
    rows
      .filter(({ level }) => level !== 'sub-icb')
      .map((row) => ({
        area: placeName(row.name),
        score: row.score,
        fte_per_100000: row.fte_per_100000,
        patients: row.patients,
        slope: row.slope,
        slope_lower: row.slope_lower,
        slope_upper: row.slope_upper,
        census: row.census,
      }))
      .sort((a, b) => Number(b.slope !== null) - Number(a.slope !== null) || b.score - a.score),
  key: ['area'],
  columns: {
    area: { label: 'Area' },
    score: {
      label: 'Mean IMD 2025 score of practices',
      format: (value) => decimal(Number(value)),
    },
    fte_per_100000: columns.rate,
    patients: { label: 'Patients', format: (value) => formatCount(Number(value)) },
    ...slopeColumns('ICBs'),
    census: columns.census,
  },
  title: (points) => tellSlope(england(points), 'ICBs'),
  subtitle: (points) =>
    `Full-time equivalent link workers per 100,000 registered patients and mean IMD 2025 score of practices, integrated care boards (ICBs), England, ${formatMonth(england(points).census)}`,
  draw,
  describe(points) {
    const [most, least] = [icbs(points)[0]!, icbs(points).at(-1)!]
    return `A scatter chart of ${icbs(points).length} ICBs, from ${least.area} (score ${decimal(least.score)}, ${decimal(least.fte_per_100000)} link workers per 100,000 patients) to ${most.area} (${decimal(most.score)}, ${decimal(most.fte_per_100000)}). Larger dots have more patients. ${describeSlope(england(points))}`
  },
  sentences(points) {
    const all = england(points)
    const month = cite(all, 'census', formatMonth)
    const [most, least] = [icbs(points)[0]!, icbs(points).at(-1)!]
    return [
      quote`Across England’s integrated care boards in ${month}, full-time equivalent link workers per 100,000 registered patients differed on average by ${citeSlope(all, 'slope')} where the mean IMD 2025 score was ten points higher (95% interval ${citeSlope(all, 'slope_lower')} to ${citeSlope(all, 'slope_upper')}; a minus means fewer), which is about areas, not about single patients (${source}).`,
      quote`In ${month} the integrated care board of England with the highest mean IMD 2025 score, ${cite(most, 'area')} (${score(most)}), had ${rate(most)} full-time equivalent link workers per 100,000 registered patients, the one with the lowest, ${cite(least, 'area')} (${score(least)}), ${rate(least)}; a score is an average over the areas where patients live (${source}).`,
    ]
  },
  notes: [
    'A deprived area is not a deprived patient, and a rate of staff says nothing about who sees them (the ecological fallacy).',
    'The line weights each ICB by its patients; its interval comes from 20,000 bootstrap draws of ICBs.',
    'It does not say that one thing leads to the other.',
    'Rates count all patients of an area, also those of networks that did not report.',
  ],
  definitions: [terms.slope, terms.interval, terms.rate, terms.fullTimeEquivalent, terms.icb],
  credit:
    'NHS England, Primary Care Network Workforce and Patients Registered at a GP Practice; MHCLG, English Indices of Deprivation 2025; OHID, Fingertips',
})

const sizes = {
  narrow: { bottom: 300, radius: 9 },
  wide: { bottom: 330, radius: 13 },
} as const

function draw(points: readonly Point[], layout: Layout): Drawing {
  const width = baseWidth[layout]
  const { bottom, radius } = sizes[layout]
  const frame: Frame = { left: 16, right: width - 2, top: 30, bottom }
  const [least = 0, most = 0] = extent(points, (point) => point.score)
  const x = scaleLinear([least - 2, most + 2], [frame.left, frame.right])
  const y = scaleLinear(
    [0, (max(points, ({ fte_per_100000 }) => fte_per_100000) ?? 0) * 1.12],
    [bottom, frame.top],
  )
  const size = scaleSqrt([0, max(icbs(points), ({ patients }) => patients) ?? 0], [0, radius])
  const places = points.map((point, index) => ({
    x: x(point.score),
    y: y(point.fte_per_100000),
    radius: index === 0 ? 4 : size(point.patients),
    name: point.area,
    attributes: shows(
      index,
      'fte_per_100000',
      point.fte_per_100000,
      `${point.area}: ${formatDecimal(point.fte_per_100000, 2)} per 100,000 patients, score ${decimal(point.score)}`,
    ),
  }))
  const [whole, ...parts] = places
  const byRate = [...parts].sort((a, b) => a.y - b.y)
  const wanted = [byRate[0]!, parts[0]!, byRate.at(-1)!, parts.at(-1)!, byRate[1]!, whole!]
  const ticks = x.ticks(layout === 'wide' ? 6 : 4)
  return {
    width,
    height: bottom + 58,
    shapes: [
      ...text(0, 11, 'link workers per 100,000 patients', { style: 'note' }),
      ...valueAxis(
        y,
        { left: 0, right: frame.right },
        y.ticks(5).filter((tick) => tick > 0),
        String,
      ),
      ...numberAxis(
        x,
        { ...frame, left: 0 },
        ticks.map((at) => ({ at, words: String(at) })),
        'deprivation score: more deprived to the right',
      ),
      ...text(0, bottom + 52, 'line: best fit; tint: 95% interval; ring: England', {
        style: 'note',
      }),
      ...slopeLine(england(points), 'score', x, y, frame),
      ...parts.map((place) =>
        dot(place, 'referred', { radius: place.radius, attributes: place.attributes }),
      ),
      dot(whole!, 'context', { radius: 4, open: true, attributes: whole!.attributes }),
      ...dotLabels([...new Set(wanted)], places, { ...frame, left: 12, top: 18 }),
    ],
  }
}
