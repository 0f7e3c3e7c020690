import type { SharedPicture } from '../shared-picture.ts'
import { addresses, siteName, toUrl } from '../site.ts'
import { licencesOf } from './licence.ts'
import { publisher } from './schema-org.ts'

const context = 'https://schema.org/'

/** The site as a whole, in the words of schema.org, for the front page. */
export function describeSite(description: string): object {
  return {
    '@context': context,
    '@type': 'WebSite',
    name: siteName,
    description,
    url: toUrl(addresses.home),
    inLanguage: 'en-GB',
    isAccessibleForFree: true,
    publisher,
  }
}

/** What search engines show of an article. Its days are not recorded, so none is claimed. */
export function describeArticle(
  article: { title: string; description: string; address: string },
  picture: SharedPicture,
): object {
  const url = toUrl(article.address)
  return {
    '@context': context,
    '@type': 'Article',
    headline: article.title,
    description: article.description,
    url,
    mainEntityOfPage: url,
    image: toUrl(picture.address),
    inLanguage: 'en-GB',
    isAccessibleForFree: true,
    author: publisher,
    publisher,
  }
}

/**
 * The picture of a chart, so that a search for pictures says under which licence it is and how to credit it.
 * @param chart with the credit line for those who use it, and the sources whose licences it carries
 */
export function describePicture(
  chart: { title: string; credit: string; sources: readonly { licence: string }[] },
  picture: SharedPicture,
): object {
  const terms = toUrl(addresses.terms)
  const [licence, ...others] = licencesOf(chart.sources, terms)
  return {
    '@context': context,
    '@type': 'ImageObject',
    name: chart.title,
    description: picture.alt,
    contentUrl: toUrl(picture.address),
    width: picture.width,
    height: picture.height,
    // Search engines take one; where several hold, our page tells them apart.
    license: licence && others.length === 0 ? licence.url : terms,
    acquireLicensePage: terms,
    creditText: chart.credit,
    copyrightNotice: siteName,
    creator: publisher,
  }
}

/** The way down to a page, the page itself last. */
export function describeTrail(steps: readonly { name: string; address: string }[]): object {
  return {
    '@context': context,
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, address }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: toUrl(address),
    })),
  }
}
