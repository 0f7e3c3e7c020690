import { sum } from 'd3'
import { z } from 'zod'
import { text } from '../cell.ts'
import { between } from '../checks/bounds.ts'
import { fifthNames, fifths } from '../methods/deprivation.ts'
import { roundShare } from '../methods/round.ts'
import { imd2019Population } from '../sources/imd-2019-population.ts'
import { count, defineTable, share } from '../table.ts'

const row = z.object({
  fifth: z
    .number()
    .int()
    .min(1)
    .max(5)
    .describe('Fifth of areas, 1 = most deprived, 5 = least deprived'),
  fifth_name: text.describe('The fifth in words'),
  areas: count.describe('Small areas (lower layer super output areas, 2011) in the fifth'),
  population: count.describe('People, mid 2015, excluding prisoners'),
  share: share.describe("Share of England's people, 0 to 1"),
  cumulative_share: share.describe(
    "Share of England's people in this fifth and all more deprived ones, 0 to 1",
  ),
})

type Row = z.infer<typeof row>

export const populationByImd2019Fifth = defineTable({
  id: 'population-by-imd-2019-fifth',
  title: 'Population by deprivation fifth of areas (IMD 2019)',
  description:
    'One row for each fifth of small areas in England, ranked by the Index of Multiple Deprivation 2019: how many people live in it.',
  sources: { population: imd2019Population },
  row,
  key: ['fifth'],
  checks: [
    // 32,844 small areas in five parts, and small areas are drawn to have alike numbers of people.
    between<Row>('areas', 6568, 6569),
    between<Row>('share', 0.19, 0.21),
  ],
  build({ population }) {
    const deciles = population.at(-1)?.rows ?? []
    const england = sum(deciles, (decile) => decile.population)
    return fifths.map((fifth) => {
      const within = deciles.filter(({ decile }) => Math.ceil(decile / 2) === fifth)
      const upTo = deciles.filter(({ decile }) => Math.ceil(decile / 2) <= fifth)
      const people = sum(within, (decile) => decile.population)
      return {
        fifth,
        fifth_name: fifthNames[fifth],
        areas: sum(within, (decile) => decile.areas),
        population: people,
        share: roundShare(people, england),
        cumulative_share: roundShare(
          sum(upTo, (decile) => decile.population),
          england,
        ),
      }
    })
  },
})
