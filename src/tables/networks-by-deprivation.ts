import { flatGroup, sum } from 'd3'
import { z } from 'zod'
import { text } from '../cell.ts'
import { atMost } from '../checks/bounds.ts'
import { fitWithInterval } from '../methods/regression.ts'
import { ratePer100000, round } from '../methods/round.ts'
import { count, defineTable, fteRate, month, type RowOf } from '../table.ts'
import { areaDeprivation } from './area-deprivation.ts'

const edition = 'IMD 2025'

/** Widths of the bands, and where the last of them begins, which is open. */
const scoreBands = { width: 5, last: 45 }
const rateBands = { width: 2, last: 16 }

const score = z.number().nonnegative().nullable().meta({ unit: 'IMD score' })
const rate = fteRate.nullable()
const slope = z.number().nullable().meta({ unit: 'FTE per 100,000 patients' })

const row = z.object({
  group: z
    .enum(['all that reported', 'band', 'not reported'])
    .describe(
      'All networks that reported; those of one band of scores and rates; those that did not report, whose rate is unknown',
    ),
  score_from: score.describe('Lower end of the band of mean IMD 2025 scores; blank outside bands'),
  score_to: score.describe('Upper end of the band of scores; blank where it is open'),
  rate_from: rate.describe('Lower end of the band of FTE per 100,000 patients'),
  rate_to: rate.describe(
    'Upper end of the band of rates; blank where it is open; 0 for networks that reported no link worker',
  ),
  census: month.describe('Census month of the link workers'),
  networks: count.describe('Primary care networks'),
  patients: count.describe('Their patients'),
  patients_date: text.describe('Day or financial year of the list sizes'),
  mean_score: score.describe('Their mean IMD 2025 score, weighted by patients'),
  fte_per_100000: rate.describe(
    'FTE per 100,000 patients of all of them together; blank where they did not report',
  ),
  slope: slope.describe(
    'All that reported only: by how much FTE per 100,000 patients differ between two networks whose scores are ten points apart, by the straight line that fits the networks best, each weighted by its patients',
  ),
  slope_lower: slope.describe(
    'Lower end of the 95% interval of the slope (bootstrap over networks)',
  ),
  slope_upper: slope.describe(
    'Upper end of the 95% interval of the slope (bootstrap over networks)',
  ),
})

type Row = z.infer<typeof row>
type Network = RowOf<typeof areaDeprivation> & { score: number }

export const networksByDeprivation = defineTable({
  id: 'networks-by-deprivation',
  title: 'Networks by deprivation and link workers, in bands',
  description:
    'Primary care networks at the newest census, counted by the mean deprivation score of their practices and by their link workers per 100,000 patients. Networks that did not report are a group of their own, never zero. The first row has the line that fits all reporting networks best. Single networks are in area-deprivation.',
  sources: areaDeprivation.sources,
  row,
  key: ['group', 'score_from', 'rate_from', 'rate_to'],
  checks: [atMost<Row>('slope_lower', 'slope'), atMost<Row>('slope', 'slope_upper')],
  build(extracts) {
    const networks = areaDeprivation
      .build(extracts)
      .filter((area): area is Network => area.score !== null)
      .filter((area) => area.edition === edition && area.level === 'network' && area.patients > 0)
    const reporting = networks.filter(({ fte }) => fte !== null)
    const silent = networks.filter(({ fte }) => fte === null)
    const { slope: perPoint, interval } = fitWithInterval(
      reporting.map((network) => ({
        x: network.score,
        y: network.fte_per_100000 ?? 0,
        weight: network.patients,
      })),
    )
    const line = {
      slope: round(perPoint * 10, 4),
      slope_lower: round(interval.lower * 10, 4),
      slope_upper: round(interval.upper * 10, 4),
    }
    const bands = flatGroup(
      reporting,
      (network) => bandOf(network.score, scoreBands),
      // None at all is not few: a band of its own, from 0 to 0, which sorts before the others.
      ({ fte_per_100000 }) => (fte_per_100000 === 0 ? -1 : bandOf(fte_per_100000!, rateBands)),
    ).sort((a, b) => a[0] - b[0] || a[1] - b[1])
    return [
      { group: 'all that reported' as const, ...noBands, ...sumUp(reporting), ...line },
      ...bands.map(([scoreBand, rateBand, within]): Row => {
        const { from, to } = rateBand < 0 ? { from: 0, to: 0 } : endsOf(rateBand, rateBands)
        const ends = endsOf(scoreBand, scoreBands)
        return {
          group: 'band',
          score_from: ends.from,
          score_to: ends.to,
          rate_from: from,
          rate_to: to,
          ...sumUp(within),
          ...noLine,
        }
      }),
      ...(silent.length > 0
        ? [{ group: 'not reported' as const, ...noBands, ...sumUp(silent), ...noLine }]
        : []),
    ]
  },
})

const noBands = { score_from: null, score_to: null, rate_from: null, rate_to: null }
const noLine = { slope: null, slope_lower: null, slope_upper: null }

type Bands = { width: number; last: number }

const bandOf = (value: number, { width, last }: Bands) =>
  Math.min(Math.floor(value / width), last / width)

const endsOf = (band: number, { width, last }: Bands) => ({
  from: band * width,
  to: band * width === last ? null : (band + 1) * width,
})

function sumUp(networks: readonly Network[]) {
  const patients = sum(networks, (network) => network.patients)
  const isReported = networks.some(({ fte }) => fte !== null)
  return {
    census: networks[0]!.census,
    networks: networks.length,
    patients,
    patients_date: networks[0]!.patients_date,
    mean_score: round(sum(networks, (network) => network.score * network.patients) / patients, 4),
    fte_per_100000: isReported
      ? ratePer100000(
          sum(networks, ({ fte }) => fte ?? 0),
          patients,
        )
      : null,
  }
}
