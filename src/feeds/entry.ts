import { hash } from '../hash.ts'
import { once } from '../once.ts'
import { headlineOf, headlineOfRelease } from '../revisions/headline.ts'
import type { Subject } from '../revisions/subject.ts'
import type { Told, ToldRelease } from '../revisions/told.ts'
import { addresses, siteName, toUrl } from '../site.ts'
import { writeContent } from './content.ts'

/** What a feed tells: everything, one chart, or changes of published figures only. */
export type Scope =
  | { kind: 'everything' }
  | { kind: 'corrections' }
  | { kind: 'chart'; chart: Pick<Subject, 'id' | 'name'> }

/** One release as a feed tells it. */
export interface Entry {
  /** `urn:uuid:…`, the same wherever the site lives. */
  id: string
  title: string
  /** The release on the page of revisions, absolute. */
  url: string
  /** When the release was made: `2026-11-22T20:15:00Z`. Records never change, so it was never updated either. */
  made: string
  /** HTML that stands alone, its links absolute. */
  html: string
}

/**
 * The entries of a feed: one for each release that has something for its scope, in the order given.
 * All feeds are made from the same releases, told in the same words.
 */
export function entriesOf(releases: readonly ToldRelease[], scope: Scope): Entry[] {
  return releases.flatMap((release) => {
    const within = narrow(release, scope)
    if (!within) return []
    const { release: name, made } = release
    return [
      {
        id: idOf(`${nameOfScope(scope)} ${name}`),
        title: titleOf(within, scope),
        url: toUrl(addresses.revision(name)),
        made,
        html: writeContent(within),
      },
    ]
  })
}

const byChart = once((charts: readonly Told[]) => Map.groupBy(charts, ({ subject }) => subject.id))

/** As much of a release as belongs to the scope; undefined where that is nothing. */
function narrow(release: ToldRelease, scope: Scope): ToldRelease | undefined {
  if (scope.kind === 'everything') return release
  const { correction, ...rest } = release
  if (scope.kind === 'chart') {
    const charts = byChart(release.charts).get(scope.chart.id)
    return charts && { ...rest, charts, tables: [], accepted: [] }
  }
  const charts = changedOnly(release.charts)
  const tables = changedOnly(release.tables)
  if (charts.length + tables.length === 0 && !correction) return undefined
  return { ...release, charts, tables, accepted: [] }
}

function changedOnly(told: readonly Told[]): Told[] {
  return told.filter(({ changes }) => changes.length > 0).map((each) => ({ ...each, news: [] }))
}

function titleOf(release: ToldRelease, scope: Scope): string {
  const [first] = release.charts
  if (scope.kind === 'chart' && first) return headlineOf(first)
  const headline = headlineOfRelease(release)
  return release.correction ? `Correction: ${headline}` : headline
}

export function nameOfScope(scope: Scope): string {
  return scope.kind === 'chart' ? `chart ${scope.chart.id}` : scope.kind
}

/**
 * A name for a feed or an entry that no move of the site changes: a UUID made from the site's name and what it is.
 * (A `tag:` name would need a domain of the project's own.) RFC 9562, version 8, from SHA-256.
 */
export function idOf(what: string): string {
  const digits = hash(`${siteName}\n${what}`)
  const variant = '89ab'[Number.parseInt(digits.charAt(16), 16) % 4]
  return `urn:uuid:${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`
}
