import type { Chart } from './chart.ts'

export { drawPicture, drawSizedPicture, drawSvg } from './chart.ts'

const modules = import.meta.glob<{ default: Chart }>('./charts/*.ts', { eager: true })

/** All charts, in the order of their ids. */
export const charts: readonly Chart[] = Object.entries(modules)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([path, { default: chart }]) => {
    if (path !== `./charts/${chart.id}.ts`) {
      throw new Error(`src/charts: ${path}: id: ${chart.id}; the id is the name of the file`)
    }
    return chart
  })

/** The chart with this id. @throws naming the ids there are */
export function getChart(id: string): Chart {
  const chart = charts.find((candidate) => candidate.id === id)
  if (!chart) {
    throw new Error(
      `charts: id: "${id}"; expected one of ${charts.map((known) => known.id).join(', ')}`,
    )
  }
  return chart
}
