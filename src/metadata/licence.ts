import { addresses, toUrl } from '../site.ts'

/** A licence as catalogues ask for it. */
export interface Licence {
  /** Identifier of the Open Definition, where it has one. */
  name?: string
  title: string
  url: string
}

const openGovernment: Licence = {
  name: 'OGL-UK-3.0',
  title: 'Open Government Licence v3.0',
  url: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
}

/** Looks up the licences that sources name, each once. One without an address of its own leads to the site's notices. */
export function licencesOf(sources: readonly { licence: string }[]): Licence[] {
  return [...new Set(sources.map(({ licence }) => licence))].map((title) =>
    title === openGovernment.title ? openGovernment : { title, url: toUrl(addresses.notices) },
  )
}
