import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { formatJson } from '../../src/public-file.ts'
import { chartFigures, type ChartFigures } from '../../src/publishing/chart-figures.ts'
import { chartFile, schemaFile } from '../../src/publishing/release-state.ts'

/** The built site, as much of it as a release keeps. */
export interface BuiltSite {
  /** The data files by their names under `/data/`. */
  files: ReadonlyMap<string, string>
  charts: { id: string; figures: ChartFigures; embed: string }[]
}

/** Files that describe only the newest data, and are made again for every release. */
const passing = new Set(['SHA256SUMS', 'dcat.jsonld', 'index.html'])

/**
 * Reads the built site.
 * @param site the public address that it was built with
 * @throws when there is none, or when a data file holds that address: what is kept must outlive it
 */
export function readBuiltSite(dist: string, site: string): BuiltSite {
  const charts = globSync('embed/*/index.html', { cwd: dist })
    .map((path) => basename(dirname(path)))
    .sort()
    .map((id) => ({ id, ...readChart(join(dist, 'charts', `${id}.json`)) }))
    // What a retired chart still says is kept already.
    .filter(({ ended }) => !ended)
    .map(({ id, figures }) => ({
      id,
      figures,
      embed: readFileSync(join(dist, 'embed', id, 'index.html'), 'utf8'),
    }))
  const folder = join(dist, 'data')
  if (charts.length === 0 || !existsSync(join(folder, schemaFile))) {
    throw new Error(`${dist}: embeds or data: none; build the site first: npm run build`)
  }
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !passing.has(entry.name))
    .map(({ name }) => name)
    .sort()
  const files = new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  for (const { id, figures } of charts) files.set(chartFile(id), formatJson(figures))
  for (const [name, text] of files) {
    if (text.includes(site)) {
      throw new Error(
        `${join(folder, name)}: address: ${site}; what a release keeps must hold relative addresses only, because the site may move`,
      )
    }
  }
  return { files, charts }
}

function readChart(path: string): { figures: ChartFigures; ended: boolean } {
  try {
    const chart = JSON.parse(readFileSync(path, 'utf8'))
    return { figures: chartFigures.parse(chart), ended: chart.ended !== undefined }
  } catch (cause) {
    throw new Error(`${path}: not the figures of a chart; build the site again: npm run build`, {
      cause,
    })
  }
}
