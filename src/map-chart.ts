import { defineChart, type Chart, type Layout } from './chart.ts'
import { placeName } from './area-names.ts'
import { inCapital } from './area-words.ts'
import { columns } from './columns.ts'
import { formatDecimal, formatMonth, formatSmall } from './format.ts'
import type { MapMeasure } from './map-measures.ts'
import { classesOf, meaningOf } from './plot/classes.ts'
import { baseWidth, type Frame } from './plot/frame.ts'
import { drawMap } from './plot/map.ts'
import { classLegend } from './plot/marks/class-legend.ts'
import { outlinesOf } from './plot/outlines.ts'
import { shows, type Drawing } from './plot/svg.ts'
import { text } from './plot/text.ts'
import { cite, quote } from './quote.ts'
import type { RowOf } from './table.ts'
import { linkWorkersAndDeprivation } from './tables/link-workers-and-deprivation.ts'
import { terms } from './terms.ts'

/** An area as all maps show it, so that their tables are alike. */
export type AreaPoint = {
  area: string
  code: string
  fte_per_100000: number
  score: number
  covered_share: number
  census: string
  drawn: string
}

/** The boundaries' licence asks for these words on every map. */
export const boundariesCredit =
  'Boundaries: Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right 2024'

/** What the areas of a level are called: `one` of them and `many`, and what is hatched. */
const levels = {
  icb: {
    many: 'integrated care boards (ICBs)',
    one: 'ICB',
    hatched: 'former Frimley: split between three ICBs',
    note: 'Boundaries of April 2023, put together to the ICBs of today. Frimley was split in April 2026 and no boundary says where, so its old area is hatched: Thames Valley (S0E4D), Hampshire and Isle of Wight (QRL) and Surrey and Sussex (S9B9J) are drawn without their part of it, but their figures count it.',
  },
  'sub-icb': {
    many: 'sub-ICB locations',
    one: 'area',
    hatched: 'former Frimley: U2G6B and parts of 92A, D9Y0V',
    note: 'Boundaries of April 2023. Frimley was split in April 2026 and no boundary says where, so its old area is hatched. Most of it is the new Thames Valley U2G6B; Surrey and Sussex 92A and Hampshire and Isle of Wight D9Y0V are drawn without their part of it, but their figures count it.',
  },
} as const

export type MapLevel = keyof typeof levels

/** The points of a level, from the highest value of a measure to the lowest. */
export function areaPoints(
  rows: readonly RowOf<typeof linkWorkersAndDeprivation>[],
  level: MapLevel,
  { column }: MapMeasure,
): AreaPoint[] {
  return rows
    .filter((row) => row.level === level)
    .map(({ name, code, fte_per_100000, score, covered_share, census, drawn }) => ({
      area: level === 'icb' ? placeName(name) : `${placeName(name)} ${code}`,
      code,
      fte_per_100000,
      score,
      covered_share,
      census,
      drawn,
    }))
    .sort((a, b) => b[column] - a[column] || (a.code < b.code ? -1 : 1))
}

/** The codes of the areas of today without figures: those that have an outline but no point. */
export function silentAreas(points: readonly AreaPoint[], level: MapLevel): string[] {
  const known = new Set(points.map(({ code }) => code))
  return outlinesOf(level)
    .filter(({ code, in_use }) => in_use === 'yes' && !known.has(code))
    .map(({ code }) => code)
}

/** What a legend says of them, as long as they are few: `no figures: QMF, QHL`; undefined where all have figures. */
export function silentInLegend(codes: readonly string[]): string | undefined {
  if (codes.length === 0) return undefined
  return `no figures: ${codes.length > 3 ? `${codes.length} areas` : codes.join(', ')}`
}

/** The same as the end of a description, with a space before it; empty where all have figures. */
export function silentInWords(codes: readonly string[]): string {
  if (codes.length === 0) return ''
  const [areas, are] = codes.length === 1 ? ['area', 'is'] : ['areas', 'are']
  return ` ${inCapital(formatSmall(codes.length))} ${areas} without figures ${are} hatched, too: ${codes.join(', ')}.`
}

/** The columns of a map's table; the one that it shows is drawn. */
export function areaColumns({ column }: MapMeasure): Chart<never, AreaPoint>['columns'] {
  const { format, label } = columns.rate
  const isDrawn = (name: string) => (name === column ? { drawn: true as const } : {})
  return {
    area: { label: 'Area' },
    code: { label: 'Code' },
    fte_per_100000: { label, format, ...isDrawn('fte_per_100000') },
    score: {
      label: 'Mean IMD 2025 score of practices',
      format: (value) => formatDecimal(Number(value), 1),
      ...isDrawn('score'),
    },
    covered_share: columns.patientsCovered,
    census: columns.census,
    drawn: { label: 'Drawn on the map' },
  }
}

