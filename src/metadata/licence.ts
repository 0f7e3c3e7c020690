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

/** The file beside the data that holds the notices: what is kept with a release names no address of the site. */
export const noticesFile = 'NOTICES.txt'

/**
 * Looks up the licences that sources name, each once.
 * @param notices where one without an address of its own leads
 */
export function licencesOf(
  sources: readonly { licence: string }[],
  notices: string = noticesFile,
): Licence[] {
  return [...new Set(sources.map(({ licence }) => licence))].map((title) =>
    title === openGovernment.title ? openGovernment : { title, url: notices },
  )
}
