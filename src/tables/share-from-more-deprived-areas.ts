import { z } from 'zod'
import { text } from '../cell.ts'
import { quotes } from '../checks/references.ts'
import { getPublished } from '../methods/published.ts'
import { imd2019Population } from '../sources/imd-2019-population.ts'
import { publishedFigures } from '../sources/published-figures.ts'
import { defineTable, share } from '../table.ts'
import { populationByImd2019Fifth } from './population-by-imd-2019-fifth.ts'

const row = z.object({
  series: z
    .enum(['study', 'two most deprived fifths', 'most deprived fifth'])
    .describe('The study, or a yardstick'),
  period: text.describe('Year of the figure'),
  kind: z.enum(['observed', 'reference']).describe('Figure of the study or reference line'),
  share: share.describe('Share, 0 to 1'),
})

type Row = z.infer<typeof row>

export const shareFromMoreDeprivedAreas = defineTable({
  id: 'share-from-more-deprived-areas',
  title: 'Share of patients from more deprived areas',
  description:
    'One row for each year the study prints, and two yardsticks: the share of England’s people who live in the most deprived fifth and in the two most deprived fifths of areas. The abstract does not say which of the two “more deprived” means.',
  sources: { published: publishedFigures, population: imd2019Population },
  row,
  key: ['series', 'period'],
  checks: [
    quotes<Row>('share', ({ series, period }) =>
      series === 'study'
        ? { series: 'bu_share_more_deprived', year: Number(period), times: 100 }
        : null,
    ),
  ],
  build({ published, population }) {
    const fifths = populationByImd2019Fifth.build({ population })
    const reference = (
      series: 'two most deprived fifths' | 'most deprived fifth',
      fifth: number,
    ) => ({
      series,
      period: 'mid 2015',
      kind: 'reference' as const,
      share: fifths.find((entry) => entry.fifth === fifth)!.cumulative_share,
    })
    return [
      ...[2017, 2023].map((year) => ({
        series: 'study' as const,
        period: String(year),
        kind: 'observed' as const,
        share: getPublished(published, 'bu_share_more_deprived', year).value / 100,
      })),
      reference('two most deprived fifths', 2),
      reference('most deprived fifth', 1),
    ]
  },
})
