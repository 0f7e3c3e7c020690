import { entriesOf, type Scope } from './feeds/entry.ts'
import { contentTypes, writeAtom, writeJsonFeed } from './feeds/feed.ts'
import { officialFiles } from './official-files.ts'
import { respond } from './public-file.ts'
import { toldReleases } from './revisions.ts'
import type { FeedFile } from './site.ts'

/** A feed of the site as its address answers. */
export function serveFeed(scope: Scope, kind: FeedFile): Response {
  const entries = entriesOf(toldReleases, scope)
  const feed = { scope, entries, updated: entries[0]?.made ?? beginning }
  return respond(kind === 'xml' ? writeAtom(feed) : writeJsonFeed(feed), contentTypes[kind])
}

// The first release; before it, the site's data are as old as the newest file.
const beginning =
  toldReleases.at(-1)?.made ??
  `${officialFiles
    .map(({ retrieved }) => retrieved)
    .sort()
    .at(-1)}T00:00:00Z`
