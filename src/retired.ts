import { readFileSync } from 'node:fs'
import { inSentence, placeName } from './area-names.ts'
import { findArea, gone } from './areas.ts'
import { findChart } from './charts.ts'
import type { Point } from './chart.ts'
import { serveFrozen } from './embed/frozen.ts'
import { readEmbed, type KeptEmbed } from './embed/kept.ts'
import { once } from './once.ts'
import type { Caption } from './plot/caption.ts'
import { chartFigures, type ChartFigures } from './publishing/chart-figures.ts'
import { findRetired, type Retired } from './publishing/retired.ts'
import { getLastFrozen, readFrozen, records } from './releases.ts'
import { findRevised, type Revised } from './revisions/revised.ts'
import { subjectOfChart, type Subject } from './revisions/subject.ts'
import { addresses, toUrl } from './site.ts'

/** A retired chart with its last figures. */
export interface RetiredChart extends Retired {
  figures: ChartFigures
  columns: Record<string, { label: string }>
  points: Point[]
  revised: Revised[]
  /** Code of the area that it was about, where it was about one that is known. */
  area?: string
}

/** Every chart that was published and that the site no longer draws. All of its addresses go on answering. */
export const retired: readonly RetiredChart[] = findRetired(
  records,
  (id) => findChart(id) !== undefined,
).map(readRetired)

const byId = new Map(retired.map((chart) => [chart.id, chart]))

/** The retired chart with this id; undefined where there is none. */
export const findRetiredChart = (id: string): RetiredChart | undefined => byId.get(id)

/** Its figures are read past the bundler, like tables. */
function readRetired(item: Retired): RetiredChart {
  const { id, last } = item
  const path = `data/releases/${last.place}/charts/${id}.json`
  const figures = chartFigures.parse(JSON.parse(readFileSync(path, 'utf8')))
  const { key, rows: points } = figures
  const columns = Object.fromEntries(figures.columns.map((column) => [column.key, column]))
  const area = id.split('-').at(-1)!.toUpperCase()
  const isKnown = findArea(area) ?? gone.find(({ code }) => code === area)
  return {
    ...item,
    figures,
    columns,
    points,
    revised: findRevised(records, { id, key, columns }, points),
    ...(isKnown && { area }),
  }
}

/** A retired chart as its revisions name it. */
export function subjectOfRetired({ id, area, columns, figures }: RetiredChart): Subject {
  const place = findArea(area ?? '') ?? gone.find(({ code }) => code === area)
  const name = place && inSentence({ ...place, name: placeName(place.name) })
  return subjectOfChart({ id, key: figures.key, columns, ...(area && { area }) }, name)
}

/** The last embed of a retired chart as the site serves it, and what it says and shows. */
export const readLastEmbed = once(
  async ({ id }: RetiredChart): Promise<KeptEmbed & { document: string }> => {
    const frozen = await readFrozen(getLastFrozen(id))
    const since = { what: 'ended', page: toUrl(addresses.chart(id)) } as const
    const document = serveFrozen(frozen, { site: toUrl(''), since })
    return { ...readEmbed(document), document }
  },
)

/** What its pictures say besides its drawing. */
export function captionOf({ id }: RetiredChart, { title, subtitle, source }: KeptEmbed): Caption {
  return { title, subtitle, source, address: toUrl(addresses.chart(id)) }
}
