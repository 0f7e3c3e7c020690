import { globSync, readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { factIds } from '../src/facts.ts'
import type { Known } from '../src/mdx/references.ts'
import { addresses, chartFiles, feedFiles, pictureSizes, tableFiles } from '../src/site.ts'
import { areaCodes } from './area-codes.ts'
import { loadCharts } from './charts.ts'

/**
 * Lists what an article may refer to: facts, charts, and the addresses that the build will make. A chart whose table
 * has no rows yet is in no article: it has no page.
 */
export async function known(root: URL): Promise<Known> {
  const names = (folder: string, ending: string) =>
    readdirSync(new URL(folder, root))
      .filter((file) => file.endsWith(ending))
      .map((file) => file.slice(0, -ending.length))

  const hasRows = (table: string) =>
    JSON.parse(readFileSync(new URL(`data/tables/${table}.json`, root), 'utf8')).rows.length > 0
  const declared = await loadCharts()
  const charts = declared.filter(({ table }) => hasRows(table.id)).map(({ id }) => id)
  const tables = names('src/tables/', '.ts')
  const families = names('src/area-charts/', '.ts')
  // Releases keep the figures of every chart; those of areas, which articles never show, are another matter.
  const published = globSync('data/releases/*/charts/*.json', { cwd: fileURLToPath(root) })
    .map((path) => basename(path, '.json'))
    .filter((id) => !families.some((family) => id.startsWith(`${family}-`)))
  const retired = new Set(published.filter((id) => !charts.includes(id)))
  const { today, gone } = areaCodes(root)
  const { area, chart, chartFile, embed, explainer, oembed, page, picture, tableFile } = addresses

  return {
    facts: new Set(factIds),
    charts: new Set(charts),
    retired,
    awaited: new Set(declared.map(({ id }) => id).filter((id) => !charts.includes(id))),
    addresses: new Set(
      [
        [addresses.home, addresses.explainers, addresses.charts, addresses.data],
        [addresses.register, addresses.embedScript, addresses.revisions, addresses.revisionsFile],
        feedFiles.flatMap((kind) => [
          addresses.feed('feed', kind),
          addresses.feed('corrections', kind),
          ...charts.map((id) => addresses.chartFeed(id, kind)),
        ]),
        [addresses.dictionary, addresses.dataPackage, addresses.dataCatalogue, addresses.checksums],
        names('content/explainers/', '.mdx').map(explainer),
        names('content/pages/', '.mdx').map(page),
        [addresses.areas, ...[...today, ...gone].map(area)],
        charts.map(chart),
        charts.map(embed),
        charts.map(oembed),
        pictureSizes.flatMap((size) => charts.map((id) => picture(id, size))),
        chartFiles.flatMap((kind) => charts.map((id) => chartFile(id, kind))),
        tableFiles.flatMap((kind) => tables.map((id) => tableFile(id, kind))),
      ].flat(),
    ),
  }
}
