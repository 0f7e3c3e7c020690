import { scaleLinear } from 'd3'
import { defineChart, type Layout } from '../chart.ts'
import { formatCount, formatPercent } from '../format.ts'
import { baseWidth } from '../plot/frame.ts'
import { bar } from '../plot/marks/bar.ts'
import { bracket } from '../plot/marks/bracket.ts'
import { shows, type Drawing } from '../plot/svg.ts'
import { text, wrap } from '../plot/text.ts'
import { deprivationMeaning } from '../plot/theme.ts'
import { cite, quote } from '../quote.ts'
import { populationByImd2019Fifth } from '../tables/population-by-imd-2019-fifth.ts'
import { terms } from '../terms.ts'

type Point = {
  fifth_name: string
  fifth: number
  population: number
  share: number
  cumulative_share: number
}

const source =
  'MHCLG, English Indices of Deprivation 2019, population of mid 2015 without prisoners'

const share = (value: number) => formatPercent(value, 1)

export default defineChart({
  id: 'population-by-imd-2019-fifth',
  question: 'deprivation',
  table: populationByImd2019Fifth,
  points: (rows): Point[] =>
    rows.map(({ fifth_name, fifth, population, share: part, cumulative_share }) => ({
      fifth_name,
      fifth,
      population,
      share: part,
      cumulative_share,
    })),
  key: ['fifth'],
  columns: {
    fifth_name: { label: 'Fifth of areas' },
    fifth: { label: 'Fifth (1 = most deprived)' },
    population: { label: 'People (mid 2015)', format: (value) => formatCount(Number(value)) },
    share: { label: 'Share of people', format: (value) => share(Number(value)), drawn: true },
    cumulative_share: {
      label: 'Share of people in this and all more deprived fifths',
      format: (value) => share(Number(value)),
    },
  },
  title: (points) =>
    `One in five people lives in the most deprived fifth of areas, ${formatPercent(points[1]!.cumulative_share)} in the two most deprived`,
  subtitle: () =>
    'Share of people in England by deprivation fifth of small areas (IMD 2019), population of mid 2015: the yardstick for any share of patients “from deprived areas”',
  draw,
  describe: (points) =>
    `A bar cut into five parts, from the most to the least deprived fifth of areas: ${points.map(({ fifth_name, share: part }) => `${fifth_name} ${share(part)}`).join(', ')}. The two most deprived fifths together hold ${share(points[1]!.cumulative_share)} of people.`,
  sentences(points) {
    const one = cite(points[0]!, 'share', share)
    const both = cite(points[1]!, 'cumulative_share', share)
    return [
      quote`The most deprived fifth of small areas in England holds ${one} of all people, the two most deprived fifths ${both} (${source}).`,
      quote`A share of patients from the two most deprived fifths of small areas in England is more than those areas’ share of all people only above ${both}, and one from the most deprived fifth only above ${one} (${source}).`,
    ]
  },
  notes: [
    'A fifth of areas does not hold exactly a fifth of people, because areas differ in size.',
    'Not everyone in a deprived area is deprived, and many deprived people live elsewhere.',
  ],
  definitions: [
    {
      term: 'Small area',
      meaning:
        'A lower layer super output area: a neighbourhood of about 1,700 people, used for statistics.',
    },
    terms.deprivationIndex,
  ],
  credit: 'MHCLG, English Indices of Deprivation 2019',
})

function draw(points: readonly Point[], layout: Layout): Drawing {
  const width = baseWidth[layout]
  const x = scaleLinear([0, 1], [0, width])
  const top = 32
  const bottom = top + 64
  const cell = width / points.length
  const names = points.map(({ fifth_name }) =>
    wrap(fifth_name.replace(' fifth', ''), cell - 4, 'note'),
  )
  return {
    width,
    height: bottom + 40 + Math.max(...names.map(({ length }) => length)) * 15,
    shapes: [
      ...bracket(
        x(0),
        x(points[1]!.cumulative_share) - 2,
        18,
        `two most deprived fifths: ${share(points[1]!.cumulative_share)}`,
      ),
      ...points.flatMap((point, index) => {
        const from = x(point.cumulative_share - point.share)
        return [
          bar(
            { x: from, y: top, width: x(point.share) - 2, height: bottom - top },
            deprivationMeaning(point.fifth),
            {
              attributes: shows(
                index,
                'share',
                point.share,
                `${point.fifth_name}: ${share(point.share)} of people`,
              ),
            },
          ),
          ...text(from, bottom + 18, share(point.share), {
            style: 'value',
            meaning: deprivationMeaning(point.fifth),
          }),
          ...text(from, bottom + 35, names[index]!, { style: 'note' }),
        ]
      }),
    ],
  }
}
