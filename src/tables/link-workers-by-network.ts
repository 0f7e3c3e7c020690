import { group, sum } from 'd3'
import { z } from 'zod'
import { codeForms } from '../area.ts'
import { text } from '../cell.ts'
import { addUp } from '../checks/add-up.ts'
import { agrees } from '../checks/agrees.ts'
import { between } from '../checks/bounds.ts'
import { codesKnown } from '../checks/codes.ts'
import { divides } from '../checks/divides.ts'
import { placeCensus } from '../methods/census.ts'
import { closedNetworks } from '../methods/closed-networks.ts'
import { Geography, lookupOf2023, placeOfMost } from '../methods/geography.ts'
import { sumLinkWorkers } from '../methods/link-workers.ts'
import { ListSizesInHand } from '../methods/list-sizes.ts'
import { ratePer100000, roundFte } from '../methods/round.ts'
import { gpPayments } from '../sources/gp-payments.ts'
import { gpRegistrations } from '../sources/gp-registrations.ts'
import { pcnWorkforce } from '../sources/pcn-workforce.ts'
import { practiceLookup } from '../sources/practice-lookup.ts'
import { count, defineTable, fte, fteRate, month } from '../table.ts'

const areaCode = text.nullable()

const row = z.object({
  code: z.string().regex(codeForms.network).describe('Code of the primary care network'),
  census: month.describe('Census month'),
  name: text.nullable().describe('Name of the network; blank where no file in hand has it'),
  region: areaCode.describe('Code of the NHS region that it lies in, in the newest structure'),
  icb: areaCode.describe('Code of the ICB that it lies in; blank where it could not be placed'),
  sub_icb: areaCode.describe(
    'Code of the sub-ICB location that holds most of its patients; blank where it could not be placed',
  ),
  reported: z
    .enum(['yes', 'no'])
    .describe('Whether it returned data; “no” says nothing of how many link workers it had'),
  fte: fte
    .nullable()
    .describe('Link workers in both roles, full-time equivalent (FTE); blank where not reported'),
  fte_staff: fte.nullable().describe('Directly employed staff, FTE; blank where not reported'),
  fte_contracted: fte.nullable().describe('Contracted services, FTE; blank where not reported'),
  headcount: count
    .nullable()
    .describe(
      'People in either role, directly employed staff; they do not add up, because one person can work for two networks',
    ),
  patients: count
    .nullable()
    .describe('Patients registered with its practices; blank where no list sizes are in hand'),
  patients_date: text.describe('Day or financial year of the list sizes'),
  fte_per_100000: fteRate
    .nullable()
    .describe('FTE per 100,000 registered patients; blank where not reported'),
})

type Row = z.infer<typeof row>

const inEngland = (
  column: 'fte' | 'networks_reporting',
  of: (networks: readonly Row[]) => number,
  within: number,
) =>
  agrees<Row>({
    on: ['census'],
    name: column,
    of,
    with: {
      table: 'link-workers-by-census',
      column,
      only: ({ level }) => level === 'england',
    },
    within,
  })

export const linkWorkersByNetwork = defineTable({
  id: 'link-workers-by-network',
  title: 'Link workers by primary care network',
  description:
    'One row for each primary care network and census: its link workers, and its patients. Every network that the list sizes of the census know has a row; where it returned no data, the row says so and its figures are blank, never zero.',
  sources: {
    workforce: pcnWorkforce,
    registrations: gpRegistrations,
    payments: gpPayments,
    lookup: practiceLookup,
  },
  row,
  key: ['code', 'census'],
  checks: [
    codesKnown<Row>({
      of: ({ code, region, icb, sub_icb }) => [
        ['network', code],
        ['region', region],
        ['icb', icb],
        ['sub-icb', sub_icb],
      ],
      from: ['registrations', 'lookup'],
      closed: closedNetworks,
    }),
    addUp<Row>(['fte_staff', 'fte_contracted'], 'fte', 2e-4),
    // Each network is rounded to four decimals.
    inEngland('fte', (networks) => sum(networks, ({ fte: own }) => own ?? 0), 0.1),
    inEngland(
      'networks_reporting',
      (networks) => networks.filter(({ reported }) => reported === 'yes').length,
      0,
    ),
    divides<Row>('fte_per_100000', 'fte', 'patients', 1e5, 0.05),
    // Half of the networks have 2.0 to 6.3, one in twenty more than 10.6. The smallest lists, of networks that were
    // closing, give any rate.
    between<Row>(
      {
        name: 'fte_per_100000',
        of: ({ patients, fte_per_100000 }) => ((patients ?? 0) >= 1e4 ? fte_per_100000 : null),
      },
      0,
      30,
    ),
  ],
  build({ workforce, registrations, payments, lookup }) {
    const map = registrations.at(-1)?.rows ?? []
    const known = lookupOf2023(lookup)
    const geography = new Geography(map, known)
    const listSizes = new ListSizesInHand(payments, registrations)
    const names = new Map(
      // What comes later counts: a network is called what it was called last.
      [...known, ...workforce.flatMap(({ rows }) => rows), ...map].flatMap(
        ({ level, code, name }) => (level === 'network' && name ? [[code, name]] : []),
      ),
    )
    return (
      workforce
        .flatMap((extract) => {
          const { census, date, networks, practices } = placeCensus(extract, geography, listSizes)
          const listed = group(practices, ({ network }) => network)
          const reporting = new Map(networks.map((network) => [network.code, network]))
          const codes = new Set([...listed.keys(), ...reporting.keys()])
          return [...codes]
            .filter((code) => code !== null)
            .map((code) => {
              const own = reporting.get(code)
              const within = listed.get(code)
              const patients = within ? sum(within, (practice) => practice.patients) : null
              const workers = own && sumLinkWorkers([own])
              const { region, icb, sub_icb } = own?.place ?? placeOfMost(within!)
              return {
                code,
                census,
                name: names.get(code) ?? null,
                region,
                icb,
                sub_icb,
                reported: own ? ('yes' as const) : ('no' as const),
                fte: workers ? roundFte(workers.total) : null,
                fte_staff: workers ? roundFte(workers.staff) : null,
                fte_contracted: workers ? roundFte(workers.contracted) : null,
                headcount: own?.headcount ?? null,
                patients: patients === null ? null : Math.round(patients),
                patients_date: date,
                fte_per_100000: workers && patients ? ratePer100000(workers.total, patients) : null,
              }
            })
        })
        // A network that neither reported nor had a patient had closed.
        .filter(({ reported, patients }) => reported === 'yes' || patients)
        .sort((a, b) => a.code.localeCompare(b.code) || a.census.localeCompare(b.census))
    )
  },
})
