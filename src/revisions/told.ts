import { kinds } from '../diff/diff-tables.ts'
import type { Severity } from '../finding.ts'
import { formatSmall } from '../format.ts'
import type { Cause, Movement, ReleaseRecord } from '../publishing/record.ts'
import { releaseInWords } from '../publishing/release-name.ts'
import { retiredSubject, type Subject } from './subject.ts'
import { nameFigure, nameRow, writeStep } from './words.ts'

/** A release as readers are told of it, from its record. */
export interface ToldRelease {
  /** `2026-11-22`: its id on the page of revisions. */
  release: string
  /** `22 November 2026`, or `22 November 2026, release 2`. */
  day: string
  made: string
  notes: string
  version: string
  /** What was wrong before, where the release corrects something. */
  correction?: string
  charts: Told[]
  tables: Told[]
  accepted: Accepted[]
}

/** What looked wrong in one chart or table and was accepted for one reason. */
export interface Accepted {
  subject: Subject
  /** `Jump`, `Outside plausible bounds`. */
  kind: string
  /** Which figures, and what looked wrong: `June 2026, North, workers: 17.9; expected 0 to 15`. */
  findings: string[]
  reason: string
}

/** What a release brought to one chart or table. */
export interface Told {
  subject: Subject
  /** `new`, `June 2026 added`, `three figures filled in`. */
  news: string[]
  /** Published figures that are not what they were. */
  changes: Changed[]
}

/** A published figure that changed, in words. */
export interface Changed {
  /** `June 2025, link workers (full-time equivalent)`. */
  figure: string
  before: string
  after: string
  cause?: Cause
  reason?: string
  movement: Movement
}

/** Finds what a movement is about; retired charts and tables are told by their ids. */
export type FindSubject = (kind: Subject['kind'], id: string) => Subject

/** A way of finding subjects among those that the site has. */
export function findAmong(subjects: readonly Subject[]): FindSubject {
  const known = new Map(subjects.map((subject) => [`${subject.kind} ${subject.id}`, subject]))
  return (kind, id) => known.get(`${kind} ${id}`) ?? retiredSubject(kind, id)
}

/** Puts the record of a release into words. */
export function tellRelease(record: ReleaseRecord, find: FindSubject): ToldRelease {
  const { release, made, notes, version, correction } = record
  return {
    release,
    day: releaseInWords(release),
    made,
    notes,
    version,
    ...(correction && { correction }),
    charts: tellSubjects(record.charts, (id) => find('chart', id)),
    tables: tellSubjects(record.tables, (id) => find('table', id)),
    accepted: tellAccepted(record.accepted, find),
  }
}

function tellAccepted(accepted: ReleaseRecord['accepted'], find: FindSubject): Accepted[] {
  const groups = Map.groupBy(accepted, ({ kind, table, reason }) =>
    JSON.stringify([kind, table, reason]),
  )
  return [...groups.values()].map((group) => {
    const { kind, table, reason } = group[0]!
    const subject = find('table', table)
    const findings = group.map((finding) =>
      [nameFigure(finding, subject), finding.words].filter(Boolean).join(': '),
    )
    return { subject, kind: capitalise(kind), findings, reason }
  })
}

/** True of the end of a whole chart or table. */
export function isEnd({ movement }: Changed): boolean {
  return movement.kind === 'table vanished'
}

const severities = new Map<string, Severity>(Object.entries(kinds))

/** True of a movement that changes what was published; the others add to it. */
function isChange({ kind }: Movement): boolean {
  return severities.get(kind) !== 'expected'
}

function tellSubjects(movements: readonly Movement[], find: (id: string) => Subject): Told[] {
  return [...Map.groupBy(movements, ({ table }) => table)].map(([id, moved]) => {
    const subject = find(id)
    const changes = moved.filter(isChange)
    return {
      subject,
      news: tellNews(moved, subject),
      changes: changes.map((movement) => tellChange(movement, subject)),
    }
  })
}

function tellNews(moved: readonly Movement[], subject: Subject): string[] {
  const of = (kind: keyof typeof kinds) => moved.filter((movement) => movement.kind === kind)
  const filled = of('figure filled in').length
  return [
    ...of('table added').map(() => `new ${subject.kind}`),
    ...of('new period').map(({ where }) => `${nameRow(where, subject)} added`),
    ...of('period no longer shown').map(
      ({ where }) => `${nameRow(where, subject)} no longer shown`,
    ),
    ...of('column added').map((movement) => `new column: ${nameFigure(movement, subject)}`),
    ...(filled > 0 ? [`${countFigures(filled)} filled in where there was none`] : []),
  ]
}

/** `one figure`, `12 figures`. */
export function countFigures(count: number): string {
  return `${formatSmall(count)} ${count === 1 ? 'figure' : 'figures'}`
}

function tellChange(movement: Movement, subject: Subject): Changed {
  const { kind, cause, reason } = movement
  const step: Partial<Record<string, { before: string; after: string }>> = {
    'row added to a past period': { before: 'not published', after: 'added' },
    'row vanished': { before: 'published', after: 'withdrawn' },
    'column vanished': { before: 'published', after: 'withdrawn' },
    'table vanished': { before: 'published', after: 'ended' },
  }
  return {
    figure: nameFigure(movement, subject) || `the whole ${subject.kind}`,
    ...(step[kind] ?? writeStep(movement, subject)),
    ...(cause && { cause }),
    ...(reason && { reason }),
    movement,
  }
}

/** A changed figure with the chart or table that it stands in. */
export interface Placed {
  subject: Subject
  change: Changed
}

/** Every published figure that a release changed, charts before tables. */
export function changesOf({ charts, tables }: ToldRelease): Placed[] {
  return [...charts, ...tables].flatMap(({ subject, changes }) =>
    changes.map((change) => ({ subject, change })),
  )
}

const causeWords: Record<Cause, string> = {
  publisher: 'Revised by its publisher',
  method: 'We changed the method',
  mistake: 'Our mistake, corrected',
}

/** Why figures changed, as a heading for those that share a reason. */
function writeCause(cause: Cause | undefined): string {
  return cause ? causeWords[cause] : 'No cause was recorded'
}

/** Changes that have the same cause and the same reason, as one reason often explains many. */
export function groupByReason(
  changes: readonly Placed[],
): { cause: string; reason?: string; changes: Placed[] }[] {
  const groups = Map.groupBy(changes, ({ change: { cause, reason } }) =>
    JSON.stringify([cause, reason]),
  )
  return [...groups.values()].map((group) => {
    const { cause, reason } = group[0]!.change
    return { cause: writeCause(cause), ...(reason && { reason }), changes: group }
  })
}

/** What is new, each piece of news once with the charts and tables that it is true of: `June 2026 added`. */
export function groupByNews(told: readonly Told[]): { words: string; subjects: Subject[] }[] {
  const pieces = told.flatMap(({ subject, news }) => news.map((words) => ({ subject, words })))
  return [...Map.groupBy(pieces, ({ words }) => words)].map(([words, group]) => ({
    words: inPlural(words, group.length),
    subjects: group.map(({ subject }) => subject),
  }))
}

/** `New charts`, `June 2026 added`: a piece of news as a heading. */
function inPlural(news: string, count: number): string {
  const words = count > 1 ? news.replace(/^new (chart|table)$/, 'new $1s') : news
  return capitalise(words)
}

function capitalise(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
