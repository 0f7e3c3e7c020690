import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freeze, wordsOf } from '../../src/embed/frozen.ts'
import { formatManifest, hashFigures, seal, type Entry } from '../../src/embed/manifest.ts'
import type { Finding } from '../../src/finding.ts'
import { hash } from '../../src/hash.ts'
import { draftRecord, type Intent } from '../../src/publishing/draft.ts'
import type { ReleaseRecord } from '../../src/publishing/record.ts'
import { formatRecord, formatSeals, sealRecord } from '../../src/publishing/records.ts'
import { nameRelease } from '../../src/publishing/release-name.ts'
import { readReasons } from '../reasons.ts'
import { commit, lockData, type NewFile } from '../store.ts'
import { readBuiltSite, type BuiltSite } from './built-site.ts'
import { folder, manifestPath, readManifest } from './check-frozen.ts'
import type { Built } from './check-project.ts'
import { readRecords, recordPath, sealsPath, storedPath } from './check-records.ts'
import { readFigures, readRelease } from './read-release.ts'

export interface Making {
  /** The data folder. */
  data: string
  /** The built site, and the public address that it was built with, base path included. */
  dist: string
  site: string
  /** The moment of the release, in UTC: `2026-11-22T20:15:00Z`. */
  made: string
  /** What the maintainer says of it. */
  said: Omit<Intent, 'release' | 'made'>
  /** Checks everything but what moved since the last release. */
  check: (built: Built) => Promise<{ refusals: string[]; findings: Finding[] }>
}

export interface Made {
  /** The new release; undefined where nothing has changed since the last. */
  record: ReleaseRecord | undefined
  /** The charts whose embeds were frozen. */
  frozen: string[]
}

/**
 * Publishes the built site: freezes the embeds and keeps the data files that changed, and records what moved and
 * why. Everything is written, or nothing.
 * @throws naming each thing that keeps it from being published, and what to do
 */
export async function makeRelease({ data, dist, site, made, said, check }: Making): Promise<Made> {
  using locks = new DisposableStack()
  locks.use(lockData(data))
  const manifest = readManifest(data)
  const records = readRecords(data)
  const last = records.at(-1)
  const built = readBuiltSite(dist, site)
  const now = readFigures([...built.files.keys()], (name) => built.files.get(name)!)
  const files = [...built.files].map(([name, text]) => ({
    name,
    bytes: Buffer.byteLength(text),
    sha256: hash(text),
  }))
  const release = nameRelease(
    records.map((record) => record.release),
    made.slice(0, 10),
  )
  const checked = await check({ ...now, files: built.files })
  const { record, refusals } = draftRecord({
    intent: { release, made, ...said },
    records,
    last: last && readRelease(data, last),
    now: { ...now, files },
    findings: checked.findings,
    reasons: readReasons(data),
  })
  const problems = [
    ...checked.refusals,
    ...refusals,
    ...checkVersion(built.files.get('datapackage.json'), record.version),
  ]
  if (problems.length > 0) throw new Error(`nothing was released:\n${problems.join('\n')}`)

  const embeds = freezeChanged(built, manifest, { release, site, changed: said.notes, data })
  const kept = record.files.filter((file) => file.release === release)
  if (embeds.length + kept.length === 0 && !said.correction && !isFewer(record, last)) {
    return { record: undefined, frozen: [] }
  }
  const sealed = sealRecord(record, last)
  commit(data, [
    ...embeds.map(({ file, text }) => ({ path: join(folder, file), text })),
    ...writeManifest(manifest, embeds),
    ...kept.map(({ name }) => ({
      path: storedPath(release, name),
      text: built.files.get(name)!,
    })),
    { path: recordPath(release), text: formatRecord(sealed) },
    { path: sealsPath, text: formatSeals([...records, sealed]) },
  ])
  return { record: sealed, frozen: embeds.map(({ entry }) => entry.chart) }
}

/** The built site states the version that it had when it was built, perhaps before another release. */
function checkVersion(dataPackage: string | undefined, version: string): string[] {
  if (dataPackage === undefined) return []
  const stated: unknown = JSON.parse(dataPackage).version
  return stated === version
    ? []
    : [
        `dist: datapackage.json: version: ${String(stated)}; expected ${version} — build the site again: npm run build`,
      ]
}

/** A release may also be one file less. */
function isFewer({ files }: { files: readonly unknown[] }, last: ReleaseRecord | undefined) {
  return files.length !== last?.files.length
}

interface FrozenEmbed {
  file: string
  text: string
  entry: Omit<Entry, 'seal'>
}

/** The embeds of the charts whose figures, title or subtitle differ from their last version. */
function freezeChanged(
  { charts }: BuiltSite,
  manifest: readonly Entry[],
  of: { release: string; site: string; changed: string; data: string },
): FrozenEmbed[] {
  const { release, site, changed, data } = of
  return charts.flatMap(({ id, figures: { table, columns, rows }, embed }) => {
    const figures = hashFigures(columns, rows)
    const last = manifest.findLast((entry) => entry.chart === id)
    const isSame =
      last?.figures_sha256 === figures && saysTheSame(embed, join(data, folder, last.file))
    if (isSame) return []
    const text = freeze(embed, release, site)
    const sha256 = hash(text)
    const file = `${id}.${sha256.slice(0, 12)}.html`
    const entry = {
      release,
      chart: id,
      file,
      sha256,
      figures_sha256: figures,
      table,
      table_sha256: hash(readFileSync(join(data, 'tables', `${table}.json`), 'utf8')),
      changed,
    }
    return [{ file, text, entry }]
  })
}

/** A title is a finding: one that was mended must not go out again with the figures. */
function saysTheSame(embed: string, frozen: string): boolean {
  return wordsOf(embed) === wordsOf(readFileSync(frozen, 'utf8'))
}

function writeManifest(manifest: readonly Entry[], embeds: readonly FrozenEmbed[]): NewFile[] {
  if (embeds.length === 0) return []
  const entries = embeds.map(({ entry }) => entry)
  return [{ path: manifestPath, text: formatManifest(seal(manifest, entries)) }]
}
