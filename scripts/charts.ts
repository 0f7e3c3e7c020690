import { readdirSync } from 'node:fs'
import { chartOf, type AreaCharts, type ChartedArea } from '../src/area-chart.ts'
import type { Chart } from '../src/chart.ts'
import type { TableState } from '../src/diff/diff-tables.ts'
import { areas as areasTable } from '../src/tables/areas.ts'

/**
 * Loads every chart that `src/charts/` declares, for the pictures of `npm run data:diff`, for the figures that
 * releases follow and for what articles may refer to. The registry `src/charts.ts` belongs to the bundler, so bare
 * Node lists the folder itself; no other script may name a chart.
 */
export function loadCharts(): Promise<Chart[]> {
  return load<Chart>('charts')
}

/**
 * Makes the charts of areas from these tables, as the registry does. What is said of an area beside its figures is
 * left out.
 */
export async function loadAreaCharts(tables: readonly TableState[]): Promise<Chart[]> {
  const rowsOf = new Map(tables.map(({ id, rows }) => [id, rows]))
  const areas = areasOf(rowsOf.get(areasTable.id) ?? [])
  return (await load<AreaCharts>('area-charts')).flatMap((family) => {
    const rows = rowsOf.get(family.table.id) ?? []
    return areas.filter((area) => family.covers(area, rows)).map((area) => chartOf(family, area))
  })
}

async function load<Declared>(name: string): Promise<Declared[]> {
  const folder = new URL(`../src/${name}/`, import.meta.url)
  const declared: Declared[] = []
  for (const file of readdirSync(folder).sort()) {
    const module: { default: Declared } = await import(new URL(file, folder).href)
    declared.push(module.default)
  }
  return declared
}

/** The areas that have charts, from the rows of their table. */
function areasOf(rows: TableState['rows']): ChartedArea[] {
  return rows
    .map((row) => areasTable.row.parse(row))
    .filter(({ level }) => level !== 'sub-icb')
    .map(({ level, code, name, region }, _, charted) => {
      const around = charted.find((row) => row.level === 'region' && row.code === region)
      return {
        level,
        code,
        name,
        region: around ? { code: around.code, name: around.name } : null,
        remarks: [],
      }
    })
}
