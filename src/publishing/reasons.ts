import { z } from 'zod'
import { day, text } from '../cell.ts'
import { periodColumns } from '../diff/diff-tables.ts'
import type { Finding } from '../finding.ts'
import { hash } from '../hash.ts'
import { causes } from './record.ts'

/** Why findings of one kind, table and period are right as they are: a row of `data/reasons.csv`. */
export const reasonRow = z.object({
  day,
  kind: text,
  table: text,
  /** The period: `census 2025-06`; empty for what has none. */
  where: z.string(),
  /** How many findings it explains, since which release where they are changes, and a hash over them. */
  found: text,
  cause: z.enum(causes),
  reason: text,
})

export type Reason = z.infer<typeof reasonRow>

/** Findings that one reason explains. */
export interface FindingGroup<Found extends Finding = Finding> {
  kind: string
  table: string
  where: string
  found: string
  findings: readonly Found[]
}

/**
 * Puts findings together by kind, table and period: each group asks for one reason.
 * @param since the release that changes are counted from, so that a reason is never taken for the same change
 * when it comes back later; none for what holds of the figures by themselves
 */
export function groupFindings<Found extends Finding>(
  findings: readonly Found[],
  since?: string,
): FindingGroup<Found>[] {
  const groups = Map.groupBy(findings, ({ kind, table, where }) =>
    JSON.stringify([kind, table, periodIn(where)]),
  )
  return [...groups].map(([name, group]) => {
    const [kind = '', table = '', where = '']: string[] = JSON.parse(name)
    return { kind, table, where, found: describeFound(group, since), findings: group }
  })
}

function describeFound(findings: readonly Finding[], since: string | undefined): string {
  const marks = findings
    .map(({ where, column, words }) => JSON.stringify([where, column, words]))
    .sort()
  const count = since ? `${findings.length} since ${since}` : String(findings.length)
  return `${count}: ${hash(marks.join('\n')).slice(0, 12)}`
}

/** The reason that was given for exactly these findings, the last one where there are several. */
export function reasonFor(group: FindingGroup, reasons: readonly Reason[]): Reason | undefined {
  return reasons.findLast(
    ({ kind, table, where, found }) =>
      kind === group.kind &&
      table === group.table &&
      where === group.where &&
      found === group.found,
  )
}

/** A group in a line, by its first finding: `people-referred, year 2020: figure revised: people, 1 before, 7 now`. */
export function describeGroup(group: FindingGroup): string {
  const { kind, table, where, findings } = group
  const [example = ''] = describeEach(group)
  const more = findings.length > 1 ? `, and ${findings.length - 1} more` : ''
  return `${[table, where].filter(Boolean).join(', ')}: ${kind}${example && `: ${example}`}${more}`
}

/** Each finding of a group in a line, without what the group says of all: `people, 1 before, 7 now`. */
export function describeEach({ where, findings }: FindingGroup): string[] {
  return findings.map((finding) =>
    [finding.where === where ? '' : finding.where, finding.column, finding.words]
      .filter(Boolean)
      .join(', '),
  )
}

/** What to type to give the reason for a group. */
export function explainCommand({ kind, table, where }: FindingGroup): string {
  const which = `${where && `--where "${where}" `}--kind "${kind}"`
  return `npm run data:explain -- ${table} ${which} --cause ${causes.join('|')} "why"`
}

/** The findings of checks without those that a reason explains. */
export function unexplained(
  findings: readonly Finding[],
  reasons: readonly Reason[],
): readonly Finding[] {
  const asking = findings.filter(({ severity }) => severity === 'asks for a reason')
  const explained = new Set(
    groupFindings(asking)
      .filter((group) => reasonFor(group, reasons))
      .flatMap((group) => group.findings),
  )
  return findings.filter((finding) => !explained.has(finding))
}

/** The part of a row's name that says its period: of `level icb · census 2025-06` the second. */
function periodIn(where: string): string {
  const parts = where.split(' · ')
  return parts.find((part) => periodColumns.some((column) => part.startsWith(`${column} `))) ?? ''
}
