import { diffCharts, diffTables, type Change } from '../diff/diff-tables.ts'
import type { Finding } from '../finding.ts'
import type { SchemaSnapshot } from '../metadata/schema-diff.ts'
import { explainChanges, type ExplainedGroup } from './explained.ts'
import {
  describeGroup,
  explainCommand,
  groupFindings,
  reasonFor,
  type FindingGroup,
  type Reason,
} from './reasons.ts'
import type { Movement, ReleaseRecord } from './record.ts'
import type { ReleaseState } from './release-state.ts'
import { versionedFiles, versionOf } from './version.ts'

/** What the maintainer says of a release. */
export interface Intent extends Pick<
  ReleaseRecord,
  'release' | 'made' | 'notes' | 'correction' | 'breaking'
> {
  /** Published figures may vanish, each with its reason. */
  allowsVanished: boolean
}

/** The figures of the site at one time. */
export interface Figures extends ReleaseState {
  schema: SchemaSnapshot
}

interface Given {
  intent: Intent
  /** The records of all releases so far. */
  records: readonly ReleaseRecord[]
  /** The figures of the last of them; none before the first. */
  last: Figures | undefined
  /** The figures as they stand, and the files that publish them. */
  now: Figures & { files: readonly { name: string; bytes: number; sha256: string }[] }
  /** What the checks found in the figures. */
  findings: readonly Finding[]
  reasons: readonly Reason[]
}

/**
 * Drafts the record of a release: what moved since the last one and why, and what of its files is new.
 * The refusals say what keeps it from being published, each with what to do; none where all is well.
 */
export function draftRecord({ intent, records, last, now, findings, reasons }: Given): {
  record: Omit<ReleaseRecord, 'seal'>
  refusals: string[]
} {
  const { allowsVanished, ...said } = intent
  const lastRecord = records.at(-1)
  const tables = diffTables(last?.tables ?? [], now.tables)
  const charts = diffCharts(last?.charts ?? [], now.charts)
  const { version, changes: schema_changes } = versionOf(
    last &&
      lastRecord && {
        version: lastRecord.version,
        schema: last.schema,
        files: versionedFiles(lastRecord.files),
      },
    { schema: now.schema, files: versionedFiles(now.files) },
  )
  const tableOf = new Map(
    [...(last?.charts ?? []), ...now.charts].map((each) => [each.id, each.table]),
  )
  const moved = explainChanges(
    { tables, charts, tableOf: (chart) => tableOf.get(chart), since: lastRecord?.release },
    reasons,
  )
  const given = new Map(
    moved.flatMap(({ findings: changes, reason }) =>
      changes.map((change) => [change, reason] as const),
    ),
  )
  const asked = moved.filter(({ isAsked }) => isAsked)
  const doubts = groupFindings(findings.filter(({ severity }) => severity === 'asks for a reason'))
  const saidBefore = new Set(
    records.flatMap(({ accepted }) => accepted.map((each) => JSON.stringify(each))),
  )
  const breaks = [
    ...schema_changes.filter(({ level }) => level === 'major').map(describeShape),
    ...charts.filter(({ kind }) => kind === 'column vanished').map(describeShape),
  ]
  return {
    record: {
      ...said,
      version,
      schema_changes,
      tables: tables.map((change) => toMovement(change, given.get(change))),
      charts: charts.map((change) => toMovement(change, given.get(change))),
      accepted: doubts
        .flatMap((group) => accept(group, reasons))
        .filter((accepted) => !saidBefore.has(JSON.stringify(accepted))),
      files: now.files.map((file) => ({ ...file, release: placeOf(file, intent, lastRecord) })),
    },
    refusals: [
      ...findings.filter(({ severity }) => severity === 'stops').map(refuseFinding),
      ...asked.filter(({ reason }) => !reason).map(refuseUnexplained),
      ...doubts.filter((group) => !reasonFor(group, reasons)).map(refuseUnexplained),
      ...asked.filter(vanishes).flatMap((group) => refuseVanished(group, allowsVanished)),
      ...(intent.breaking ? [] : breaks.map((what) => `${what}; ${breakingAdvice}`)),
    ],
  }
}

function vanishes({ findings }: ExplainedGroup): boolean {
  return findings.some(({ severity }) => severity === 'stops')
}

function toMovement(change: Change, given: Reason | undefined): Movement {
  const { kind, table, where, column, before, after, rows } = change
  return {
    kind,
    table,
    where,
    ...(column && { column }),
    ...(before !== undefined && { before, after }),
    ...(rows !== undefined && { rows }),
    ...(given && { reason: given.reason, cause: given.cause }),
  }
}

function accept(group: FindingGroup, reasons: readonly Reason[]): ReleaseRecord['accepted'] {
  const given = reasonFor(group, reasons)
  if (!given) return []
  return group.findings.map(({ kind, table, where, column, words }) => ({
    kind,
    table,
    where,
    ...(column && { column }),
    words,
    reason: given.reason,
  }))
}

/** The release whose folder holds the bytes of a file: the last one's where they are the same. */
function placeOf(
  { name, sha256 }: { name: string; sha256: string },
  { release }: Intent,
  last: ReleaseRecord | undefined,
): string {
  const before = last?.files.find((file) => file.name === name)
  return before?.sha256 === sha256 ? before.release : release
}

const breakingAdvice =
  'those who read the data must know why: keep it, or give --allow-breaking "why"'

function describeShape(change: {
  table: string
  column?: string | undefined
  kind?: string
  words: string
}): string {
  const { table, column, kind, words } = change
  return `${table}${column ? `, column ${column}` : ''}: ${kind ?? words}`
}

function refuseFinding({ table, where, kind, column, words }: Finding): string {
  const what = [where, column].filter(Boolean).join(', ')
  return `${table}: ${kind}: ${what ? `${what}: ` : ''}${words}; put right what the table is built from`
}

function refuseUnexplained(group: FindingGroup): string {
  return `${describeGroup(group)}; say why: ${explainCommand(group)}`
}

function refuseVanished(group: ExplainedGroup, allowed: boolean): string[] {
  const wrong = group.reason?.cause === 'publisher'
  return [
    ...(wrong
      ? [
          `${describeGroup(group)}; cause: publisher; a figure vanishes only by a method or a mistake of ours: explain it again`,
        ]
      : []),
    ...(allowed ? [] : [`${describeGroup(group)}; bring it back, or give --allow-vanished`]),
  ]
}
