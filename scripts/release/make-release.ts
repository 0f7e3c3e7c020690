import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { freeze } from '../../src/embed/frozen.ts'
import { hash } from '../../src/hash.ts'
import { formatManifest, hashFigures, releasesOf, seal } from '../../src/embed/manifest.ts'
import { commit, withLock, type NewFile } from '../store.ts'
import { folder, manifestPath, readManifest } from './check-frozen.ts'

/** What a release needs of `/charts/<id>.json`. */
const chartFile = z.object({
  table: z.string(),
  columns: z.array(z.object({ key: z.string(), label: z.string() })),
  rows: z.array(z.record(z.string(), z.unknown())),
})

export interface Making {
  /** The data folder. */
  data: string
  /** The built site, and the public address that it was built with, base path included. */
  dist: string
  site: string
  /** `YYYY-MM-DD` */
  today: string
  /** What has changed, in words. */
  changed: string
}

export interface Made {
  /** The new release; undefined where nothing has changed since the last. */
  release: string | undefined
  /** The charts that were frozen. */
  frozen: string[]
  /** The charts whose last version holds on. */
  unchanged: string[]
}

/**
 * Publishes: freezes the embed of every chart whose figures differ from its last version, all of them or none.
 * @throws when a frozen file or an entry of the manifest is not as it was written, or the built site is not ours
 */
export function makeRelease({ data, dist, site, today, changed }: Making): Made {
  return withLock(data, () => {
    const manifest = readManifest(data)
    const release = nameRelease(releasesOf(manifest), today)
    const charts = globSync('embed/*/index.html', { cwd: dist })
      .map((path) => basename(dirname(path)))
      .sort()
    if (charts.length === 0) {
      throw new Error(`${join(dist, 'embed')}: embeds: none; build the site first: npm run build`)
    }
    const frozen: NewFile[] = []
    const entries = charts.flatMap((chart) => {
      const json: unknown = JSON.parse(readFileSync(join(dist, 'charts', `${chart}.json`), 'utf8'))
      const { table, columns, rows } = chartFile.parse(json)
      const figures = hashFigures(columns, rows)
      const last = manifest.findLast((entry) => entry.chart === chart)
      if (last?.figures_sha256 === figures) return []
      const document = readFileSync(join(dist, 'embed', chart, 'index.html'), 'utf8')
      const text = freeze(document, release, site)
      const sha256 = hash(text)
      const file = `${chart}.${sha256.slice(0, 12)}.html`
      frozen.push({ path: join(folder, file), text })
      return [
        {
          release,
          chart,
          file,
          sha256,
          figures_sha256: figures,
          table,
          table_sha256: hash(readFileSync(join(data, 'tables', `${table}.json`), 'utf8')),
          changed,
        },
      ]
    })
    if (entries.length > 0) {
      const text = formatManifest(seal(manifest, entries))
      commit(data, [...frozen, { path: manifestPath, text }])
    }
    const names = entries.map(({ chart }) => chart)
    return {
      release: entries.length > 0 ? release : undefined,
      frozen: names,
      unchanged: charts.filter((chart) => !names.includes(chart)),
    }
  })
}

/** The day, with a number from the second release of the day on. */
function nameRelease(releases: readonly string[], today: string): string {
  const count = releases.filter((release) => release.startsWith(today)).length
  return count === 0 ? today : `${today}.${count + 1}`
}
