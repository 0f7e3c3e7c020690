import { quantile, sum } from 'd3'
import { z } from 'zod'
import { text } from '../cell.ts'
import { agrees } from '../checks/agrees.ts'
import { blankWithout } from '../checks/blank-without.ts'
import { atMost } from '../checks/bounds.ts'
import { codesKnown } from '../checks/codes.ts'
import { divides } from '../checks/divides.ts'
import { placeCensus, type PlacedCensus } from '../methods/census.ts'
import { Geography, isIn, levels, lookupOf2023, type Area } from '../methods/geography.ts'
import { sumLinkWorkers } from '../methods/link-workers.ts'
import { ListSizesInHand } from '../methods/list-sizes.ts'
import { rankWithin } from '../methods/rank.ts'
import { ratePer100000, roundFte } from '../methods/round.ts'
import { gpPayments } from '../sources/gp-payments.ts'
import { gpRegistrations } from '../sources/gp-registrations.ts'
import { pcnWorkforce } from '../sources/pcn-workforce.ts'
import { practiceLookup } from '../sources/practice-lookup.ts'
import { count, defineTable, fte, fteRate, month } from '../table.ts'

/** Rates are read, and so ranked, with one decimal. */
const decimals = 1

const row = z.object({
  level: z
    .enum(levels)
    .describe('England, NHS region, integrated care board (ICB) or sub-ICB location'),
  code: text.describe('Code of the area in the newest practice map'),
  name: text.describe('Name of the area'),
  region: text.nullable().describe('Code of the NHS region that it lies in'),
  icb: text.nullable().describe('Code of the ICB that it lies in; sub-ICB locations only'),
  census: month.describe('Census month'),
  networks: count.describe('Primary care networks in the newest practice map'),
  networks_reporting: count.describe('Networks that returned data'),
  patients: count.describe('Patients registered with the practices of the area'),
  patients_not_reported: count.describe('Patients of the networks that returned no data'),
  patients_date: text.describe('Day or financial year of the list sizes'),
  fte: fte.nullable().describe('Link workers, FTE; blank where no network returned data'),
  fte_per_100000: fteRate
    .nullable()
    .describe(
      'FTE per 100,000 patients: what it is at least, as if networks that returned no data had no link worker',
    ),
  fte_per_100000_most: fteRate
    .nullable()
    .describe(
      'FTE per 100,000 patients if those networks had as many for their patients as nine in ten networks of England do not exceed',
    ),
  rank_from: count
    .nullable()
    .describe(
      'The highest place that it can have by this rate among the areas of its level, 1 = most link workers; what reads the same with one decimal shares a place',
    ),
  rank_to: count.nullable().describe('The lowest place that it can have'),
  ranked: count.nullable().describe('How many areas of its level have a rate'),
})

type Row = z.infer<typeof row>

export const areas = defineTable({
  id: 'areas',
  title: 'Areas and their rank',
  description:
    'One row for each area (England, region, ICB, sub-ICB location) of the newest practice map: the areas around it, its link workers for its patients at the newest census, and the places that it can have among the areas of its level, given that some networks did not report.',
  sources: {
    workforce: pcnWorkforce,
    registrations: gpRegistrations,
    payments: gpPayments,
    lookup: practiceLookup,
  },
  row,
  key: ['level', 'code'],
  checks: [
    codesKnown<Row>({
      of: ({ level, code, region, icb }) => [
        [level, code],
        ['region', region],
        ['icb', icb],
      ],
      from: ['registrations'],
    }),
    agrees<Row>({
      on: ['level', 'code', 'census'],
      name: 'fte',
      of: ([area]) => area!.fte,
      with: { table: 'link-workers-by-census', column: 'fte' },
      within: 0,
    }),
    blankWithout<Row>('networks_reporting', ['fte', 'fte_per_100000', 'fte_per_100000_most']),
    atMost<Row>('networks_reporting', 'networks'),
    atMost<Row>('patients_not_reported', 'patients'),
    divides<Row>('fte_per_100000', 'fte', 'patients', 1e5, 1e-3),
    atMost<Row>('fte_per_100000', 'fte_per_100000_most'),
    atMost<Row>('rank_from', 'rank_to'),
    atMost<Row>('rank_to', 'ranked'),
  ],
  build({ workforce, registrations, payments, lookup }) {
    const newest = workforce.at(-1)
    if (!newest) return []
    const geography = new Geography(registrations.at(-1)?.rows ?? [], lookupOf2023(lookup))
    const listSizes = new ListSizesInHand(payments, registrations)
    const census = placeCensus(newest, geography, listSizes)
    const high = highRate(census)
    return levels.flatMap((level) => {
      const measured = geography.areas
        .filter((area) => area.level === level)
        .map((area) => ({ ...area, ...geography.around(area), ...measure(area, census, high) }))
      const ranked = measured.flatMap(({ code, fte_per_100000, fte_per_100000_most }) =>
        fte_per_100000 === null
          ? []
          : [{ code, least: fte_per_100000, most: fte_per_100000_most ?? fte_per_100000 }],
      )
      const ranks = rankWithin(ranked, decimals)
      return measured.map((area) => {
        const place = ranks[ranked.findIndex(({ code }) => code === area.code)]
        return {
          ...area,
          rank_from: place?.from ?? null,
          rank_to: place?.to ?? null,
          ranked: place ? ranked.length : null,
        }
      })
    })
  },
})

/** FTE per 100,000 patients that nine in ten of the networks that reported do not exceed. */
function highRate({ networks, practices }: PlacedCensus): number {
  const rates = networks.flatMap((network) => {
    const patients = sum(practices, (listed) =>
      listed.network === network.code ? listed.patients : 0,
    )
    return patients > 0 ? [(sumLinkWorkers([network]).total / patients) * 1e5] : []
  })
  return quantile(rates, 0.9) ?? 0
}

function measure(area: Area, census: PlacedCensus, high: number) {
  const networks = census.networks.filter(({ place }) => isIn(area, place))
  const practices = census.practices.filter(({ place }) => isIn(area, place))
  const silent = practices.filter(({ network, reporting }) => network !== null && !reporting)
  const patients = sum(practices, (listed) => listed.patients)
  const patientsSilent = sum(silent, (listed) => listed.patients)
  const { total } = sumLinkWorkers(networks)
  const known = networks.length > 0 && patients > 0
  return {
    census: census.census,
    networks: new Set(practices.flatMap(({ network }) => network ?? [])).size,
    networks_reporting: networks.length,
    patients: Math.round(patients),
    patients_not_reported: Math.round(patientsSilent),
    patients_date: census.date,
    fte: known ? roundFte(total) : null,
    fte_per_100000: known ? ratePer100000(total, patients) : null,
    fte_per_100000_most: known
      ? ratePer100000(total + (patientsSilent * high) / 1e5, patients)
      : null,
  }
}
