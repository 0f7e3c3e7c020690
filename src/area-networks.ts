import { group } from 'd3'
import { getArea, type Area } from './areas.ts'
import type { RowOf } from './table.ts'
import { getTable } from './tables.ts'
import { areaDeprivation } from './tables/area-deprivation.ts'
import { linkWorkersByNetwork } from './tables/link-workers-by-network.ts'

const rows = getTable(linkWorkersByNetwork).rows
const newest = rows.reduce((latest, { census }) => (census > latest ? census : latest), '')
const now = rows.filter(({ census }) => census === newest)
const within = { region: group(now, ({ region }) => region), icb: group(now, ({ icb }) => icb) }
const fifths = new Map(
  getTable(areaDeprivation).rows.flatMap(({ edition, level, code, network_fifth }) =>
    edition === 'IMD 2025' && level === 'network' ? [[code, network_fifth]] : [],
  ),
)

/** A network at the newest census, with its ICB's name and its deprivation fifth (1 = most deprived). */
export type AreaNetwork = RowOf<typeof linkWorkersByNetwork> & {
  icbName: string
  fifth: number | null
}

/** The networks of a region or an ICB at the newest census, by name; those that did not report among them. */
export function networksOf({ level, code }: Area): AreaNetwork[] {
  if (level === 'england') return []
  return (within[level].get(code) ?? [])
    .map((row) => ({
      ...row,
      icbName: row.icb === null ? '' : getArea(row.icb).name,
      fifth: fifths.get(row.code) ?? null,
    }))
    .sort((a, b) => (a.name ?? a.code).localeCompare(b.name ?? b.code))
}
