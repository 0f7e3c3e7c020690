import type { APIRoute } from 'astro'
import { charts, getChart } from '../../charts.ts'
import { writeLastOembed, writeOembed, type Oembed } from '../../embed/oembed.ts'
import { getPoints } from '../../points.ts'
import { formatJson, respond } from '../../public-file.ts'
import { findRetiredChart, readLastEmbed, retired } from '../../retired.ts'
import { getRevised } from '../../revised.ts'

export const getStaticPaths = () => [...charts, ...retired].map(({ id }) => ({ params: { id } }))

/** A chart for systems that turn the address of its page into an embed. */
export const GET: APIRoute<Record<string, never>, { id: string }> = async ({ params }) => {
  const ended = findRetiredChart(params.id)
  if (ended) return answer(writeLastOembed(ended.id, await readLastEmbed(ended)))
  const chart = getChart(params.id)
  const points = getPoints(chart)
  return answer(writeOembed(chart, points, getRevised(chart, points)))
}

const answer = (oembed: Oembed) => respond(formatJson(oembed), 'application/json')