/** Two sentences on the highest and the lowest area of a map. */
export function areaSentences(points: readonly AreaPoint[], many: string, measure: MapMeasure) {
  const [highest, lowest] = [points[0]!, points.at(-1)!]
  const name = (point: AreaPoint) => cite(point, 'area')
  const rate = (point: AreaPoint) =>
    cite(point, 'fte_per_100000', (value) => formatDecimal(value, 1))
  const score = (point: AreaPoint) => cite(point, 'score', (value) => formatDecimal(value, 1))
  const value = measure.column === 'score' ? score : rate
  const month = cite(highest, 'census', formatMonth)
  return [
    quote`In ${month} the ${measure.inSentence} in England’s ${many} ranged from ${value(lowest)} (${name(lowest)}) to ${value(highest)} (${name(highest)}), ${measure.caveat} (${measure.source}).`,
    quote`In England in ${month}, ${name(highest)} had ${rate(highest)} recorded full-time equivalent link workers per 100,000 registered patients and a mean IMD 2025 score of ${score(highest)}, ${name(lowest)} had ${rate(lowest)} and ${score(lowest)}; scores are averages over the areas where patients live and say nothing about who sees a link worker (${measure.sources}).`,
  ]
}

/** A map of England that colours the areas of a level by a measure. */
export function defineMap(map: { id: string; level: MapLevel; measure: MapMeasure }) {
  const { id, level, measure } = map
  const { many, one, hatched, note } = levels[level]
  return defineChart({
    id,
    question: measure.question,
    kind: 'map',
    table: linkWorkersAndDeprivation,
    points: (rows): AreaPoint[] => areaPoints(rows, level, measure),
    key: ['code'],
    columns: areaColumns(measure),
    title: (points) =>
      measure.title(
        points,
        silentAreas(points, level).length > 0 ? `${one}s with figures` : `${one}s`,
      ),
    subtitle: (points) =>
      `${measure.subtitle}, ${many}, England, ${formatMonth(points[0]!.census)}`,
    draw: (points, layout) => draw(points, layout, { level, measure, one, hatched }),
    describe(points) {
      const [highest, lowest] = [points[0]!, points.at(-1)!]
      const silent = silentAreas(points, level)
      const classes = classesOf(points.map(valueOf(measure)), measure.classes)
        .map(({ words, count }) => `${words} in ${count}`)
        .join(', ')
      return `A map of England’s ${points.length + silent.length} ${many}, coloured by ${measure.inShort}: ${classes}. The highest is ${highest.area} (${measure.format(highest[measure.column])}), the lowest ${lowest.area} (${measure.format(lowest[measure.column])}). London is drawn twice, the former Frimley area is hatched.${silentInWords(silent)}`
    },
    sentences: (points) => areaSentences(points, many, measure),
    notes: [
      measure.classNote,
      note,
      'A large area draws the eye but may hold few people: see the hexagon map.',
      measure.note,
    ],
    definitions: [...measure.definitions, level === 'icb' ? terms.icb : terms.subIcb],
    credit: `${measure.credit}. ${boundariesCredit}`,
  })
}

const valueOf =
  ({ column }: MapMeasure) =>
  (point: AreaPoint) =>
    point[column]

/** Where things stand, in px of the base width: on a phone the legend stands above the map, else beside it. */
const places: Record<
  Layout,
  { legend: { width: number; bottom: number }; map: Frame; inset: Frame }
> = {
  narrow: {
    legend: { width: 280, bottom: 154 },
    map: { left: 0, right: 280, top: 150, bottom: 462 },
    inset: { left: 204, right: 280, top: 172, bottom: 234 },
  },
  wide: {
    legend: { width: 170, bottom: 396 },
    map: { left: 0, right: 560, top: 0, bottom: 396 },
    inset: { left: 440, right: 560, top: 20, bottom: 112 },
  },
}

function moveDown(frame: Frame, by: number): Frame {
  const down = Math.max(by, 0)
  return { ...frame, top: frame.top + down, bottom: frame.bottom + down }
}

/** London's code among the regions of the NHS: its areas are the smallest and hold the most people. */
const london = 'Y56'

function draw(
  points: readonly AreaPoint[],
  layout: Layout,
  {
    level,
    measure,
    one,
    hatched,
  }: { level: MapLevel; measure: MapMeasure; one: string; hatched: string },
): Drawing {
  const width = baseWidth[layout]
  const { legend, ...frames } = places[layout]
  const { shapes, bottom } = classLegend(
    {
      heading: measure.legend,
      classes: classesOf(points.map(valueOf(measure)), measure.classes),
      areas: one,
      hatched: [hatched, silentInLegend(silentAreas(points, level)) ?? []].flat().join('; '),
    },
    { left: 0, top: 0, width: legend.width },
  )
  // A legend that is longer than usual pushes the map down.
  const map = moveDown(frames.map, bottom - legend.bottom)
  const inset = moveDown(frames.inset, bottom - legend.bottom)
  const areas = points.map((point, index) => ({
    code: point.code,
    meaning: meaningOf(point[measure.column], measure.classes),
    attributes: shows(
      index,
      measure.column,
      point[measure.column],
      `${point.area}: ${measure.readout(point[measure.column])}${point.drawn === 'no' ? ' (inside the hatched area)' : ''}`,
    ),
  }))
  return {
    width,
    height: map.bottom,
    shapes: [
      ...shapes,
      ...drawMap(map, { level, areas, enlarged: london, inset }),
      ...text(inset.right, inset.top - 6, 'London', { style: 'note', anchor: 'end' }),
    ],
  }
}
