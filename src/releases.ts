import { entriesAt, hashFigures, parseManifest, type Entry } from './embed/manifest.ts'
import { hash } from './hash.ts'
import { findChart } from './charts.ts'
import type { SchemaSnapshot } from './metadata/schema-diff.ts'
import { getPoints } from './points.ts'
import type { ReleaseRecord } from './publishing/record.ts'
import { parseRecords } from './publishing/records.ts'
import { versionedFiles, type Versioned } from './publishing/version.ts'

const [seals = ''] = Object.values(
  import.meta.glob<string>('../data/releases/seals.txt', {
    eager: true,
    query: '?raw',
    import: 'default',
  }),
)
const texts = import.meta.glob<string>('../data/releases/*/release.json', {
  eager: true,
  query: '?raw',
  import: 'default',
})
const schemas = import.meta.glob<SchemaSnapshot>('../data/releases/*/schema.json', {
  import: 'default',
})

/** The records of all releases of the site, from the first to the last, their seals checked. */
export const records: readonly ReleaseRecord[] = parseRecords(
  seals,
  Object.fromEntries(Object.entries(texts).map(([path, text]) => [path.split('/').at(-2), text])),
  'data/releases',
)

/** All releases of the site, from the first to the last. */
export const releases: readonly string[] = records.map(({ release }) => release)

/** What the data were like in the last release; undefined before the first. */
export const lastVersion: (Versioned & { version: string }) | undefined = await readVersion()

async function readVersion() {
  const last = records.at(-1)
  const schema = last?.files.find(({ name }) => name === 'schema.json')
  if (!last || !schema) return undefined
  const path = `data/releases/${schema.release}/schema.json`
  const load = schemas[`../${path}`]
  if (!load) throw new Error(`${path}: no such file; restore it from git`)
  return { version: last.version, schema: await load(), files: versionedFiles(last.files) }
}

const [manifestText = '[]'] = Object.values(
  import.meta.glob<string>('../data/embeds/manifest.json', {
    eager: true,
    query: '?raw',
    import: 'default',
  }),
)
const files = import.meta.glob<string>('../data/embeds/*.html', {
  query: '?raw',
  import: 'default',
})

const manifest = parseManifest(manifestText, 'data/embeds/manifest.json')

/** The embeds of a release, one for each chart that there was; unchanged charts as they were frozen last. */
export function getFrozen(release: string): readonly Entry[] {
  return entriesAt(manifest, releases.slice(0, releases.indexOf(release) + 1))
}

const newest = new Map(getFrozen(releases.at(-1) ?? '').map((entry) => [entry.chart, entry]))

/** The last release of a chart's embed, if its figures are those that the chart has now. */
export function releaseOfFigures(chart: string): string | undefined {
  const entry = newest.get(chart)
  return entry && !hasNewer(entry) ? entry.release : undefined
}

/** The last frozen embed of a chart. @throws when no release froze one */
export function getLastFrozen(chart: string): Entry {
  const entry = newest.get(chart)
  if (!entry) throw new Error(`data/embeds/manifest.json: ${chart}: no entry; restore it from git`)
  return entry
}

/** The text of a frozen embed. @throws when its file is missing, or not as it was published */
export async function readFrozen({ file, release, sha256 }: Entry): Promise<string> {
  const path = `data/embeds/${file}`
  const load = files[`../${path}`]
  if (!load) throw new Error(`${path}: no such file; restore it from git`)
  const text = await load()
  if (hash(text) !== sha256) {
    throw new Error(
      `${path}: altered; what ${release} published must not change — restore it from git`,
    )
  }
  return text
}

/** True where other figures than these are published: by a later release, or by the chart as it is now. */
export function hasNewer({ chart: id, figures_sha256 }: Entry): boolean {
  const chart = findChart(id)
  if (!chart)
    return manifest.findLast((item) => item.chart === id)?.figures_sha256 !== figures_sha256
  const columns = Object.entries(chart.columns).map(([key, { label }]) => ({ key, label }))
  return hashFigures(columns, getPoints(chart)) !== figures_sha256
}

/** True where a later release published the same figures with another title or subtitle. */
export function isMended(entry: Entry): boolean {
  return !hasNewer(entry) && newest.get(entry.chart)?.file !== entry.file
}
