import { readFileSync } from 'node:fs'

/** One value of a chart, in the form that every charting library takes. */
export interface Value {
  /** A category of bars; for lines the time in years. */
  x: string | number
  y: number
  series: string
}

/** What one chart draws. */
export interface Drawn {
  title: string
  mark: 'line' | 'bar'
  values: Value[]
}

type Row = Record<string, string | number | null>

/** Which columns of a chart's figures are drawn, and as what; several in `y` are series of their own. */
const forms: Record<string, { mark: Drawn['mark']; x: string; y: string[]; series?: string }> = {
  'link-workers-by-deprivation-now': { mark: 'bar', x: 'fifth_name', y: ['fte_per_100000'] },
  'link-workers-by-deprivation-over-time': {
    mark: 'line',
    x: 'census',
    y: ['fte_per_100000'],
    series: 'fifth_name',
  },
  'link-workers-by-month': { mark: 'line', x: 'census', y: ['fte'] },
  'link-workers-by-region': { mark: 'line', x: 'census', y: ['fte_per_100000'], series: 'area' },
  'people-referred': { mark: 'bar', x: 'label', y: ['people'] },
  'population-by-imd-2019-fifth': { mark: 'bar', x: 'fifth_name', y: ['share'] },
  'referral-codes-by-year': { mark: 'bar', x: 'year', y: ['offered', 'referred', 'declined'] },
  'refusals-by-source': { mark: 'line', x: 'period_end', y: ['refused_share'], series: 'source' },
  'share-from-more-deprived-areas': { mark: 'line', x: 'period', y: ['share'], series: 'series' },
}

/** The points of a chart as it was built, from `dist/charts/<id>.json`; nothing for a chart that has no form here. */
export function readDrawn(id: string): Drawn | undefined {
  const form = forms[id]
  if (!form) return undefined
  const chart: { title: string; rows: Row[] } = JSON.parse(
    readFileSync(`dist/charts/${id}.json`, 'utf8'),
  )
  const values = chart.rows.flatMap((row) =>
    form.y.flatMap((column) => {
      const [x, y] = [String(row[form.x]), row[column]]
      const series = form.series ? String(row[form.series]) : column
      return typeof y === 'number' ? [{ x: form.mark === 'line' ? inYears(x) : x, y, series }] : []
    }),
  )
  return { title: chart.title, mark: form.mark, values }
}

/** A month, a day or a year as a number of years: `2026-07` is 2026.5. */
function inYears(time: string): number {
  const [year, month = 1] = time.split('-').map(Number)
  return Number((year! + (month - 1) / 12).toFixed(3))
}
