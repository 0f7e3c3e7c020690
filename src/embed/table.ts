import type { Chart, Point } from '../chart.ts'
import { escapeXml } from '../plot/svg.ts'
import type { Revised } from '../revisions/revised.ts'
import { writeFigure } from '../write-figure.ts'
import { markCell } from './revised.ts'

/** The figures of a chart as an HTML table: the same points as its picture and its files. */
export function writeTable(
  chart: Chart,
  points: readonly Point[],
  revised: readonly Revised[] = [],
): string {
  const columns = Object.entries(chart.columns).map(([key, column], index) => ({
    ...column,
    key,
    // Digits stand under each other; the first column names the row.
    look:
      index > 0 && points.some((point) => typeof point[key] === 'number') ? ' class="numeric"' : '',
  }))
  const head = columns.map(({ label, look }) => `<th scope="col"${look}>${escapeXml(label)}</th>`)
  const rows = points.map((point, row) => {
    const cells = columns.map(({ key, format, look }, index) => {
      const mark = markCell(chart, revised, row, key)
      const words = escapeXml(writeFigure(point[key], format)) + mark
      return index === 0 ? `<th scope="row">${words}</th>` : `<td${look}>${words}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table><caption>${escapeXml(chart.subtitle(points))}</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table>`
}
