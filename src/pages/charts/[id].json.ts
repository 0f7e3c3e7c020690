import type { APIRoute } from 'astro'
import type { Chart } from '../../chart.ts'
import { charts, getChart } from '../../charts.ts'
import { getPoints } from '../../points.ts'
import { formatJson, respond } from '../../public-file.ts'
import { findRetiredChart, readLastEmbed, retired, type RetiredChart } from '../../retired.ts'
import { getRevised } from '../../revised.ts'
import { listRevised } from '../../revisions/files.ts'
import { addresses, toUrl } from '../../site.ts'
import { licenceOf } from '../../tables.ts'

export const getStaticPaths = () => [...charts, ...retired].map(({ id }) => ({ params: { id } }))

/** The figures that a chart draws, with what is needed to use them elsewhere; of a retired one the last. */
export const GET: APIRoute<Record<string, never>, { id: string }> = async ({ params }) => {
  const ended = findRetiredChart(params.id)
  const body = ended ? await describeRetired(ended) : describeChart(getChart(params.id))
  return respond(formatJson(body), 'application/json')
}

function describeChart(chart: Chart) {
  const rows = getPoints(chart)
  return {
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
}

async function describeRetired(chart: RetiredChart) {
  const { chart: id, table, title, subtitle, source, licence, key, columns, rows } = chart.figures
  const { description, notes } = await readLastEmbed(chart)
  const { last, ended } = chart
  return {
    chart: id,
    table,
    title,
    subtitle,
    description,
    address: toUrl(addresses.chart(id)),
    // The release that published these figures last, the first without the chart, and why it ended.
    ended: { last: last.release, since: ended?.release ?? null, reason: ended?.reason ?? null },
    source,
    licence,
    notes,
    sentences: [],
    key,
    columns,
    rows,
    revised: listRevised(chart.revised),
  }
}
