import { z } from 'zod'
import { text } from '../cell.ts'
import { between } from '../checks/bounds.ts'
import { codesKnown } from '../checks/codes.ts'
import { complete, contiguous } from '../checks/contiguous.ts'
import { levelsAddUp, type Sum } from '../checks/levels-add-up.ts'
import { Geography, isIn, levels, lookupOf2023 } from '../methods/geography.ts'
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

type Row = z.infer<typeof row>

/** Practices that no map places are in the figures of England only. */
const mayBeUnplaced = (column: Sum<Row>['column']): Sum<Row> => ({
  column,
  rounding: 0,
  unplaced: { levels: ['region', 'icb', 'sub-icb'], share: 0.05 },
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
  checks: [
    contiguous<Row>('month', networkContractDes),
    complete<Row>('month', ['level', 'code']),
    codesKnown<Row>({ of: ({ level, code }) => [[level, code]], from: ['registrations'] }),
    levelsAddUp<Row>(
      'level',
      'england',
      ['month'],
      [
        mayBeUnplaced('practices'),
        mayBeUnplaced('registered'),
        mayBeUnplaced('referred'),
        mayBeUnplaced('declined'),
      ],
    ),
    // 407,117 people in 2020/21 were about 7 of 1,000 patients, 1.3 million in 2023 about 21.
    between<Row>('referred_per_1000', 0, 100),
  ],
  build({ referrals, registrations, lookup }) {
    const map = registrations.at(-1)?.rows ?? []
    const practicesThen = lookupOf2023(lookup)
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
