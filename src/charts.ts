import { chartOf, type AreaCharts } from './area-chart.ts'
import { areas } from './areas.ts'
import type { Chart } from './chart.ts'
import { getTable } from './tables.ts'

export { drawPicture, drawSizedPicture, drawSvg } from './chart.ts'

const modules = import.meta.glob<{ default: Chart }>('./charts/*.ts', { eager: true })
const families = import.meta.glob<{ default: AreaCharts }>('./area-charts/*.ts', { eager: true })

/** The declarations of a folder, in the order of their ids. @throws when one is not named by its file */
function named<Declared extends { id: string }>(
  folder: string,
  declarations: Record<string, { default: Declared }>,
): Declared[] {
  return Object.entries(declarations)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([path, { default: declared }]) => {
      if (path !== `./${folder}/${declared.id}.ts`) {
        throw new Error(
          `src/${folder}: ${path}: id: ${declared.id}; the id is the name of the file`,
        )
      }
      return declared
    })
}

/** Every chart that `src/charts/` declares, in the order of their ids. */
export const declaredCharts: readonly Chart[] = named('charts', modules)

/** The charts of the gallery: those whose table has rows. One that waits for its first release is nowhere yet. */
export const gallery: readonly Chart[] = declaredCharts.filter(
  ({ table }) => getTable(table).rows.length > 0,
)

/** The charts of areas, family by family, in the order of the areas: one for each area that has figures. */
export const areaCharts: readonly Chart[] = named('area-charts', families).flatMap((family) => {
  const { rows } = getTable(family.table)
  return areas.filter((area) => family.covers(area, rows)).map((area) => chartOf(family, area))
})

/** Every chart of the site; each has a page, an embed and files. */
export const charts: readonly Chart[] = [...gallery, ...areaCharts]

const byId = new Map(charts.map((chart) => [chart.id, chart]))

/** The chart with this id; undefined where there is none. */
export const findChart = (id: string): Chart | undefined => byId.get(id)

/** The chart with this id. @throws naming the ids there are in the gallery */
export function getChart(id: string): Chart {
  const chart = findChart(id)
  if (!chart) {
    throw new Error(
      `charts: id: "${id}"; expected one of ${gallery.map((known) => known.id).join(', ')}, or a chart of an area`,
    )
  }
  return chart
}
