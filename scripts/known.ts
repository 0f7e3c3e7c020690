import { readdirSync } from 'node:fs'
import { factIds } from '../src/facts.ts'
import type { Known } from '../src/mdx/references.ts'
import { addresses } from '../src/site.ts'

/** Lists what an article may refer to: facts, charts, and the addresses that the build will make. */
export function known(root: URL): Known {
  const names = (folder: string, ending: string) =>
    readdirSync(new URL(folder, root))
      .filter((file) => file.endsWith(ending))
      .map((file) => file.slice(0, -ending.length))

  const charts = names('src/charts/', '.ts')
  const tables = names('src/tables/', '.ts')
  const explainers = names('content/explainers/', '.mdx')
  const pages = names('content/pages/', '.mdx')
  const { home, data } = addresses

  return {
    facts: new Set(factIds),
    charts: new Set(charts),
    addresses: new Set([
      home,
      addresses.explainers,
      ...explainers.map(addresses.explainer),
      addresses.charts,
      ...charts.flatMap((id) => [
        addresses.chart(id),
        ...(['csv', 'json', 'svg', 'png'] as const).map((kind) => addresses.chartFile(id, kind)),
      ]),
      data,
      addresses.register,
      ...tables.flatMap((id) => [addresses.tableFile(id, 'csv'), addresses.tableFile(id, 'json')]),
      ...pages.map(addresses.page),
    ]),
  }
}
