import type { APIRoute } from 'astro'
import { charts, drawSizedPicture } from '../../charts.ts'
import type { Chart } from '../../chart.ts'
import { getPng } from '../../png.ts'
import { getPoints } from '../../points.ts'
import { respond } from '../../public-file.ts'
import { getRevised } from '../../revised.ts'
import { addresses, pictureSizes, toUrl, type PictureSize } from '../../site.ts'

interface Props {
  chart: Chart
  size: PictureSize
}

// Ids have hyphens too, so the address alone does not tell where the id ends: props do.
export const getStaticPaths = () =>
  charts.flatMap((chart) =>
    pictureSizes.map((size) => ({ params: { id: chart.id, size }, props: { chart, size } })),
  )

/** A chart as a picture of a fixed size, for shared links and for social media. */
export const GET: APIRoute<Props> = async ({ props }) => {
  const { chart } = props
  const points = getPoints(chart)
  const [width = 0, height = 0] = props.size.split('x').map(Number)
  const picture = drawSizedPicture(chart, points, {
    theme: 'light',
    size: { width, height },
    address: toUrl(addresses.chart(chart.id)),
    revised: getRevised(chart, points),
  })
  return respond(await getPng(picture, 1), 'image/png')
}
