import { readdirSync } from 'node:fs'
import type { Chart } from '../src/chart.ts'

const folder = new URL('../src/charts/', import.meta.url)

/**
 * Loads every chart, in the order of their ids, for the pictures of `npm run data:diff`. The registry
 * `src/charts.ts` belongs to the bundler, so bare Node lists the folder itself; nothing else in the scripts
 * may know a chart.
 */
export async function loadCharts(): Promise<Chart[]> {
  const charts: Chart[] = []
  for (const name of readdirSync(folder).sort()) {
    const module: { default: Chart } = await import(new URL(name, folder).href)
    charts.push(module.default)
  }
  return charts
}
