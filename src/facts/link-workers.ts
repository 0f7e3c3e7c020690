import { defineFact, newest, rowThat, rowWith } from '../fact.ts'
import type { Fact, Tables } from '../fact.ts'
import { formatCount, formatDecimal, formatMonth, formatPercent } from '../format.ts'
import { missingInWords } from '../missing.ts'
import { publishedFact } from './published.ts'

type Months = Tables['link-workers-by-month']
type Month = Months[number]

const workers = 'Full-time equivalent link workers, both roles, primary care networks in England'
const first = (rows: Months) => rowThat(rows, (a, b) => a.census < b.census)
const peak = (rows: Months) => rowThat(rows, (a, b) => a.fte > b.fte)
const at = (census: string) => (rows: Months) => rowWith(rows, { census })

/** A fact of one census of England: which one may depend on the rows (first, peak, newest). */
function censusFact(
  id: string,
  census: (rows: Months) => Month,
  meaning: string,
  text: (row: Month) => string,
): Fact {
  return defineFact({
    id,
    table: 'link-workers-by-month',
    meaning,
    text: (rows) => text(census(rows)),
    period: (rows) => formatMonth(census(rows).census),
  })
}

const fte = (row: Month) => formatCount(row.fte)
const month = (row: Month) => formatMonth(row.census)
const share = (row: Month) => formatPercent(row.recording_share)
const networks = (row: Month) =>
  `${formatCount(row.networks_recording)} of ${formatCount(row.networks_active)}`

type Areas = Tables['link-workers-by-census']
type Area = Areas[number]
/** An area of which at least one network returned data. */
type KnownArea = Area & { fte: number; fte_per_100000: number }

const isKnown = (row: Area): row is KnownArea => row.fte !== null && row.fte_per_100000 !== null

const england = (rows: Areas) =>
  newest(rows.filter(({ level }) => level === 'england').filter(isKnown))

/** The regions at the newest census. */
function regions(rows: Areas): KnownArea[] {
  const all = rows.filter(({ level }) => level === 'region').filter(isKnown)
  const { census } = newest(all)
  return all.filter((row) => row.census === census)
}
const highest = (rows: Areas) =>
  rowThat(regions(rows), (a, b) => a.fte_per_100000 > b.fte_per_100000)
const lowest = (rows: Areas) =>
  rowThat(regions(rows), (a, b) => a.fte_per_100000 < b.fte_per_100000)

/** A fact of one area at the newest census. */
function areaFact(
  id: string,
  area: (rows: Areas) => KnownArea,
  meaning: string,
  text: (row: KnownArea) => string,
): Fact {
  return defineFact({
    id,
    table: 'link-workers-by-census',
    meaning,
    text: (rows) => text(area(rows)),
    period: (rows) => formatMonth(area(rows).census),
  })
}

const rate = (row: KnownArea) => formatDecimal(row.fte_per_100000, 1)
const rates = 'Full-time equivalent link workers per 100,000 registered patients'

/** A sentence on the gaps of a series, also where there is none. */
const gapsOf = (rows: readonly { census: string }[]) =>
  missingInWords([...new Set(rows.map(({ census }) => census))].sort()) ||
  'No gap is longer than six months.'

export const linkWorkers: readonly Fact[] = [
  defineFact({
    id: 'link-workers.missing',
    table: 'link-workers-by-month',
    meaning: 'Months of which no figures of link workers in England are in hand',
    text: gapsOf,
    period: (rows) => `${formatMonth(first(rows).census)} to ${formatMonth(newest(rows).census)}`,
  }),
  defineFact({
    id: 'link-workers.by-network.missing',
    table: 'link-workers-by-deprivation-fifth',
    meaning: 'Months of which no figures of link workers by network are in hand',
    text: (rows) => gapsOf(rows.filter(({ edition }) => edition === 'IMD 2019')),
    period: (rows) => `to ${formatMonth(newest(rows).census)}`,
  }),
  censusFact(
    'link-workers.bulletin.month',
    (rows) => newest(rows.filter(({ origin }) => origin === 'bulletin')),
    'Newest census of the bulletin in hand',
    month,
  ),
  censusFact('link-workers.first', first, `${workers}, first census`, fte),
  censusFact('link-workers.first.month', first, 'First census of link workers', month),
  censusFact('link-workers.peak', peak, `${workers}, highest of all censuses`, fte),
  censusFact('link-workers.peak.month', peak, 'Census with the most link workers', month),
  censusFact('link-workers.latest', newest, `${workers}, newest census`, fte),
  censusFact('link-workers.latest.month', newest, 'Newest census of link workers', month),
  censusFact(
    'link-workers.latest.mental-health',
    newest,
    'Full-time equivalent link workers who are mental health practitioners, England, newest census',
    (row) => formatCount(row.fte_mental_health ?? 0),
  ),
  defineFact({
    id: 'link-workers.latest.against-peak',
    table: 'link-workers-by-month',
    meaning: `${workers}: newest census against the highest`,
    text: (rows) => {
      const fall = 1 - newest(rows).fte / peak(rows).fte
      return fall > 0 ? `${formatPercent(fall)} below the peak` : 'the most so far'
    },
    period: (rows) => `${formatMonth(peak(rows).census)} to ${formatMonth(newest(rows).census)}`,
  }),
  censusFact('link-workers.2021-03', at('2021-03'), `${workers}, March 2021`, fte),
  censusFact('link-workers.2025-03', at('2025-03'), `${workers}, March 2025`, fte),
  publishedFact({
    id: 'link-workers.combined.2025-03',
    row: { series: 'combined_link_worker_fte', period_end: '2025-03-31' },
    period: 'March 2025',
    meaning:
      'Full-time equivalent link workers from workforce returns and reimbursement claims together, England (trade press)',
  }),
  publishedFact({
    id: 'target.link-workers',
    row: { series: 'target_link_workers' },
    period: 'by 2020/21',
    meaning: 'Link workers to be in place by 2020/21: the target of the NHS Long Term Plan',
  }),
  censusFact(
    'networks-recording.first',
    first,
    'Networks that recorded staff or contracted services, of the active ones, first census',
    networks,
  ),
  censusFact(
    'networks-recording.first.share',
    first,
    'Share of active networks that recorded staff or contracted services, first census',
    share,
  ),
  censusFact(
    'networks-recording.2020-09.share',
    at('2020-09'),
    'Share of active networks that recorded staff or contracted services, September 2020',
    share,
  ),
  censusFact(
    'networks-recording.2021-03.share',
    at('2021-03'),
    'Share of active networks that recorded staff or contracted services, March 2021',
    share,
  ),
  censusFact(
    'networks-recording.2023-03.share',
    at('2023-03'),
    'Share of active networks that recorded staff or contracted services, March 2023',
    share,
  ),
  censusFact(
    'networks-recording.latest',
    newest,
    'Networks that recorded staff or contracted services, of the active ones, newest census',
    networks,
  ),
  areaFact('link-workers.per-100000.latest', england, `${rates}, England`, rate),
  areaFact(
    'link-workers.patients-each.latest',
    england,
    'Registered patients for each full-time equivalent link worker, England, to the nearest thousand',
    (row) => formatCount(Math.round(row.patients / row.fte / 1000) * 1000),
  ),
  areaFact('regions.highest.name', highest, `Region with the highest: ${rates}`, (row) => row.name),
  areaFact('regions.highest.rate', highest, `${rates}, region with the highest`, rate),
  areaFact('regions.lowest.name', lowest, `Region with the lowest: ${rates}`, (row) => row.name),
  areaFact('regions.lowest.rate', lowest, `${rates}, region with the lowest`, rate),
]
