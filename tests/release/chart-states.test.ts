import { expect, test } from 'vitest'
import { declaredTables } from '../../scripts/build-tables.ts'
import { statesOnDisk } from '../../scripts/diff/table-states.ts'
import { chartStates } from '../../scripts/release/chart-states.ts'
import { charts } from '../../src/charts.ts'
import { getPoints } from '../../src/points.ts'

const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id)

test('releases follow every chart of the site with the figures that it draws', async () => {
  const states = await chartStates(statesOnDisk('data', await declaredTables()))
  const drawn = charts.map((chart) => {
    return { id: chart.id, table: chart.table.id, key: chart.key, rows: getPoints(chart) }
  })
  expect(states.toSorted(byId)).toEqual(drawn.toSorted(byId))
})
