import { z } from 'zod'
import { text } from '../cell.ts'
import { codesKnown } from '../checks/codes.ts'
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

const row = z.object({
  code: text.describe('Code of the primary care network'),
  month: month.describe(
    'Month at whose end the figures were counted, the newest in hand of its year',
  ),
  name: text.describe('Name of the network'),
  sub_icb: text
    .nullable()
    .describe('Code of the sub-ICB location it lies in, as the newest practice map has it'),
  icb: text.nullable().describe('Code of the integrated care board (ICB) it lies in'),
  region: text.nullable().describe('Code of the NHS region it lies in'),
  ...period,
  ...figures,
})

type Row = z.infer<typeof row>

export const referralsByNetwork = defineTable({
  id: 'referrals-by-network',
  title: 'People referred to social prescribing, by primary care network and year',
  description:
    'One row for each primary care network and financial year: its practices as the September 2023 lookup has them, patients referred since 1 April and patients on record as having declined. Empty until a release of the Network Contract DES is imported.',
  sources: {
    referrals: networkContractDes,
    registrations: gpRegistrations,
    lookup: practiceLookup,
  },
  row,
  key: ['code', 'month'],
  checks: [
    codesKnown<Row>({
      of: ({ code, sub_icb, icb, region }) => [
        ['network', code],
        ['sub-icb', sub_icb],
        ['icb', icb],
        ['region', region],
      ],
      from: ['registrations', 'lookup'],
    }),
  ],
  build({ referrals, registrations, lookup }) {
    const map = registrations.at(-1)?.rows ?? []
    const practicesThen = lookupOf2023(lookup)
    const names = new Map(
      [...practicesThen, ...map]
        .filter(({ level }) => level === 'network')
        .map(({ code, name }) => [code, name]),
    )
    return lastMonths(placeReferrals(referrals, map, practicesThen))
      .flatMap(({ month: each, practices }) =>
        [...Map.groupBy(practices, ({ network }) => network)].flatMap(([network, members]) =>
          network === null
            ? []
            : {
                code: network,
                month: each,
                name: names.get(network) ?? network,
                ...members[0]!.place,
                ...periodOf(each),
                ...sumFigures(members),
              },
        ),
      )
      .sort((a, b) => a.code.localeCompare(b.code) || a.month.localeCompare(b.month))
  },
})
