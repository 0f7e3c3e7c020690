import { sum } from 'd3'
import { z } from 'zod'
import { text } from '../cell.ts'
import { atMost } from '../checks/bounds.ts'
import { bootstrapIntervals } from '../methods/bootstrap.ts'
import { concentrationIndex, sharesOfFifths } from '../methods/concentration.ts'
import { fifthNames, fifths, fifthsOfNetworks } from '../methods/deprivation.ts'
import { round, roundFte, roundShare } from '../methods/round.ts'
import { count, defineTable, fte, month, share } from '../table.ts'
import { areaDeprivation } from './area-deprivation.ts'

const edition = 'IMD 2025'

const concentration = z.number().min(-1).max(1).nullable().meta({ unit: 'index' })

const row = z.object({
  fifth: z
    .number()
    .int()
    .min(1)
    .max(5)
    .nullable()
    .describe('Fifth of patients, 1 = most deprived, 5 = least deprived; blank for all'),
  fifth_name: text.describe('The fifth in words'),
  census: month.describe('Census month of the link workers'),
  networks: count.describe('Networks of the fifth that reported'),
  patients: count.describe('Their patients'),
  patients_share: share.describe('Their part of the patients of all networks that reported'),
  patients_date: text.describe('Day or financial year of the list sizes'),
  fte: fte.describe('Their link workers in both roles, full-time equivalent (FTE)'),
  fte_share: share.describe('Their part of all link workers (FTE)'),
  fte_share_lower: share.describe(
    'Lower end of the 95% interval of that part (bootstrap over networks)',
  ),
  fte_share_upper: share.describe(
    'Upper end of the 95% interval of that part (bootstrap over networks)',
  ),
  concentration_index: concentration.describe(
    'All only: from -1, all link workers work in the most deprived network, over 0, networks have them alike, to 1',
  ),
  concentration_index_lower: concentration.describe(
    'Lower end of its 95% interval (bootstrap over networks)',
  ),
  concentration_index_upper: concentration.describe(
    'Upper end of its 95% interval (bootstrap over networks)',
  ),
})

type Row = z.infer<typeof row>

export const linkWorkersShareByDeprivationFifth = defineTable({
  id: 'link-workers-share-by-deprivation-fifth',
  title: 'The share of link workers that each deprivation fifth has',
  description:
    'One row for each fifth of the patients of networks that reported at the newest census, cut by the mean IMD 2025 score of the networks, and one for all: the part of patients and of link workers, with intervals from drawing networks anew 20,000 times, and the concentration index.',
  sources: areaDeprivation.sources,
  row,
  key: ['fifth'],
  checks: [
    atMost<Row>('fte_share_lower', 'fte_share'),
    atMost<Row>('fte_share', 'fte_share_upper'),
  ],
  build(extracts) {
    const networks = areaDeprivation
      .build(extracts)
      .flatMap(({ level, score, fte: amount, patients, ...area }) =>
        area.edition === edition && level === 'network' && score !== null && amount !== null
          ? [{ ...area, network: area.code, score, patients, people: patients, amount }]
          : [],
      )
      .sort((a, b) => b.score - a.score || a.code.localeCompare(b.code))
    const [first] = networks
    if (!first) return []
    const { census, patients_date } = first
    const everyone = sum(networks, ({ people }) => people)
    const everything = sum(networks, ({ amount }) => amount)
    const fifthOf = fifthsOfNetworks(networks)

    const rowOf = (within: typeof networks) => ({
      census,
      networks: within.length,
      patients: sum(within, ({ people }) => people),
      patients_share: roundShare(
        sum(within, ({ people }) => people),
        everyone,
      ),
      patients_date,
      fte: roundFte(sum(within, ({ amount }) => amount)),
      fte_share: roundShare(
        sum(within, ({ amount }) => amount),
        everything,
      ),
    })
    const [index, ...shares] = bootstrapIntervals(networks.length, (times) => [
      concentrationIndex(networks, times),
      ...sharesOfFifths(networks, times),
    ])
    return [
      ...fifths.map((fifth): Row => {
        const { lower, upper } = shares[fifth - 1]!
        return {
          fifth,
          fifth_name: fifthNames[fifth],
          ...rowOf(networks.filter(({ network }) => fifthOf.get(network) === fifth)),
          fte_share_lower: round(lower, 6),
          fte_share_upper: round(upper, 6),
          concentration_index: null,
          concentration_index_lower: null,
          concentration_index_upper: null,
        }
      }),
      {
        fifth: null,
        fifth_name: 'all fifths',
        ...rowOf(networks),
        fte_share_lower: 1,
        fte_share_upper: 1,
        concentration_index: round(concentrationIndex(networks), 4),
        concentration_index_lower: round(index!.lower, 4),
        concentration_index_upper: round(index!.upper, 4),
      },
    ]
  },
})
