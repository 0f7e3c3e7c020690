import { sum } from 'd3'
import { z } from 'zod'
import { levels } from '../area.ts'
import { text } from '../cell.ts'
import { agrees } from '../checks/agrees.ts'
import { between } from '../checks/bounds.ts'
import { areasPresent, codesKnown } from '../checks/codes.ts'
import { divides } from '../checks/divides.ts'
import { levelsAddUp } from '../checks/levels-add-up.ts'
import { placeCensus, type PlacedCensus, type PlacedPractice } from '../methods/census.ts'
import { closedNetworks } from '../methods/closed-networks.ts'
import {
  fifthsOfNetworks,
  fifthsOfPractices,
  scoreNetworks,
  scoresOf,
  type Fifth,
} from '../methods/deprivation.ts'
import { Geography, isIn, lookupOf2023 } from '../methods/geography.ts'
import { sumLinkWorkers } from '../methods/link-workers.ts'
import { ListSizesInHand } from '../methods/list-sizes.ts'
import { ratePer100000, round, roundFte, roundShare } from '../methods/round.ts'
import { gpPayments } from '../sources/gp-payments.ts'
import { gpRegistrations } from '../sources/gp-registrations.ts'
import { pcnWorkforce } from '../sources/pcn-workforce.ts'
import { practiceImd } from '../sources/practice-imd.ts'
import { practiceLookup } from '../sources/practice-lookup.ts'
import { count, defineTable, fte, fteRate, month, share, type SourceRow } from '../table.ts'

const editions = [
  { edition: 'IMD 2019', release: '2019' },
  { edition: 'IMD 2025', release: '2025' },
] as const

const areaCode = text.nullable()
const shareOfFifth = (words: string) =>
  share.describe(`Share of patients registered with a practice in the ${words}, 0 to 1`)

const row = z.object({
  edition: z
    .enum(['IMD 2019', 'IMD 2025'])
    .describe('Edition of the Index of Multiple Deprivation; scores of two are not comparable'),
  level: z
    .enum(levels)
    .exclude(['practice'])
    .describe(
      'England, NHS region, integrated care board (ICB), sub-ICB location or primary care network',
    ),
  code: text.describe('Code of the area, in the structure of the newest practice map'),
  name: text.describe('Name of the area'),
  region: areaCode.describe('Code of the NHS region that it lies in; blank for England'),
  icb: areaCode.describe('Code of the ICB that it lies in; blank for England and regions'),
  sub_icb: areaCode.describe('Code of the sub-ICB location it lies in; networks only'),
  census: month.describe('Census month of the link workers'),
  patients_date: text.describe('Day or financial year of the list sizes'),
  patients: count.describe('Patients registered with the practices of the area'),
  score: z
    .number()
    .nonnegative()
    .nullable()
    .meta({ unit: 'IMD score' })
    .describe(
      'Mean deprivation score of its practices, weighted by their patients; higher is more deprived; blank where no practice has one',
    ),
  share_fifth_1: shareOfFifth('most deprived fifth'),
  share_fifth_2: shareOfFifth('second most deprived fifth'),
  share_fifth_3: shareOfFifth('middle fifth'),
  share_fifth_4: shareOfFifth('second least deprived fifth'),
  share_fifth_5: shareOfFifth('least deprived fifth'),
  share_unknown: share.describe('Share of patients of practices without a score, 0 to 1'),
  network_fifth: z
    .number()
    .int()
    .min(1)
    .max(5)
    .nullable()
    .describe(
      'The fifth that the network as a whole belongs to, 1 = most deprived, 5 = least deprived, as in link-workers-by-deprivation-fifth; networks only',
    ),
  covered_share: share.describe('Share of patients in networks that returned data, 0 to 1'),
  fte: fte
    .nullable()
    .describe(
      'Link workers in both roles, full-time equivalent (FTE); blank where no network reported',
    ),
  fte_per_100000: fteRate
    .nullable()
    .describe('FTE per 100,000 registered patients; blank where no network reported'),
})

type Row = z.infer<typeof row>

const sumOfShares = (area: Row) =>
  sum([
    area.share_fifth_1,
    area.share_fifth_2,
    area.share_fifth_3,
    area.share_fifth_4,
    area.share_fifth_5,
    area.share_unknown,
  ])

