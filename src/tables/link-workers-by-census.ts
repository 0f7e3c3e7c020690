import { sum } from 'd3'
import { z } from 'zod'
import { text } from '../cell.ts'
import { addUp } from '../checks/add-up.ts'
import { agrees } from '../checks/agrees.ts'
import { blankWithout } from '../checks/blank-without.ts'
import { atMost, between } from '../checks/bounds.ts'
import { areasPresent, codesKnown } from '../checks/codes.ts'
import { complete, contiguous } from '../checks/contiguous.ts'
import { coverageHolds } from '../checks/coverage.ts'
import { divides } from '../checks/divides.ts'
import { jumps } from '../checks/jumps.ts'
import { levelsAddUp } from '../checks/levels-add-up.ts'
import type { Severity } from '../finding.ts'
import { closedNetworks } from '../methods/closed-networks.ts'
import { placeCensus } from '../methods/census.ts'
import { Geography, isIn, levels, lookupOf2023, type Area } from '../methods/geography.ts'
import { networksOf, sumLinkWorkers } from '../methods/link-workers.ts'
import { ListSizesInHand } from '../methods/list-sizes.ts'
import { ratePer100000, roundFte, roundShare } from '../methods/round.ts'
import { gpPayments } from '../sources/gp-payments.ts'
import { gpRegistrations } from '../sources/gp-registrations.ts'
import { pcnWorkforce } from '../sources/pcn-workforce.ts'
import { practiceLookup } from '../sources/practice-lookup.ts'
import { count, defineTable, fte, fteRate, month, share, type SourceRow } from '../table.ts'

const row = z.object({
  level: z
    .enum(levels)
    .describe('England, NHS region, integrated care board (ICB) or sub-ICB location'),
  code: text.describe('Code of the area, in the structure of the newest practice map'),
  census: month.describe('Census month'),
  name: text.describe('Name of the area'),
  fte: fte
    .nullable()
    .describe(
      'Link workers in both roles, full-time equivalent (FTE); blank where no network returned data',
    ),
  fte_staff: fte
    .nullable()
    .describe('Directly employed staff, FTE; blank where no network returned data'),
  fte_contracted: fte
    .nullable()
    .describe('Contracted services, FTE; blank where no network returned data'),
  fte_link_worker: fte
    .nullable()
    .describe('Social prescribing link workers, FTE; blank where no network returned data'),
  fte_mental_health: fte
    .nullable()
    .describe(
      'Link workers who are mental health practitioners, FTE; a role of its own since April 2023, blank before and where no network returned data',
    ),
  headcount: count
    .nullable()
    .describe(
      'People in either role, directly employed staff; blank where no network returned data, and where the area then had other borders, because people do not add up',
    ),
  networks_reporting: count.describe('Primary care networks that returned data'),
  networks_with_link_worker: count.describe('Networks that returned at least one link worker'),
  patients: count.describe('Patients registered with the practices of the area'),
  patients_covered: count.describe('Patients of the networks that returned data'),
  covered_share: share.describe('Share of patients in networks that returned data, 0 to 1'),
  patients_date: text.describe('Day or financial year of the list sizes'),
  fte_per_100000: fteRate
    .nullable()
    .describe('FTE per 100,000 registered patients; blank where no network returned data'),
  fte_per_100000_covered: fteRate
    .nullable()
    .describe('FTE per 100,000 patients of the networks that returned data; blank where none did'),
})

type Row = z.infer<typeof row>

const series = {
  period: 'census',
  by: ['level', 'code'],
  pool: 'level',
  coverage: 'covered_share',
} as const

const ofEngland = (
  column: 'fte' | 'fte_link_worker' | 'networks_reporting',
  within: number,
  other: string,
  severity?: Severity,
) =>
  agrees<Row>({
    on: ['census'],
    only: ({ level }) => level === 'england',
    name: column,
    of: ([england]) => england![column],
    with: { table: 'link-workers-by-month', column: other },
    within,
    severity,
  })

