import type { APIRoute } from 'astro'
import { charts, getChart } from '../../charts.ts'
import { getPoints } from '../../points.ts'
import { formatPublicCsv, respond } from '../../public-file.ts'
import { getRevised } from '../../revised.ts'
import { addRevisedColumn } from '../../revisions/files.ts'

export const getStaticPaths = () => charts.map(({ id }) => ({ params: { id } }))

/** The figures that a chart draws, for spreadsheets. */
export const GET: APIRoute<Record<string, never>, { id: string }> = ({ params }) => {
  const chart = getChart(params.id)
  const points = getPoints(chart)
  const headings = Object.fromEntries(
    Object.entries(chart.columns).map(([key, { label }]) => [key, label]),
  )
  const { heading, rows } = addRevisedColumn(chart, points, getRevised(chart, points))
  return respond(formatPublicCsv({ ...headings, ...heading }, rows), 'text/csv; charset=utf-8')
}
