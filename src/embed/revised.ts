import type { Chart } from '../chart.ts'
import { escapeXml } from '../plot/svg.ts'
import { listDays, writeRevisedLead } from '../revisions/note.ts'
import { writeBefore, type Revised } from '../revisions/revised.ts'
import { addresses, toUrl } from '../site.ts'

/** What an embed says of its revised figures: `Ringed, and marked r in the table: revised on 3 March 2027.` */
export function sayRevised({ columns }: Chart, revised: readonly Revised[]): string {
  return `${writeRevisedLead(revised, columns)} ${listDays(revised)}.`
}

/** The same as a line of the document, its days linked to the record of revisions; nothing where none was revised. */
export function writeRevised({ columns }: Chart, revised: readonly Revised[]): string {
  if (revised.length === 0) return ''
  const lead = escapeXml(writeRevisedLead(revised, columns))
  const days = listDays(revised, (day, release) => link(release, day))
  return `<p class="source">${lead} ${days}.</p>\n`
}

/** The sign behind a revised figure in a table, with words for those who cannot see it. */
export function markCell(
  { columns }: Chart,
  revised: readonly Revised[],
  row: number,
  column: string,
): string {
  const figure = revised.find((item) => item.point === row && item.column === column)
  if (!figure) return ''
  const label = escapeXml(writeBefore(figure, columns))
  return ` ${link(figure.before.at(-1)!.release, 'r', ` title="${label}" aria-label="r: ${label}"`)}`
}

function link(release: string, words: string, attributes = ''): string {
  const address = escapeXml(toUrl(addresses.revision(release)))
  return `<a href="${address}" target="_top" rel="noopener"${attributes}>${words}</a>`
}
