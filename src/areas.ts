import { group } from 'd3'
import type { ChartedArea } from './area-chart.ts'
import { bordersInWords, closedInWords, grownInWords } from './area-history.ts'
import type { RowOf } from './table.ts'
import { getTable } from './tables.ts'
import { areas as areasTable } from './tables/areas.ts'
import { formerAreas } from './tables/former-areas.ts'
import { linkWorkersByNetwork } from './tables/link-workers-by-network.ts'

type AreaRow = RowOf<typeof areasTable>

/** An area that has a page: England, a region or an ICB. */
export interface Area extends ChartedArea {
  level: 'england' | 'region' | 'icb'
  /** Its figures at the newest census. */
  row: AreaRow
}

const rows = getTable(areasTable).rows
const former = getTable(formerAreas).rows
const networks = getTable(linkWorkersByNetwork).rows
const networksByRegion = group(networks, ({ region }) => region)
const networksByIcb = group(networks, ({ icb }) => icb)
const partsByIcb = group(rows, ({ icb }) => icb)

function remarksOn({ level, code }: AreaRow): string[] {
  if (level === 'england') return closedInWords(networks)
  if (level === 'region') return closedInWords(networksByRegion.get(code) ?? [])
  const parts = partsByIcb.get(code) ?? []
  return [
    ...bordersInWords(code, former),
    ...grownInWords(
      parts.map((part) => part.code),
      former,
    ),
    ...closedInWords(networksByIcb.get(code) ?? []),
  ]
}

/** Every area that has a page: England, then each region with its ICBs behind it, both by name. */
export const areas: readonly Area[] = rows
  .flatMap((row) => {
    const { level, code, name } = row
    if (level === 'sub-icb') return []
    const region = rows.find((each) => each.level === 'region' && each.code === row.region)
    const around = region ? { code: region.code, name: region.name } : null
    return [{ level, code, name, region: around, remarks: remarksOn(row), row }]
  })
  .sort(
    (a, b) =>
      Number(b.level === 'england') - Number(a.level === 'england') ||
      (a.region ?? a).name.localeCompare((b.region ?? b).name) ||
      Number(b.level === 'region') - Number(a.level === 'region') ||
      a.name.localeCompare(b.name),
  )

const byCode = new Map(areas.map((area) => [area.code, area]))

/** England as an area. */
export const england: Area = areas[0]!

/** The area with this code; undefined where it has no page. */
export const findArea = (code: string): Area | undefined => byCode.get(code)

/** The area with this code. @throws when it has no page */
export function getArea(code: string): Area {
  const area = findArea(code)
  if (!area)
    throw new Error(`areas: code: "${code}"; no area of the newest map with a page of its own`)
  return area
}

/** The areas right inside another: the regions of England, the ICBs of a region. */
export function areasIn({ level, code }: Area): Area[] {
  if (level === 'england') return areas.filter((area) => area.level === 'region')
  return areas.filter((area) => area.region?.code === code)
}

/** The rows of the areas right inside another: regions, ICBs, or the sub-ICB locations of an ICB. */
export function partsOf(area: Area): AreaRow[] {
  if (area.level === 'icb') return partsByIcb.get(area.code) ?? []
  return areasIn(area).map(({ row }) => row)
}

/** The codes of the sub-ICB locations of an ICB. */
export function subIcbsOf({ code }: Area): string[] {
  return (partsByIcb.get(code) ?? []).map((row) => row.code)
}

/** The page that tells of an area: its own, or that of the ICB around it. */
export function holderOf(code: string): string {
  return rows.find((row) => row.code === code)?.icb ?? code
}

/** The ICBs of before April 2026 whose networks are in an ICB now, itself left out. */
export function originsOf({ code }: Area): RowOf<typeof formerAreas>[] {
  return former.filter((row) => row.level === 'icb' && row.successor === code && row.code !== code)
}

const byLevel = group(areas, ({ level }) => level)

/** The areas next to an area in the list of its level. */
export function neighbours(area: Area): { before: Area | undefined; after: Area | undefined } {
  const level = byLevel.get(area.level) ?? []
  const at = level.indexOf(area)
  return { before: level[at - 1], after: level[at + 1] }
}

/** An area of 2022 to 2026 that is no longer: where its networks are now. */
export interface FormerArea {
  level: 'icb' | 'sub-icb'
  code: string
  name: string
  into: readonly RowOf<typeof formerAreas>[]
}

const today = new Set(rows.map(({ code }) => code))

/** Every area of 2022 to 2026 whose code is no longer in use, by name. */
export const gone: readonly FormerArea[] = [
  ...new Map(
    former
      .filter(({ code }) => !today.has(code))
      .map(({ level, code, name }) => [
        code,
        {
          level,
          code,
          name,
          into: former.filter((row) => row.level === level && row.code === code),
        },
      ]),
  ).values(),
].sort((a, b) => a.name.localeCompare(b.name))
