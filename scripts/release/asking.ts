import { diffCharts, diffTables, type Change } from '../../src/diff/diff-tables.ts'
import { explainChanges } from '../../src/publishing/explained.ts'
import {
  groupFindings,
  reasonFor,
  type FindingGroup,
  type Reason,
} from '../../src/publishing/reasons.ts'
import { declaredTables } from '../build-tables.ts'
import { findingsOf } from '../check-tables.ts'
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
  const charts = await chartStates(tables)
  const tableOf = new Map([...before.charts, ...charts].map(({ id, table }) => [id, table]))
  const reasons = readReasons(data)
  const moved = explainChanges(
    {
      tables: diffTables(before.tables, tables),
      charts: diffCharts(before.charts, charts),
      tableOf: (chart) => tableOf.get(chart),
      since: last?.release,
    },
    reasons,
  )
  const findings = await findingsOf(data)
  const doubts = groupFindings(findings.filter(({ severity }) => severity === 'asks for a reason'))
  return [
    ...moved.filter(({ isAsked }) => isAsked),
    ...doubts.map((group) => ({ ...group, reason: reasonFor(group, reasons) })),
  ]
}

/** The reasons that were given for changes of tables since the last release. */
export function reasonsGiven(data: string, changes: readonly Change[]): Map<Change, Reason> {
  const since = readRecords(data).at(-1)?.release
  const moved = { tables: changes, charts: [], tableOf: () => undefined, since }
  return new Map(
    explainChanges(moved, readReasons(data)).flatMap(({ findings, reason }) =>
      reason ? findings.map((change) => [change, reason] as const) : [],
    ),
  )
}
