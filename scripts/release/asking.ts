import { diffCharts, diffTables } from '../../src/diff/diff-tables.ts'
import { groupAsking } from '../../src/publishing/draft.ts'
import {
  groupFindings,
  reasonFor,
  type FindingGroup,
  type Reason,
} from '../../src/publishing/reasons.ts'
import { declaredTables } from '../build-tables.ts'
import { findingsOf } from '../check-tables.ts'
import { loadCharts } from '../charts.ts'
import { statesOnDisk } from '../diff/table-states.ts'
import { readReasons } from '../reasons.ts'
import { chartStates } from './chart-states.ts'
import { readRecords } from './check-records.ts'
import { readRelease } from './read-release.ts'

/** Findings that ask for a reason, with the one that was given. */
export interface Asking extends FindingGroup {
  reason: Reason | undefined
}

/** All that asks for a reason in the data folder as it is: what moved since the last release, what checks found. */
export async function findAsking(data: string): Promise<Asking[]> {
  const last = readRecords(data).at(-1)
  const before = last ? readRelease(data, last) : { tables: [], charts: [] }
  const tables = statesOnDisk(data, await declaredTables())
  const changes = [
    ...diffTables(before.tables, tables),
    ...diffCharts(before.charts, await chartStates(tables)),
  ]
  const findings = await findingsOf(data)
  const reasons = readReasons(data)
  return [
    ...groupAsking(changes, last?.release),
    ...groupFindings(findings.filter(({ severity }) => severity === 'asks for a reason')),
  ].map((group) => ({ ...group, reason: reasonFor(group, reasons) }))
}

/** The charts that draw a table. */
export async function chartsOf(table: string): Promise<string[]> {
  return (await loadCharts()).filter((chart) => chart.table.id === table).map(({ id }) => id)
}
