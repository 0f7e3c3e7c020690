import { escapeXml } from '../plot/svg.ts'
import type { Subject } from '../revisions/subject.ts'
import {
  countFigures,
  groupByNews,
  groupByReason,
  type Told,
  type ToldRelease,
} from '../revisions/told.ts'
import { addresses, toUrl } from '../site.ts'

/** An entry names so many charts and tables, and so many figures of each; the page of revisions has more. */
const most = { subjects: 10, figures: 20 }

/** A release as HTML for an entry of a feed: what is new, what changed from what to what, and why. */
export function writeContent({ release, notes, correction, charts, tables }: ToldRelease): string {
  const told = [...charts, ...tables]
  const changed = told.filter(({ changes }) => changes.length > 0)
  const rest = changed.slice(most.subjects)
  return [
    `<p>${escapeXml(notes)}</p>`,
    correction && `<p><strong>Correction.</strong> ${escapeXml(correction)}</p>`,
    ...groupByNews(told).map(
      ({ words, subjects }) => `<p><strong>${escapeXml(words)}:</strong> ${list(subjects)}.</p>`,
    ),
    ...changed.slice(0, most.subjects).map(writeChanges),
    rest.length > 0 && `<p>Figures of ${rest.length} more charts and tables changed.</p>`,
    `<p>${link(addresses.revision(release), 'This release in the record of revisions')}</p>`,
  ]
    .filter(Boolean)
    .join('\n')
}

function writeChanges({ subject, changes }: Told): string {
  const groups = groupByReason(changes).map(({ cause, reason, changes: group }) => {
    const rest = group.length - most.figures
    const items = group
      .slice(0, most.figures)
      .map(
        ({ figure, before, after }) => `<li>${escapeXml(`${figure}: ${before} → ${after}`)}</li>`,
      )
    const more = rest > 0 ? `<li>and ${countFigures(rest)} more</li>` : ''
    const why = [`${cause}.`, reason].filter(Boolean).join(' ')
    return `<p>${escapeXml(why)}</p>\n<ul>${items.join('')}${more}</ul>`
  })
  return [`<p><strong>Changed:</strong> ${nameWithKind(subject)}.</p>`, ...groups].join('\n')
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
