import { readdirSync } from 'node:fs'
import type { Chart } from '../src/chart.ts'

const folder = new URL('../src/charts/', import.meta.url)

/**
 * Loads every chart, in the order of their ids, for the pictures of `npm run data:diff` and for the
 * figures that releases follow. The registry `src/charts.ts` belongs to the bundler, so bare Node lists the folder
 * itself; no other script may name a chart.
 */
export async function loadCharts(): Promise<Chart[]> {
  const charts: Chart[] = []
  for (const name of readdirSync(folder).sort()) {
    const module: { default: Chart } = await import(new URL(name, folder).href)
    charts.push(module.default)
  }
  return charts
}