export const areaDeprivation = defineTable({
  id: 'area-deprivation',
  title: 'Deprivation and link workers by area',
  description:
    'One row for each edition of the deprivation index and area (England, region, ICB, sub-ICB location, network) at the newest census: how deprived the practices are that its patients are registered with, and its link workers. Practices are sorted by their deprivation score and cut into five groups with equal numbers of patients. A practice’s score is an average over the areas where its patients live, so it says nothing of a single patient.',
  sources: {
    workforce: pcnWorkforce,
    registrations: gpRegistrations,
    payments: gpPayments,
    lookup: practiceLookup,
    imd: practiceImd,
  },
  row,
  key: ['edition', 'level', 'code'],
  checks: [
    codesKnown<Row>({
      of: ({ level, code }) => [[level, code]],
      from: ['registrations', 'lookup'],
      closed: closedNetworks,
    }),
    areasPresent<Row>('level', ['edition'], { england: 1, region: 7, icb: 36, 'sub-icb': 106 }),
    levelsAddUp<Row>(
      'level',
      'england',
      ['edition'],
      [
        // A network that is newer than the list sizes has no patients in them, so its link workers are in no row.
        { column: 'fte', rounding: 5e-5, unplaced: { levels: ['network'], share: 0.005 } },
        // 220,330 patients (0.35%) are registered with practices of no network.
        { column: 'patients', rounding: 0.5, unplaced: { levels: ['network'], share: 0.005 } },
      ],
    ),
    agrees<Row>({
      on: ['level', 'code', 'census'],
      by: ['edition'],
      name: 'fte',
      of: ([area]) => area!.fte,
      with: { table: 'link-workers-by-census', column: 'fte' },
      within: 0,
    }),
    divides<Row>('fte_per_100000', 'fte', 'patients', 1e5, 1e-3),
    between<Row>({ name: 'shares of all fifths and unknown', of: sumOfShares }, 0.99999, 1.00001),
    // Means of practices, which are means of small areas: 4.6 to 62.7 so far.
    between<Row>('score', 2, 75),
    // In 06H 6.0% of patients have a practice without an IMD 2019 score; a small network can lack all of them.
    between<Row>(
      {
        name: 'share_unknown',
        of: ({ level, share_unknown }) => (level === 'network' ? null : share_unknown),
      },
      0,
      0.1,
    ),
  ],
  build({ workforce, registrations, payments, lookup, imd }) {
    const newest = workforce.at(-1)
    if (!newest) return []
    const map = registrations.at(-1)?.rows ?? []
    const geography = new Geography(map, lookupOf2023(lookup))
    const { census, date, networks, practices } = placeCensus(
      newest,
      geography,
      new ListSizesInHand(payments, registrations),
    )
    const areas = [
      ...geography.areas.map((area) => ({
        ...area,
        around: geography.around(area),
        practices: practices.filter(({ place }) => isIn(area, place)),
        networks: networks.filter(({ place }) => isIn(area, place)),
      })),
      ...networksIn(map, networks, geography)
        .map((network) => ({
          ...network,
          level: 'network' as const,
          practices: practices.filter((practice) => practice.network === network.code),
          networks: networks.filter(({ code }) => code === network.code),
        }))
        // A network of the newest map may have no practice in older list sizes.
        .filter((network) => network.practices.length > 0),
    ]
    return editions.flatMap(({ edition, release }) => {
      const scores = scoresOf(imd, release)
      const fifthOfPractice = fifthsOfPractices(practices, scores)
      const fifthOfNetwork = fifthsOfNetworks(scoreNetworks(practices, scores))
      return areas.map(({ level, code, name, around, ...within }) => {
        const patients = sum(within.practices, (practice) => practice.patients)
        const covered = sum(within.practices, ({ reporting, ...listed }) =>
          reporting ? listed.patients : 0,
        )
        const total = within.networks.length > 0 ? sumLinkWorkers(within.networks).total : null
        return {
          edition,
          level,
          code,
          name,
          ...around,
          census,
          patients_date: date,
          patients: Math.round(patients),
          score: meanScore(within.practices, scores),
          ...sharesOf(within.practices, fifthOfPractice, patients),
          network_fifth: level === 'network' ? (fifthOfNetwork.get(code) ?? null) : null,
          covered_share: roundShare(covered, patients),
          fte: total === null ? null : roundFte(total),
          fte_per_100000: total === null ? null : ratePer100000(total, patients),
        }
      })
    })
  },
})

/** The networks of the newest map, and those that reported although it has them no more. */
function networksIn(
  map: readonly SourceRow<typeof gpRegistrations>[],
  reporting: PlacedCensus['networks'],
  geography: Geography,
) {
  const open = map
    .filter(({ level }) => level === 'network')
    .map(({ code, name }) => ({
      code,
      name: name ?? code,
      around: geography.placeNetwork(code, { sub_icb: null, region: null }),
    }))
  const codes = new Set(open.map(({ code }) => code))
  const closed = reporting
    .filter(({ code }) => !codes.has(code))
    .map(({ code, name, place }) => ({ code, name, around: place }))
  return [...open, ...closed].sort((a, b) => a.code.localeCompare(b.code))
}

/** The mean score of practices, weighted by their patients; those without a score take no part in it. */
function meanScore(
  practices: readonly PlacedPractice[],
  scores: ReadonlyMap<string, number>,
): number | null {
  const scored = practices.filter(({ practice }) => scores.has(practice))
  const patients = sum(scored, (listed) => listed.patients)
  if (patients === 0) return null
  return round(
    sum(scored, (listed) => scores.get(listed.practice)! * listed.patients) / patients,
    4,
  )
}

function sharesOf(
  practices: readonly PlacedPractice[],
  fifthOf: ReadonlyMap<string, Fifth>,
  patients: number,
) {
  const shareOf = (fifth: Fifth | undefined) =>
    roundShare(
      sum(practices, (listed) => (fifthOf.get(listed.practice) === fifth ? listed.patients : 0)),
      patients,
    )
  return {
    share_fifth_1: shareOf(1),
    share_fifth_2: shareOf(2),
    share_fifth_3: shareOf(3),
    share_fifth_4: shareOf(4),
    share_fifth_5: shareOf(5),
    share_unknown: shareOf(undefined),
  }
}
