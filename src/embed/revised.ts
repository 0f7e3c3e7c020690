import type { Chart } from '../chart.ts'
import { escapeXml } from '../plot/svg.ts'
import { isRinged } from '../revisions/note.ts'
import { dayOf, releasesBehind, writeBefore, type Revised } from '../revisions/revised.ts'
import { addresses, toUrl } from '../site.ts'

/**
 * What an embed says of its revised figures before its source, in few words, because some hosts cap its height:
 * `Ring, r: revised on 3 March 2027. `; nothing where none was.
 */
export function sayRevised({ columns }: Chart, revised: readonly Revised[]): string {
  const releases = releasesBehind(revised)
  const last = releases.at(-1)
  if (!last) return ''
  const marks = isRinged(revised, columns) ? 'Ring, r' : 'r'
  return `${marks}: revised${releases.length > 1 ? ', last' : ''} on ${dayOf(last)}. `
}

/** The same as HTML, linked to the record of revisions. */
export function writeRevised(chart: Chart, revised: readonly Revised[]): string {
  const last = releasesBehind(revised).at(-1)
  return last ? `${link(last, sayRevised(chart, revised).trim())} ` : ''
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
