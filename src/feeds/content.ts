import { escapeXml } from '../plot/svg.ts'
import type { Subject } from '../revisions/subject.ts'
import {
  changesOf,
  countFigures,
  groupByNews,
  groupByReason,
  type ToldRelease,
} from '../revisions/told.ts'
import { addresses, toUrl } from '../site.ts'

/** An entry names so many charts and tables, and so many figures for a reason; the page of revisions has more. */
const most = { subjects: 10, figures: 20 }

/** A release as HTML for an entry of a feed: what is new, what changed from what to what, and why. */
export function writeContent(told: ToldRelease): string {
  const { release, notes, correction, charts, tables } = told
  return [
    `<p>${escapeXml(notes)}</p>`,
    correction && `<p><strong>Correction.</strong> ${escapeXml(correction)}</p>`,
    ...groupByNews([...charts, ...tables]).map(
      ({ words, subjects }) => `<p><strong>${escapeXml(words)}:</strong> ${list(subjects)}.</p>`,
    ),
    ...groupByReason(changesOf(told)).map(writeChanges),
    `<p>${link(addresses.revision(release), 'This release in the record of revisions')}</p>`,
  ]
    .filter(Boolean)
    .join('\n')
}

function writeChanges({ cause, reason = '', changes }: ReturnType<typeof groupByReason>[number]) {
  const rest = changes.length - most.figures
  const items = changes
    .slice(0, most.figures)
    .map(({ subject, change: { figure, before, after } }) => {
      const step = escapeXml(`${figure}: ${before} → ${after}`)
      return `<li>${nameWithKind(subject)}, ${step}</li>`
    })
  const more = rest > 0 ? `<li>and ${countFigures(rest)} more</li>` : ''
  return `<p><strong>${escapeXml(cause)}.</strong> ${escapeXml(reason)}</p>\n<ul>${items.join('')}${more}</ul>`
}

function list(subjects: readonly Subject[]): string {
  const rest = subjects.length - most.subjects
  const isMixed = new Set(subjects.map(({ kind }) => kind)).size > 1
  const names = subjects.slice(0, most.subjects).map(isMixed ? nameWithKind : name)
  return [...names, ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ')
}

/** The name of a chart or table, linked where it is still there. */
function name({ name: words, address }: Subject): string {
  return address ? link(address, words) : escapeXml(words)
}

/** `Link workers by month (chart)` */
function nameWithKind(subject: Subject): string {
  return `${name(subject)} (${subject.kind})`
}

function link(address: string, words: string): string {
  return `<a href="${escapeXml(toUrl(address))}">${escapeXml(words)}</a>`
}
