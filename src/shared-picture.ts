import { writeAlt, type Chart } from './chart.ts'
import { getChart } from './charts.ts'
import { getPoints } from './points.ts'
import { addresses } from './site.ts'

/** The picture that a link to a page is shared with: its address, its size in pixels, and what it shows. */
export interface SharedPicture {
  address: string
  width: number
  height: number
  alt: string
}

/** A chart as the picture of a shared link. */
export function sharePicture(chart: Chart): SharedPicture {
  return {
    address: addresses.picture(chart.id, '1200x630'),
    width: 1200,
    height: 630,
    alt: writeAlt(chart, getPoints(chart)),
  }
}

/** The picture of pages that have none of their own: the figure that the site begins with. */
export function shareSite(): SharedPicture {
  return sharePicture(getChart('people-referred'))
}
