import { z } from 'zod'
import { text } from '../cell.ts'
import { between } from '../checks/bounds.ts'
import { complete } from '../checks/contiguous.ts'
import { fifthNames, fifths, fifthsOfPractices } from '../methods/deprivation.ts'
import { lookupOf2023 } from '../methods/geography.ts'
import {
  figures,
  flow,
  period,
  periodOf,
  placeReferrals,
  sumFigures,
  sumFlow,
} from '../methods/referrals.ts'
import { roundShare } from '../methods/round.ts'
import { gpRegistrations } from '../sources/gp-registrations.ts'
import { networkContractDes } from '../sources/network-contract-des.ts'
import { practiceImd } from '../sources/practice-imd.ts'
import { practiceLookup } from '../sources/practice-lookup.ts'
import { defineTable, month, share } from '../table.ts'

/** Scores of two editions are not comparable: a line over months keeps to one. */
const edition = '2019'

const row = z.object({
  month: month.describe('Month at whose end the figures were counted'),
  fifth: z
    .number()
    .int()
    .min(1)
    .max(5)
    .describe('Fifth of registered patients, 1 = most deprived, 5 = least deprived'),
  fifth_name: text.describe('The fifth in words'),
  ...period,
  ...figures,
  ...flow,
  scored_patients_share: share.describe(
    'Share of registered patients whose practice has a deprivation score, 0 to 1; the others are in no fifth',
  ),
})

type Row = z.infer<typeof row>

export const referralsByDeprivationFifth = defineTable({
  id: 'referrals-by-deprivation-fifth',
  title: 'People referred to social prescribing, by deprivation fifth of practices',
  description:
    'One row for each month and fifth: practices sorted by their mean deprivation score (IMD 2019) and cut into five groups with equal numbers of registered patients; patients referred since 1 April and patients on record as having declined. England. Empty until a release of the Network Contract DES is imported.',
  sources: {
    referrals: networkContractDes,
    registrations: gpRegistrations,
    lookup: practiceLookup,
    imd: practiceImd,
  },
  row,
  key: ['month', 'fifth'],
  checks: [
    complete<Row>('month', ['fifth']),
    between<Row>('referred_per_1000', 0, 100),
    // Even in 2026 all but 0.23% of patients have a practice with an IMD 2019 score.
    between<Row>('scored_patients_share', 0.95, 1),
  ],
  build({ referrals, registrations, lookup, imd }) {
    const scores = new Map(
      imd
        .find(({ release }) => release === edition)
        ?.rows.map(({ practice, score }) => [practice, score]),
    )
    const months = placeReferrals(referrals, registrations.at(-1)?.rows ?? [], lookupOf2023(lookup))
    return months.flatMap(({ month: each, practices }) => {
      const listed = practices.flatMap(({ practice, network, place, registered }) =>
        typeof registered === 'number'
          ? { practice, network, region: place.region ?? '', patients: registered }
          : [],
      )
      const fifthOf = fifthsOfPractices(listed, scores)
      const scored = listed.filter(({ practice }) => scores.has(practice))
      return fifths.map((fifth) => {
        const within = practices.filter(({ practice }) => fifthOf.get(practice) === fifth)
        return {
          month: each,
          fifth,
          fifth_name: fifthNames[fifth],
          ...periodOf(each),
          ...sumFigures(within),
          ...sumFlow(within),
          scored_patients_share: roundShare(patientsOf(scored), patientsOf(listed)),
        }
      })
    })
  },
})

function patientsOf(practices: readonly { patients: number }[]): number {
  return practices.reduce((total, { patients }) => total + patients, 0)
}
