import type { Chart, Point } from '../chart.ts'
import { siteName } from '../site.ts'
import { licenceOf } from '../table.ts'

/** What an embed says besides its picture and its table. */
export interface Words {
  title: string
  subtitle: string
  description: string
  /** Publishers and licence; the link to the chart's page follows it. */
  source: string
  link: string
}

/** The words of a chart's embed, from the same points as its picture. */
export function wordsOf(chart: Chart, points: readonly Point[]): Words {
  return {
    title: chart.title(points),
    subtitle: chart.subtitle(points),
    description: chart.describe(points),
    source: `Source: ${chart.credit}. Licence: ${licenceOf(chart.table)}.`,
    link: siteName,
  }
}
