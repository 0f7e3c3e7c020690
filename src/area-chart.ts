import type { Chart } from './chart.ts'
import type { Level } from './methods/geography.ts'
import type { RowOf, Table } from './table.ts'

/** An area as its charts need to know it. */
export interface ChartedArea {
  level: Level
  code: string
  /** Its official name. */
  name: string
  /** The region around it; null for England and for regions. */
  region: { code: string; name: string } | null
  /** What a reader must know of its borders and its networks over the years. */
  remarks: readonly string[]
}

/**
 * A family of charts, one for each area, from one declaration. The file's name in `src/area-charts/` and the area's
 * code make a chart's id: `link-workers-in-qe1`.
 */
export interface AreaCharts<T extends Table = Table> {
  id: string
  table: T
  /** Whether the rows have figures of the area; else its page says that they are missing. */
  covers(area: ChartedArea, rows: readonly RowOf<T>[]): boolean
  chart(area: ChartedArea): Omit<Chart<T>, 'id' | 'table' | 'area'>
}

/** Declares a family; the only place where its table's type meets its charts'. */
export function defineAreaCharts<T extends Table>(family: AreaCharts<T>): AreaCharts<T> {
  return family
}

/** The chart of one area. */
export function chartOf<T extends Table>(family: AreaCharts<T>, area: ChartedArea): Chart<T> {
  const { id, table } = family
  return { ...family.chart(area), id: areaChartId(id, area.code), table, area: area.code }
}

/** `link-workers-in-qe1` */
export function areaChartId(family: string, code: string): string {
  return `${family}-${code.toLowerCase()}`
}
