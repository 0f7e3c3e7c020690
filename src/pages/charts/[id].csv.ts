import type { APIRoute } from 'astro'
import { charts, getChart } from '../../charts.ts'
import { getPoints } from '../../points.ts'
import { formatPublicCsv, respond } from '../../public-file.ts'

export const getStaticPaths = () => charts.map(({ id }) => ({ params: { id } }))

/** The figures that a chart draws, for spreadsheets. */
export const GET: APIRoute<Record<string, never>, { id: string }> = ({ params }) => {
  const chart = getChart(params.id)
  const headings = Object.fromEntries(
    Object.entries(chart.columns).map(([key, { label }]) => [key, label]),
  )
  return respond(formatPublicCsv(headings, getPoints(chart)), 'text/csv; charset=utf-8')
}
