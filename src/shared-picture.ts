import type { Chart } from './chart.ts'
import { charts } from './charts.ts'
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
    alt: chart.describe(getPoints(chart)),
  }
}

/** The picture of a page about a question: the first chart that answers it. */
export function sharePictureOf(question: Chart['question']): SharedPicture {
  const chart = charts.find((candidate) => candidate.question === question)
  if (!chart) throw new Error(`charts: question: ${question}; no chart answers it`)
  return sharePicture(chart)
}
