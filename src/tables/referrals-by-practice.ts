import { z } from 'zod'
import { text } from '../cell.ts'
import { lookupOf2023 } from '../methods/geography.ts'
import {
  figures,
  lastMonths,
  period,
  periodOf,
  placeReferrals,
  sumFigures,
} from '../methods/referrals.ts'
import { gpRegistrations } from '../sources/gp-registrations.ts'
import { networkContractDes } from '../sources/network-contract-des.ts'
import { practiceLookup } from '../sources/practice-lookup.ts'
import { defineTable, month } from '../table.ts'

const { registered, referred, declined } = figures

const row = z.object({
  code: text.describe('Code of the practice'),
  month: month.describe(
    'Month at whose end the figures were counted, the newest in hand of its year',
  ),
  network: text
    .nullable()
    .describe(
      'Code of its primary care network, by the September 2023 lookup, else by the newest map',
    ),
  sub_icb: text
    .nullable()
    .describe(
      'Code of the sub-ICB location that its network lies in, as the newest practice map has it',
    ),
  icb: text.nullable().describe('Code of the integrated care board (ICB)'),
  region: text.nullable().describe('Code of the NHS region'),
  ...period,
  registered,
  referred,
  referred_per_1000: figures.referred_per_1000,
  referred_per_1000_low: figures.referred_per_1000_low,
  referred_per_1000_high: figures.referred_per_1000_high,
  declined,
  declined_per_1000: figures.declined_per_1000,
  declined_per_1000_low: figures.declined_per_1000_low,
  declined_per_1000_high: figures.declined_per_1000_high,
})

export const referralsByPractice = defineTable({
  id: 'referrals-by-practice',
  title: 'People referred to social prescribing, by practice and year',
  description:
    'One row for each GP practice and financial year: patients referred since 1 April and patients on record as having declined. Empty until a release of the Network Contract DES is imported.',
  sources: {
    referrals: networkContractDes,
    registrations: gpRegistrations,
    lookup: practiceLookup,
  },
  row,
  key: ['code', 'month'],
  build({ referrals, registrations, lookup }) {
    const map = registrations.at(-1)?.rows ?? []
    return lastMonths(placeReferrals(referrals, map, lookupOf2023(lookup)))
      .flatMap(({ month: each, practices }) =>
        practices.map((practice) => {
          const { practices: _, practices_suppressed: __, ...sums } = sumFigures([practice])
          return {
            code: practice.practice,
            month: each,
            network: practice.network,
            sub_icb: practice.place.sub_icb,
            icb: practice.place.icb,
            region: practice.place.region || null,
            ...periodOf(each),
            ...sums,
          }
        }),
      )
      .sort((a, b) => a.code.localeCompare(b.code) || a.month.localeCompare(b.month))
  },
})
