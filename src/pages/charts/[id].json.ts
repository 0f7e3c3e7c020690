import type { APIRoute } from 'astro'
import { charts, getChart } from '../../charts.ts'
import { getPoints } from '../../points.ts'
import { formatJson, respond } from '../../public-file.ts'
import { getRevised } from '../../revised.ts'
import { listRevised } from '../../revisions/files.ts'
import { addresses, toUrl } from '../../site.ts'
import { licenceOf } from '../../tables.ts'

export const getStaticPaths = () => charts.map(({ id }) => ({ params: { id } }))

/** The figures that a chart draws, with what is needed to use them elsewhere. */
export const GET: APIRoute<Record<string, never>, { id: string }> = ({ params }) => {
  const chart = getChart(params.id)
  const rows = getPoints(chart)
  const body = {
    chart: chart.id,
    table: chart.table.id,
    title: chart.title(rows),
    subtitle: chart.subtitle(rows),
    description: chart.describe(rows),
    address: toUrl(addresses.chart(chart.id)),
    source: chart.credit,
    licence: licenceOf(chart.table),
    notes: chart.notes,
    // Each figure of a sentence with the row and the column that it stands in.
    sentences: chart.sentences(rows).map(({ text, cited }) => ({
      text,
      figures: cited.map(({ words, point, column }) => ({
        words,
        row: rows.indexOf(point),
        column,
      })),
    })),
    key: chart.key,
    columns: Object.entries(chart.columns).map(([key, { label }]) => ({ key, label })),
    rows,
    // Where a figure was another one before: its row and column, and what stood there until which release.
    revised: listRevised(getRevised(chart, rows)),
  }
  return respond(formatJson(body), 'application/json')
}
