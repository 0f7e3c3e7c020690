import { readFileSync } from 'node:fs'
import type { Chart, Layout, Point } from '../../src/chart.ts'
import { areaCharts, declaredCharts } from '../../src/charts.ts'
import { baseWidth } from '../../src/plot/frame.ts'
import type { Drawing, Shape } from '../../src/plot/svg.ts'
import { measure, textStyles, type TextStyle } from '../../src/plot/text.ts'
import { checkRows, type StoredTable } from '../../src/table.ts'

/**
 * Areas whose charts stand for those of all: England, a region, boards in a region of two words, with a census that
 * is missing, with the longest name, with moved borders.
 */
const sampled = new Set(['E92000001', 'Y63', 'QE1', 'QGH', 'QOX', 'S0E4D'])

/** The charts that are tested. */
export const charts: readonly Chart[] = [
  ...declaredCharts,
  ...areaCharts.filter(({ area = '' }) => sampled.has(area)),
]

export const layouts: readonly Layout[] = ['narrow', 'wide']

/** The rows of a chart's table as they were when its picture was last approved. */
export function frozenRows(chart: Chart): Record<string, unknown>[] {
  const file = new URL(`../fixtures/tables/${chart.table.id}.json`, import.meta.url)
  const stored: StoredTable<unknown> = JSON.parse(readFileSync(file, 'utf8'))
  return checkRows(chart.table, stored.rows)
}

export const frozenPoints = (chart: Chart): Point[] => chart.points(frozenRows(chart))

/** Every chart in both layouts, with frozen points. */
export const drawings = charts.flatMap((chart) =>
  layouts.map((layout) => ({ id: chart.id, chart, layout, points: frozenPoints(chart) })),
)

const styles: readonly TextStyle[] = ['tick', 'note', 'label', 'heading', 'value']

/** A text of a drawing as a box in px at a width that the layout is used for. */
export interface TextBox {
  content: string
  left: number
  right: number
  top: number
  bottom: number
}

/** Where the texts of a drawing stand when it is `width` px wide, by the measure that the kit itself lays out with. */
export function textBoxes({ shapes }: Drawing, layout: Layout, width: number): TextBox[] {
  return shapes.filter(({ name }) => name === 'text').map((item) => textBox(item, layout, width))
}

function textBox({ attributes, children }: Shape, layout: Layout, width: number): TextBox {
  const content = children.filter((child) => typeof child === 'string').join('')
  const style = styles.find((name) => String(attributes['class']).split(' ')[0] === name)!
  const x = (Number(attributes['x']) / baseWidth[layout]) * width + Number(attributes['dx'] ?? 0)
  const y = Number(attributes['y'])
  const length = measure(content, style)
  const anchor = attributes['text-anchor']
  const left = x - (anchor === 'end' ? length : anchor === 'middle' ? length / 2 : 0)
  const { size } = textStyles[style]
  return { content, left, right: left + length, top: y - size * 0.75, bottom: y + size * 0.22 }
}

/** A stroke of a data line, in px at a width that the layout is used for. */
export interface Segment {
  from: [number, number]
  to: [number, number]
}

/** The strokes of all lines and joins of a drawing when it is `width` px wide. */
export function segments({ shapes }: Drawing, layout: Layout, width: number): Segment[] {
  const stretch = (x: number) => (x / baseWidth[layout]) * width
  return shapes.flatMap(({ attributes }): Segment[] => {
    const name = String(attributes['class'])
    if (name.startsWith('join ')) {
      const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((key) => Number(attributes[key]))
      return [{ from: [stretch(x1!), y1!], to: [stretch(x2!), y2!] }]
    }
    if (!name.startsWith('line ')) return []
    const places = [...String(attributes['d']).matchAll(/([\d.-]+),([\d.-]+)/g)].map(
      ([, x, y]): [number, number] => [stretch(Number(x)), Number(y)],
    )
    return places.slice(1).map((to, index) => ({ from: places[index]!, to }))
  })
}
