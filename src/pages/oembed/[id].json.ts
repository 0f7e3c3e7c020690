import type { APIRoute } from 'astro'
import { charts, getChart } from '../../charts.ts'
import { writeOembed } from '../../embed/oembed.ts'
import { getPoints } from '../../points.ts'
import { formatJson, respond } from '../../public-file.ts'
import { getRevised } from '../../revised.ts'

export const getStaticPaths = () => charts.map(({ id }) => ({ params: { id } }))

/** A chart for systems that turn the address of its page into an embed. */
export const GET: APIRoute<Record<string, never>, { id: string }> = ({ params }) => {
  const chart = getChart(params.id)
  const points = getPoints(chart)
  const oembed = writeOembed(chart, points, getRevised(chart, points))
  return respond(formatJson(oembed), 'application/json')
}
