import { sum } from 'd3'
import { z } from 'zod'
import { text } from '../cell.ts'
import { agrees } from '../checks/agrees.ts'
import { atMost, between } from '../checks/bounds.ts'
import { complete } from '../checks/contiguous.ts'
import { coverageHolds } from '../checks/coverage.ts'
import { divides } from '../checks/divides.ts'
import { jumps } from '../checks/jumps.ts'
import {
  fifthNames,
  fifths,
  fifthsOfNetworks,
  scoreNetworks,
  scoresOf,
} from '../methods/deprivation.ts'
import { networksOf, sumLinkWorkers } from '../methods/link-workers.ts'
import { ListSizesInHand } from '../methods/list-sizes.ts'
import { ratePer100000, roundFte, roundShare } from '../methods/round.ts'
import { gpPayments } from '../sources/gp-payments.ts'
import { gpRegistrations } from '../sources/gp-registrations.ts'
import { pcnWorkforce } from '../sources/pcn-workforce.ts'
import { practiceImd } from '../sources/practice-imd.ts'
import { count, defineTable, fte, fteRate, month, share } from '../table.ts'

/**
 * Which edition of the Index of Multiple Deprivation (IMD) serves which censuses. Scores of two editions are not
 * comparable, so a line over time keeps to one; the newer one shows the current picture only.
 */
const editions = [
  { edition: 'IMD 2019', release: '2019', from: '2020-03' },
  { edition: 'IMD 2025', release: '2025', from: '2025-11' },
] as const

const row = z.object({
  edition: z
    .enum(['IMD 2019', 'IMD 2025'])
    .describe('Edition of the Index of Multiple Deprivation'),
  census: month.describe('Census month'),
  fifth: z
    .number()
    .int()
    .min(1)
    .max(5)
    .describe('Fifth of patients, 1 = most deprived, 5 = least deprived'),
  fifth_name: text.describe('The fifth in words'),
  networks: count.describe('Primary care networks in the fifth'),
  networks_reporting: count.describe('Networks that returned data'),
  patients: count.describe('Patients of the networks of the fifth'),
  patients_reporting: count.describe('Patients of the networks that returned data'),
  reporting_share: share.describe('Share of patients in networks that returned data, 0 to 1'),
  patients_date: text.describe('Day or financial year of the list sizes'),
  fte: fte.describe('Link workers in both roles, full-time equivalent (FTE)'),
  fte_per_100000: fteRate.describe('FTE per 100,000 patients of all networks of the fifth'),
  fte_per_100000_reporting: fteRate
    .nullable()
    .describe('FTE per 100,000 patients of the networks that returned data'),
  placed_fte_share: share.describe(
    "Share of England's FTE of the census that could be placed in a fifth, 0 to 1",
  ),
  placed_patients_share: share.describe(
    'Share of all registered patients who are in a network with a deprivation score, 0 to 1',
  ),
})

type Row = z.infer<typeof row>

const series = {
  period: 'census',
  by: ['edition', 'fifth'],
  coverage: 'reporting_share',
} as const

export const linkWorkersByDeprivationFifth = defineTable({
  id: 'link-workers-by-deprivation-fifth',
  title: 'Link workers by deprivation fifth of networks',
  description:
    'One row for each edition of the deprivation index, census and fifth: networks sorted by the mean deprivation score of their practices and cut into five groups with equal numbers of patients; link workers per 100,000 patients of each. England.',
  sources: {
    workforce: pcnWorkforce,
    registrations: gpRegistrations,
    payments: gpPayments,
    imd: practiceImd,
  },
  row,
  key: ['edition', 'census', 'fifth'],
  checks: [
    complete<Row>('census', ['edition', 'fifth']),
    agrees<Row>({
      on: ['census'],
      by: ['edition'],
      name: 'fte of the fifths for the share that is placed',
      of: (fifthsOfCensus) =>
        sum(fifthsOfCensus, (fifth) => fifth.fte) / fifthsOfCensus[0]!.placed_fte_share,
      with: { table: 'link-workers-by-month', column: 'fte' },
      within: 0.1,
    }),
    // Networks without a scored practice are few, and the list sizes of 2019/20 know some patients of no network.
    between<Row>('placed_fte_share', 0.99, 1),
    between<Row>('placed_patients_share', 0.97, 1),
    atMost<Row>('networks_reporting', 'networks'),
    atMost<Row>('patients_reporting', 'patients'),
    divides<Row>('reporting_share', 'patients_reporting', 'patients', 1, 1e-5),
    divides<Row>('fte_per_100000', 'fte', 'patients', 1e5, 1e-3),
    divides<Row>('fte_per_100000_reporting', 'fte', 'patients_reporting', 1e5, 1e-3),
    jumps<Row>('fte', { ...series, small: 3 }),
    coverageHolds<Row>('reporting_share', 'share', series),
  ],
  build({ workforce, registrations, payments, imd }) {
    const listSizes = new ListSizesInHand(payments, registrations)
    return editions.flatMap(({ edition, release, from }) => {
      const scores = scoresOf(imd, release)
      return workforce
        .filter(({ release: census }) => census >= from)
        .flatMap(({ release: census, rows }) => {
          const reported = networksOf(rows)
          const { date, practices } = listSizes.at(
            census,
            reported.map(({ code }) => code),
          )
          const networks = scoreNetworks(practices, scores)
          const fifthOf = fifthsOfNetworks(networks)
          const fteOf = new Map(
            reported.map((network) => [network.code, sumLinkWorkers([network]).total]),
          )
          const england = sum(fteOf.values())
          const placed = sum(networks, ({ network }) => fteOf.get(network) ?? 0)
          return fifths.map((fifth) => {
            const within = networks.filter(({ network }) => fifthOf.get(network) === fifth)
            const reporting = within.filter(({ network }) => fteOf.has(network))
            const patients = Math.round(sum(within, (network) => network.patients))
            const covered = Math.round(sum(reporting, (network) => network.patients))
            const total = sum(reporting, ({ network }) => fteOf.get(network)!)
            return {
              edition,
              census,
              fifth,
              fifth_name: fifthNames[fifth],
              networks: within.length,
              networks_reporting: reporting.length,
              patients,
              patients_reporting: covered,
              reporting_share: roundShare(covered, patients),
              patients_date: date,
              fte: roundFte(total),
              fte_per_100000: ratePer100000(total, patients),
              fte_per_100000_reporting: covered > 0 ? ratePer100000(total, covered) : null,
              placed_fte_share: roundShare(placed, england),
              placed_patients_share: roundShare(
                sum(networks, (network) => network.patients),
                sum(practices, (practice) => practice.patients),
              ),
            }
          })
        })
    })
  },
})
