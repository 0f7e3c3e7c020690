import type { APIRoute } from 'astro'
import { charts, getChart } from '../../charts.ts'
import { draw, drawRetired } from '../../picture-files.ts'
import { respond } from '../../public-file.ts'
import { findRetiredChart, retired } from '../../retired.ts'

export const getStaticPaths = () => [...charts, ...retired].map(({ id }) => ({ params: { id } }))

/** A chart as a picture that stands alone, its text as text. */
export const GET: APIRoute<Record<string, never>, { id: string }> = async ({ params }) => {
  const ended = findRetiredChart(params.id)
  const picture = ended ? await drawRetired(ended) : draw(getChart(params.id))
  return respond(picture, 'image/svg+xml')
}
