import type { APIRoute } from 'astro'
import { charts, drawPicture, getChart } from '../../charts.ts'
import { getPng } from '../../png.ts'
import { getPoints } from '../../points.ts'
import { respond } from '../../public-file.ts'
import { getRevised } from '../../revised.ts'
import { addresses, toUrl } from '../../site.ts'

export const getStaticPaths = () => charts.map(({ id }) => ({ params: { id } }))

/** A chart as a picture in pixels. */
export const GET: APIRoute<Record<string, never>, { id: string }> = async ({ params }) => {
  const chart = getChart(params.id)
  const points = getPoints(chart)
  const address = toUrl(addresses.chart(chart.id))
  const picture = drawPicture(chart, points, {
    theme: 'light',
    layout: 'wide',
    address,
    revised: getRevised(chart, points),
  })
  return respond(await getPng(picture, 2), 'image/png')
}
