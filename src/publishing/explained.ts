import type { Change } from '../diff/diff-tables.ts'
import { groupFindings, reasonFor, type FindingGroup, type Reason } from './reasons.ts'

/** Changes that ask for a reason, with the one that holds for them. */
export interface ExplainedGroup extends FindingGroup<Change> {
  reason: Reason | undefined
  /** A chart that moved with its table: the table is asked. */
  isAsked: boolean
}

/** What moved in tables and charts since a release. */
interface Moved {
  tables: readonly Change[]
  charts: readonly Change[]
  /** The table that a chart draws. */
  tableOf: (chart: string) => string | undefined
  /** The release; none before the first. */
  since: string | undefined
}

/** The changes that ask for a reason, with the reason that holds: of a chart its own, or that of its table. */
export function explainChanges(
  { tables, charts, tableOf, since }: Moved,
  reasons: readonly Reason[],
): ExplainedGroup[] {
  const ofTables = groupFindings(tables.filter(asks), since).map((group) => ({
    ...group,
    reason: reasonFor(group, reasons),
    isAsked: true,
  }))
  const ofCharts = groupFindings(charts.filter(asksOfChart), since).map((group) => {
    const moved = ofTables.filter(({ table }) => table === tableOf(group.table))
    const source = endsWhole(group)
      ? undefined
      : (moved.find(({ where }) => where === group.where) ??
        moved.find(({ where }) => where === ''))
    const own = reasonFor(group, reasons)
    return { ...group, reason: own ?? source?.reason, isAsked: !source }
  })
  return [...ofTables, ...ofCharts]
}

/** Changes of shape are answered for all at once, when the release is made. */
function isOfShape({ kind }: Change): boolean {
  return kind === 'table vanished' || kind === 'column vanished'
}

/** A chart that ends changes no shape of the data, and asks for a reason of its own: its page prints it. */
function asksOfChart(change: Change): boolean {
  return endsWhole(change) || asks(change)
}

function endsWhole({ kind }: { kind: string }): boolean {
  return kind === 'table vanished'
}

function asks(change: Change): boolean {
  return change.severity !== 'expected' && !isOfShape(change)
}