export const linkWorkersByCensus = defineTable({
  id: 'link-workers-by-census',
  title: 'Link workers by census and area',
  description:
    'One row for each census and area (England, region, ICB, sub-ICB location) in the structure of the newest practice map: link workers, who returned data, and rates per 100,000 registered patients.',
  sources: {
    workforce: pcnWorkforce,
    registrations: gpRegistrations,
    payments: gpPayments,
    lookup: practiceLookup,
  },
  row,
  key: ['level', 'code', 'census'],
  checks: [
    contiguous<Row>('census', pcnWorkforce),
    complete<Row>('census', ['level', 'code']),
    codesKnown<Row>({
      of: ({ level, code }) => [[level, code]],
      from: ['registrations', 'lookup'],
      also: ['workforce'],
      closed: closedNetworks,
    }),
    // Seven regions since 2019, 36 ICBs since 1 April 2026, and the 106 sub-ICB locations of the July 2026 map.
    areasPresent<Row>('level', ['census'], { england: 1, region: 7, icb: 36, 'sub-icb': 106 }),
    blankWithout<Row>('networks_reporting', [
      'fte',
      'fte_staff',
      'fte_contracted',
      'fte_link_worker',
      'fte_mental_health',
      'headcount',
      'fte_per_100000',
      'fte_per_100000_covered',
    ]),
    addUp<Row>(['fte_staff', 'fte_contracted'], 'fte', 2e-4),
    addUp<Row>(['fte_link_worker', 'fte_mental_health'], 'fte', 2e-4),
    levelsAddUp<Row>(
      'level',
      'england',
      ['census'],
      [
        { column: 'fte', rounding: 5e-5 },
        { column: 'fte_staff', rounding: 5e-5 },
        { column: 'fte_contracted', rounding: 5e-5 },
        { column: 'networks_reporting', rounding: 0 },
        { column: 'networks_with_link_worker', rounding: 0 },
        // Half of the patients of 2019/20 have an area code that is gone: 698,400 (1.16%) could not be placed.
        {
          column: 'patients',
          rounding: 0.5,
          unplaced: { levels: ['icb', 'sub-icb'], share: 0.012 },
        },
        { column: 'patients_covered', rounding: 0.5 },
      ],
    ),
    ofEngland('fte', 0.1, 'fte'),
    ofEngland('fte_link_worker', 0.1, 'fte_link_worker'),
    // Two publications: a network that one of them counts late is no fault of the figures.
    ofEngland('networks_reporting', 0, 'networks_recording', 'asks for a reason'),
    atMost<Row>('patients_covered', 'patients'),
    atMost<Row>('networks_with_link_worker', 'networks_reporting'),
    divides<Row>('covered_share', 'patients_covered', 'patients', 1, 1e-5),
    divides<Row>('fte_per_100000', 'fte', 'patients', 1e5, 1e-3),
    divides<Row>('fte_per_100000_covered', 'fte', 'patients_covered', 1e5, 1e-3),
    // The most so far is 8.1 in an ICB and, but for 00N, 12.1 in a sub-ICB location.
    between<Row>('fte_per_100000', 0, 15),
    // Part-time work is common, and five link workers of March 2020 have no hours; in areas with ten people or more
    // it was between 0.50 and 1.15. More than one full-time post a head says that people are counted twice.
    between<Row>(
      {
        name: 'fte_staff for a head',
        of: ({ fte_staff, headcount }) =>
          fte_staff !== null && headcount !== null && headcount >= 10
            ? fte_staff / headcount
            : null,
      },
      0.4,
      1.2,
    ),
    jumps<Row>('fte', { ...series, small: 3 }),
    jumps<Row>('headcount', { ...series, small: 3 }),
    // In small places a contracted service comes or goes as a whole.
    jumps<Row>('fte_contracted', { ...series, small: 3, only: ({ level }) => level !== 'sub-icb' }),
    jumps<Row>('patients', { ...series, small: 1000 }),
    coverageHolds<Row>('covered_share', 'share', series),
    coverageHolds<Row>('networks_reporting', 'count', series),
  ],
  build({ workforce, registrations, payments, lookup }) {
    const geography = new Geography(registrations.at(-1)?.rows ?? [], lookupOf2023(lookup))
    const listSizes = new ListSizesInHand(payments, registrations)
    return workforce
      .flatMap((extract) => {
        const { census, date, networks, practices } = placeCensus(extract, geography, listSizes)
        return geography.areas.map((area) => {
          const within = networks.filter(({ place }) => isIn(area, place))
          const listed = practices.filter(({ place }) => isIn(area, place))
          const covering = listed.filter(({ reporting }) => reporting)
          const workers = within.length > 0 ? sumLinkWorkers(within) : null
          const mentalHealth = workers?.mentalHealth ?? null
          const registered = Math.round(sum(listed, ({ patients }) => patients))
          const covered = Math.round(sum(covering, ({ patients }) => patients))
          return {
            level: area.level,
            code: area.code,
            census,
            name: area.name,
            fte: workers && roundFte(workers.total),
            fte_staff: workers && roundFte(workers.staff),
            fte_contracted: workers && roundFte(workers.contracted),
            fte_link_worker: workers && roundFte(workers.linkWorker),
            fte_mental_health: mentalHealth === null ? null : roundFte(mentalHealth),
            headcount: workers && headcountOf(area, within, extract.rows),
            networks_reporting: within.length,
            networks_with_link_worker: within.filter(
              (network) => sumLinkWorkers([network]).total > 0,
            ).length,
            patients: registered,
            patients_covered: covered,
            covered_share: roundShare(covered, registered),
            patients_date: date,
            fte_per_100000: workers && ratePer100000(workers.total, registered),
            fte_per_100000_covered:
              workers && covered > 0 ? ratePer100000(workers.total, covered) : null,
          }
        })
      })
      .sort(
        (a, b) =>
          levels.indexOf(a.level) - levels.indexOf(b.level) ||
          a.code.localeCompare(b.code) ||
          a.census.localeCompare(b.census),
      )
  },
})

type WorkforceRow = SourceRow<typeof pcnWorkforce>

/**
 * The published headcount of an area, where the area then had the networks that it has now.
 * People are counted once at each level, so a headcount cannot be made from the parts.
 */
function headcountOf(
  area: Area,
  within: readonly WorkforceRow[],
  published: readonly WorkforceRow[],
): number | null {
  const then = networksOf(published).filter((network) => isIn(area, network))
  const now = new Set(within.map(({ code }) => code))
  const same = then.length === now.size && then.every(({ code }) => now.has(code))
  const total = published.find(({ level, code }) => level === area.level && code === area.code)
  return same ? (total?.headcount ?? null) : null
}
