import { defineChart, type Layout } from '../chart.ts'
import { formatMonth } from '../format.ts'
import {
  areaColumns,
  areaPoints,
  areaSentences,
  boundariesCredit,
  silentAreas,
  silentInLegend,
  silentInWords,
  type AreaPoint,
} from '../map-chart.ts'
import { linkWorkerRate as measure } from '../map-measures.ts'
import { classesOf, meaningOf } from '../plot/classes.ts'
import { baseWidth } from '../plot/frame.ts'
import { classLegend } from '../plot/marks/class-legend.ts'
import { hexagonMap } from '../plot/marks/hexagons.ts'
import { outlinesOf } from '../plot/outlines.ts'
import { shows, type Drawing } from '../plot/svg.ts'
import { linkWorkersAndDeprivation } from '../tables/link-workers-and-deprivation.ts'
import { terms } from '../terms.ts'

const many = 'integrated care boards (ICBs)'

export default defineChart({
  id: 'link-workers-by-icb-hexagon-map',
  question: 'growth',
  kind: 'map',
  table: linkWorkersAndDeprivation,
  points: (rows): AreaPoint[] => areaPoints(rows, 'icb', measure),
  key: ['code'],
  columns: areaColumns(measure),
  title: (points) =>
    `Link workers per 100,000 patients run from ${measure.format(points.at(-1)!.fte_per_100000)} to ${measure.format(points[0]!.fte_per_100000)} across England’s ICBs`,
  subtitle: (points) =>
    `Full-time equivalent link workers per 100,000 registered patients, one hexagon for each of the ${many}, England, ${formatMonth(points[0]!.census)}`,
  draw,
  describe(points) {
    const classes = classesOf(
      points.map(({ fte_per_100000 }) => fte_per_100000),
      measure.classes,
    ).map(({ words, count }) => `${words} in ${count}`)
    const silent = silentAreas(points, 'icb')
    return `A map of England made of ${points.length + silent.length} hexagons of the same size, one for each ICB, coloured by link workers per 100,000 patients: ${classes.join(', ')}. The highest are ${named(points.slice(0, 3))}; the lowest ${named(points.slice(-3))}.${silentInWords(silent)}`
  },
  sentences: (points) => areaSentences(points, many, measure),
  notes: [
    'Every ICB has the same room, so that crowded London is not lost. Each stands on the free hexagon nearest to its middle; neighbours on the map are not always neighbours on the ground.',
    'The codes are those of the NHS; the table has the names.',
    measure.classNote,
    measure.note,
  ],
  definitions: [...measure.definitions, terms.icb],
  credit: `${measure.credit}. ${boundariesCredit}`,
})

const named = (points: readonly AreaPoint[]) =>
  points.map(({ area, fte_per_100000 }) => `${area} ${measure.format(fte_per_100000)}`).join(', ')

function draw(points: readonly AreaPoint[], layout: Layout): Drawing {
  const width = baseWidth[layout]
  const silent = silentAreas(points, 'icb')
  const hatched = silentInLegend(silent)
  const isWide = layout === 'wide'
  const legend = classLegend(
    {
      heading: measure.legend,
      classes: classesOf(
        points.map(({ fte_per_100000 }) => fte_per_100000),
        measure.classes,
      ),
      areas: 'ICB',
      ...(hatched === undefined ? {} : { hatched }),
    },
    { left: 0, top: 0, width: isWide ? 150 : width },
  )
  const cells = new Map(outlinesOf('icb').map((outline) => [outline.code, outline]))
  const cellOf = (code: string) => {
    const { hexagon_column, hexagon_row } = cells.get(code) ?? {}
    return { column: hexagon_column ?? 0, row: hexagon_row ?? 0 }
  }
  const coloured = points.map(({ area, code, fte_per_100000 }, index) => {
    const meaning = meaningOf(fte_per_100000, measure.classes)
    return {
      ...cellOf(code),
      meaning,
      // The lightest class is too light for words in paper.
      on: meaning === 'rate-1' ? ('ink' as const) : ('inverse' as const),
      note: isWide ? code : undefined,
      words: measure.format(fte_per_100000),
      attributes: shows(
        index,
        'fte_per_100000',
        fte_per_100000,
        `${area}: ${measure.readout(fte_per_100000)}`,
      ),
    }
  })
  const empty = silent.map((code) => ({
    ...cellOf(code),
    meaning: null,
    on: 'ink' as const,
    note: undefined,
    words: code,
    attributes: {},
  }))
  // The sea north-west of England has room for the legend.
  const top = isWide ? 0 : legend.bottom + 12
  const map = hexagonMap([...coloured, ...empty], { top, width, size: isWide ? 49 : 35 })
  return { width, height: map.bottom, shapes: [...legend.shapes, ...map.shapes] }
}
