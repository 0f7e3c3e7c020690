import type { Chart } from './chart.ts'
import { drawPicture, drawSizedPicture } from './charts.ts'
import type { Size } from './plot/compose.ts'
import { drawPictureFile, drawSizedPictureFile } from './plot/picture.ts'
import { getPoints } from './points.ts'
import { captionOf, readLastEmbed, type RetiredChart } from './retired.ts'
import { getRevised } from './revised.ts'
import { addresses, toUrl } from './site.ts'

const theme = 'light'

/** The picture of a chart as a file: of this size, else as wide as on a page. */
export function draw(chart: Chart, size?: Size): string {
  const points = getPoints(chart)
  const address = toUrl(addresses.chart(chart.id))
  const form = { theme, address, revised: getRevised(chart, points) } as const
  return size
    ? drawSizedPicture(chart, points, { ...form, size })
    : drawPicture(chart, points, { ...form, layout: 'wide' })
}

/** The last picture of a retired chart, from its last embed. */
export async function drawRetired(chart: RetiredChart, size?: Size): Promise<string> {
  const kept = await readLastEmbed(chart)
  const { narrow, wide } = kept.drawings
  const caption = captionOf(chart, kept)
  return size
    ? drawSizedPictureFile([narrow, wide], caption, size, theme)
    : drawPictureFile(wide, caption, theme)
}
