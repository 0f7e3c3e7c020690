import { generateAtomFeed, generateJsonFeed } from 'feedsmith'
import { addresses, siteName, toUrl, type FeedFile } from '../site.ts'
import { idOf, nameOfScope, type Entry, type Scope } from './entry.ts'

/** A feed before it is written as Atom or as JSON Feed. */
export interface Feed {
  scope: Scope
  entries: readonly Entry[]
  /** When its newest entry was made; before its first, the day from which it could have had one. */
  updated: string
}

export const contentTypes: Record<FeedFile, string> = {
  xml: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
}

/** What a feed is called, with the site's name, so that it is known among others. */
export function titleOfFeed(scope: Scope): string {
  return `${siteName}: ${aboutFeed(scope).title}`
}

/** A feed in words: what it is called and what it brings. */
export function aboutFeed(scope: Scope): { title: string; subtitle: string } {
  if (scope.kind === 'chart') {
    return { title: scope.chart.name, subtitle: 'New and changed figures of this chart.' }
  }
  return {
    everything: {
      title: 'everything',
      subtitle: 'Every release: new figures, changed figures and the reasons.',
    },
    corrections: {
      title: 'revisions and corrections',
      subtitle: 'Only releases that changed a figure or a statement that we had published.',
    },
  }[scope.kind]
}

/** Where a feed lies. */
export function addressOf(scope: Scope, kind: FeedFile): string {
  if (scope.kind === 'chart') return addresses.chartFeed(scope.chart.id, kind)
  return addresses.feed(scope.kind === 'everything' ? 'feed' : 'corrections', kind)
}

/** The page that a feed follows. */
function pageOf(scope: Scope): string {
  return toUrl(scope.kind === 'chart' ? addresses.chart(scope.chart.id) : addresses.revisions)
}

const author = { name: siteName, uri: toUrl(addresses.home) }
const rights = 'Free to use with credit. Official figures: Open Government Licence v3.0.'

/** Writes a feed as Atom, RFC 4287. */
export function writeAtom({ scope, entries, updated }: Feed): string {
  const { subtitle } = aboutFeed(scope)
  return generateAtomFeed({
    xml: { lang: 'en-GB' },
    id: idOf(`feed ${nameOfScope(scope)}`),
    title: { value: titleOfFeed(scope) },
    subtitle: { value: subtitle },
    updated: new Date(updated),
    authors: [author],
    rights: { value: rights },
    icon: toUrl(addresses.icon),
    links: [
      { rel: 'self', type: 'application/atom+xml', href: toUrl(addressOf(scope, 'xml')) },
      { rel: 'alternate', type: 'text/html', href: pageOf(scope) },
    ],
    entries: entries.map(({ id, title, url, made, html }) => ({
      id,
      title: { value: title },
      updated: new Date(made),
      published: new Date(made),
      links: [{ rel: 'alternate', type: 'text/html', href: url }],
      content: { type: 'html', value: html },
    })),
  })
}

/** Writes a feed as JSON Feed, version 1.1. */
export function writeJsonFeed({ scope, entries }: Feed): string {
  const feed = generateJsonFeed({
    title: titleOfFeed(scope),
    description: `${aboutFeed(scope).subtitle} ${rights}`,
    home_page_url: pageOf(scope),
    feed_url: toUrl(addressOf(scope, 'json')),
    language: 'en-GB',
    icon: toUrl(addresses.icon),
    favicon: toUrl(addresses.icon),
    authors: [{ name: author.name, url: author.uri }],
    items: entries.map(({ id, title, url, made, html }) => ({
      id,
      url,
      title,
      content_html: html,
      date_published: new Date(made),
      date_modified: new Date(made),
    })),
  })
  // The library leaves out a list without items, which the format asks for.
  const whole = Object.assign({}, feed, entries.length === 0 && { items: [] })
  return `${JSON.stringify(whole, null, 2)}\n`
}
