import { z } from 'zod'
import { text } from '../cell.ts'
import { Geography, isIn, levels } from '../methods/geography.ts'
import {
  figures,
  flow,
  period,
  periodOf,
  placeReferrals,
  sumFigures,
  sumFlow,
} from '../methods/referrals.ts'
import { gpRegistrations } from '../sources/gp-registrations.ts'
import { networkContractDes } from '../sources/network-contract-des.ts'
import { practiceLookup } from '../sources/practice-lookup.ts'
import { count, defineTable, month } from '../table.ts'

const row = z.object({
  level: z
    .enum(levels)
    .describe('England, NHS region, integrated care board (ICB) or sub-ICB location'),
  code: text.describe('Code of the area, in the structure of the newest practice map'),
  month: month.describe('Month at whose end the figures were counted'),
  name: text.describe('Name of the area'),
  ...period,
  ...figures,
  ...flow,
  practices_unplaced: count.describe(
    'Practices of the month that no map places: they are in the figures of England only',
  ),
})

export const referralsByMonth = defineTable({
  id: 'referrals-by-month',
  title: 'People referred to social prescribing, by month and area',
  description:
    'One row for each month and area (England, region, ICB, sub-ICB location) in the structure of the newest practice map: patients referred since 1 April, patients on record as having declined, both per 1,000 registered patients, and what each month added. Empty until a release of the Network Contract DES is imported.',
  sources: {
    referrals: networkContractDes,
    registrations: gpRegistrations,
    lookup: practiceLookup,
  },
  row,
  key: ['level', 'code', 'month'],
  build({ referrals, registrations, lookup }) {
    const map = registrations.at(-1)?.rows ?? []
    const practicesThen = lookup.at(-1)?.rows ?? []
    const { areas } = new Geography(map, practicesThen)
    const placed = placeReferrals(referrals, map, practicesThen)
    return areas
      .flatMap((area) =>
        placed.map(({ month: each, practices }) => {
          const within = practices.filter(({ place }) => isIn(area, place))
          return {
            level: area.level,
            code: area.code,
            month: each,
            name: area.name,
            ...periodOf(each),
            ...sumFigures(within),
            ...sumFlow(within),
            practices_unplaced: practices.filter(({ place }) => !place.region).length,
          }
        }),
      )
      .sort(
        (a, b) =>
          levels.indexOf(a.level) - levels.indexOf(b.level) ||
          a.code.localeCompare(b.code) ||
          a.month.localeCompare(b.month),
      )
  },
})
