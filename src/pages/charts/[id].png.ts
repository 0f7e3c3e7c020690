import type { APIRoute } from 'astro'
import { charts, getChart } from '../../charts.ts'
import { draw, drawRetired } from '../../picture-files.ts'
import { getPng } from '../../png.ts'
import { respond } from '../../public-file.ts'
import { findRetiredChart, retired } from '../../retired.ts'

export const getStaticPaths = () => [...charts, ...retired].map(({ id }) => ({ params: { id } }))

/** A chart as a picture in pixels. */
export const GET: APIRoute<Record<string, never>, { id: string }> = async ({ params }) => {
  const ended = findRetiredChart(params.id)
  const picture = ended ? await drawRetired(ended) : draw(getChart(params.id))
  return respond(await getPng(picture, 2), 'image/png')
}
