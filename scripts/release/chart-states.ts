import type { TableState } from '../../src/diff/diff-tables.ts'
import type { ChartState } from '../../src/publishing/release-state.ts'
import { loadAreaCharts, loadCharts } from '../charts.ts'

/** What every chart draws from these tables; a chart whose table has no rows yet is nowhere. */
export async function chartStates(tables: readonly TableState[]): Promise<ChartState[]> {
  const rowsOf = new Map(tables.map(({ id, rows }) => [id, rows]))
  const charts = [...(await loadCharts()), ...(await loadAreaCharts(tables))]
  return charts.flatMap((chart) => {
    const rows = rowsOf.get(chart.table.id)
    if (!rows?.length) return []
    return { id: chart.id, table: chart.table.id, key: chart.key, rows: chart.points(rows) }
  })
}
