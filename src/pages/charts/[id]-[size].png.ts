import type { APIRoute } from 'astro'
import { charts, getChart } from '../../charts.ts'
import { draw, drawRetired } from '../../picture-files.ts'
import { getPng } from '../../png.ts'
import { respond } from '../../public-file.ts'
import { findRetiredChart, retired } from '../../retired.ts'
import { pictureSizes, type PictureSize } from '../../site.ts'

interface Props {
  id: string
  size: PictureSize
}

// Ids have hyphens too, so the address alone does not tell where the id ends: props do.
export const getStaticPaths = () =>
  [...charts, ...retired].flatMap(({ id }) =>
    pictureSizes.map((size) => ({ params: { id, size }, props: { id, size } })),
  )

/** A chart as a picture of a fixed size, for shared links and for social media. */
export const GET: APIRoute<Props> = async ({ props }) => {
  const [width = 0, height = 0] = props.size.split('x').map(Number)
  const size = { width, height }
  const ended = findRetiredChart(props.id)
  const picture = ended ? await drawRetired(ended, size) : draw(getChart(props.id), size)
  return respond(await getPng(picture, 1), 'image/png')
}
