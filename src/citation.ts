import { formatDay } from './format.ts'
import { siteName } from './site.ts'

/** What a citation says of a chart. */
export interface Citable {
  id: string
  title: string
  /** Who published the figures. */
  credit: string
  licence: string
  /** Its page, as the world sees it. */
  url: string
  /** Day on which the newest file behind it was retrieved, `YYYY-MM-DD`. */
  retrieved: string
}

/** The line under a chart that is used elsewhere; the licence of public data asks for its sentence. */
export function writeCredit({ credit, licence }: Citable): string {
  const notice = licence.includes('Open Government Licence')
    ? ' Contains public sector information licensed under the Open Government Licence v3.0.'
    : ''
  return `Source: ${credit}. Chart: ${siteName}.${notice}`
}

/** A reference in words, the publisher of the figures first. */
export function writeReference({ title, credit, url, retrieved }: Citable): string {
  return `${credit}. Chart: “${title}”, ${siteName}, figures as retrieved on ${formatDay(retrieved)}, ${url}`
}

/** A reference for BibTeX and BibLaTeX. */
export function writeBibtex({ id, title, credit, url, retrieved }: Citable): string {
  return `@misc{${id},
  author = {{${escapeTex(siteName)}}},
  title = {{${escapeTex(title)}}},
  year = {${retrieved.slice(0, 4)}},
  url = {${url}},
  urldate = {${retrieved}},
  note = {Chart. Figures: ${escapeTex(credit)}}
}`
}

const texNames: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
}

function escapeTex(text: string): string {
  return text.replaceAll(/[\\~^&%$#_{}]/g, (sign) => texNames[sign] ?? `\\${sign}`)
}
