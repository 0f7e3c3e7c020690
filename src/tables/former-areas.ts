import { group, sum } from 'd3'
import { z } from 'zod'
import { text } from '../cell.ts'
import { atMost } from '../checks/bounds.ts'
import { codesKnown } from '../checks/codes.ts'
import { Geography, lookupOf2023 } from '../methods/geography.ts'
import { gpRegistrations } from '../sources/gp-registrations.ts'
import { practiceLookup } from '../sources/practice-lookup.ts'
import { count, defineTable, month } from '../table.ts'

const columns = { icb: 'icb', 'sub-icb': 'sub_icb' } as const
const levels = ['icb', 'sub-icb'] as const

const row = z.object({
  level: z.enum(levels).describe('Integrated care board (ICB) or sub-ICB location'),
  code: text.describe('Code of the area in the practice lookup of September 2023'),
  successor: text.describe(
    'Code of the area of the newest practice map in which networks of it lie now; its own code where it still exists',
  ),
  name: text.describe('Name of the area in September 2023'),
  successor_name: text.describe('Name of the area in which they lie now'),
  networks: count.describe(
    'Primary care networks that were in the area and lie in its successor now',
  ),
  networks_before: count.describe('All primary care networks of the area in September 2023'),
  networks_closed: count.describe('Those of them that are not in the newest practice map'),
  month: month.describe('Month of the newest practice map, and of its list sizes'),
  patients: count.describe(
    'Patients of the networks that lie in the successor, in the newest list sizes',
  ),
})

type Row = z.infer<typeof row>

export const formerAreas = defineTable({
  id: 'former-areas',
  title: 'Where the areas of 2022 to 2026 have gone',
  description:
    'One row for each integrated care board and sub-ICB location of September 2023 and each area of today that has networks of it. Networks keep their code when areas are redrawn, so they tell where an area went. 42 boards became 36 on 1 April 2026.',
  sources: { lookup: practiceLookup, registrations: gpRegistrations },
  row,
  key: ['level', 'code', 'successor'],
  order: ['level', 'code'],
  checks: [
    codesKnown<Row>({
      of: ({ level, code, successor }) => [
        [level, code],
        [level, successor],
      ],
      from: ['registrations', 'lookup'],
    }),
    atMost<Row>('networks', 'networks_before'),
    atMost<Row>('networks_closed', 'networks_before'),
  ],
  build({ lookup, registrations }) {
    const before = lookupOf2023(lookup)
    const newest = registrations.at(-1)
    if (!newest) return []
    const { release, rows: map } = newest
    const geography = new Geography(map, before)
    const patientsOf = new Map(
      map.flatMap(({ level, code, patients }) => (level === 'network' ? [[code, patients]] : [])),
    )
    const networks = before.filter(({ level }) => level === 'network')
    return levels.flatMap((level) => {
      const column = columns[level]
      const nameOf = new Map(
        map.flatMap((area) => (area.level === level ? [[area.code, area.name]] : [])),
      )
      return before
        .filter((area) => area.level === level)
        .flatMap(({ code, name }) => {
          const own = networks.filter((network) => network[column] === code)
          const open = own.filter((network) => patientsOf.has(network.code))
          const places = group(
            open,
            (network) => geography.placeNetwork(network.code, network)[column] ?? '',
          )
          return [...places]
            .map(([successor, moved]) => ({
              level,
              code,
              successor,
              name: name ?? code,
              successor_name: nameOf.get(successor) ?? successor,
              networks: moved.length,
              networks_before: own.length,
              networks_closed: own.length - open.length,
              month: release.slice(0, 7),
              patients: sum(moved, (network) => patientsOf.get(network.code)!),
            }))
            .sort((a, b) => b.networks - a.networks || a.successor.localeCompare(b.successor))
        })
    })
  },
})
