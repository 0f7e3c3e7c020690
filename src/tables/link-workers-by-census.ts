import { sum } from 'd3'
import { z } from 'zod'
import { text } from '../cell.ts'
import { placeCensus } from '../methods/census.ts'
import { Geography, isIn, levels, type Area } from '../methods/geography.ts'
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
  fte: fte.describe('Link workers in both roles, full-time equivalent (FTE)'),
  fte_staff: fte.describe('Directly employed staff, FTE'),
  fte_contracted: fte.describe('Contracted services, FTE'),
  fte_link_worker: fte.describe('Social prescribing link workers, FTE'),
  fte_mental_health: fte
    .nullable()
    .describe(
      'Link workers who are mental health practitioners, FTE; a role of its own since April 2023',
    ),
  headcount: count
    .nullable()
    .describe(
      'People in either role, directly employed staff; null where the area then had other borders, because people do not add up',
    ),
  networks_reporting: count.describe('Primary care networks that returned data'),
  networks_with_link_worker: count.describe('Networks that returned at least one link worker'),
  patients: count.describe('Patients registered with the practices of the area'),
  patients_covered: count.describe('Patients of the networks that returned data'),
  covered_share: share.describe('Share of patients in networks that returned data, 0 to 1'),
  patients_date: text.describe('Day or financial year of the list sizes'),
  fte_per_100000: fteRate.describe('FTE per 100,000 registered patients'),
  fte_per_100000_covered: fteRate
    .nullable()
    .describe('FTE per 100,000 patients of the networks that returned data; null where none did'),
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
  build({ workforce, registrations, payments, lookup }) {
    const geography = new Geography(registrations.at(-1)?.rows ?? [], lookup.at(-1)?.rows ?? [])
    const listSizes = new ListSizesInHand(payments, registrations)
    return workforce
      .flatMap((extract) => {
        const { census, date, networks, practices } = placeCensus(extract, geography, listSizes)
        return geography.areas.map((area) => {
          const within = networks.filter(({ place }) => isIn(area, place))
          const listed = practices.filter(({ place }) => isIn(area, place))
          const covering = listed.filter(({ reporting }) => reporting)
          const workers = sumLinkWorkers(within)
          const registered = Math.round(sum(listed, ({ patients }) => patients))
          const covered = Math.round(sum(covering, ({ patients }) => patients))
          return {
            level: area.level,
            code: area.code,
            census,
            name: area.name,
            fte: roundFte(workers.total),
            fte_staff: roundFte(workers.staff),
            fte_contracted: roundFte(workers.contracted),
            fte_link_worker: roundFte(workers.linkWorker),
            fte_mental_health:
              workers.mentalHealth === null ? null : roundFte(workers.mentalHealth),
            headcount: headcountOf(area, within, extract.rows),
            networks_reporting: within.length,
            networks_with_link_worker: within.filter(
              (network) => sumLinkWorkers([network]).total > 0,
            ).length,
            patients: registered,
            patients_covered: covered,
            covered_share: roundShare(covered, registered),
            patients_date: date,
            fte_per_100000: ratePer100000(workers.total, registered),
            fte_per_100000_covered: covered > 0 ? ratePer100000(workers.total, covered) : null,
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
