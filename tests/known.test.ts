import { expect, test } from 'vitest'
import { known } from '../scripts/known.ts'
import { addresses } from '../src/site.ts'
import { loadCharts } from '../scripts/charts.ts'
import { storedTables } from './stored-tables.ts'

test('an article may refer to a chart, its page and files, once its table has rows', async () => {
  const { charts, awaited, addresses: pages } = await known(new URL('..', import.meta.url))
  const rowsOf = new Map(Object.entries(storedTables))
  for (const { id, table } of await loadCharts()) {
    const hasRows = rowsOf.get(table.id)!.length > 0
    expect([charts.has(id), awaited.has(id)], id).toEqual([hasRows, !hasRows])
    expect(pages.has(addresses.chart(id)), id).toBe(hasRows)
    expect(pages.has(addresses.chartFile(id, 'csv')), id).toBe(hasRows)
  }
})
