import type { APIRoute } from 'astro'
import { charts, getChart } from '../../charts.ts'
import { getPoints } from '../../points.ts'
import { formatPublicCsv, respond } from '../../public-file.ts'
import { findRetiredChart, retired } from '../../retired.ts'
import { getRevised } from '../../revised.ts'
import { addRevisedColumn } from '../../revisions/files.ts'

export const getStaticPaths = () => [...charts, ...retired].map(({ id }) => ({ params: { id } }))

/** The figures that a chart draws, for spreadsheets; of a retired one the last. */
export const GET: APIRoute<Record<string, never>, { id: string }> = ({ params }) => {
  const { columns, points, revised } = findRetiredChart(params.id) ?? getFigures(params.id)
  const headings = Object.fromEntries(
    Object.entries(columns).map(([key, { label }]) => [key, label]),
  )
  const { heading, rows } = addRevisedColumn({ columns }, points, revised)
  return respond(formatPublicCsv({ ...headings, ...heading }, rows), 'text/csv; charset=utf-8')
}

function getFigures(id: string) {
  const chart = getChart(id)
  const points = getPoints(chart)
  return { columns: chart.columns, points, revised: getRevised(chart, points) }
}
