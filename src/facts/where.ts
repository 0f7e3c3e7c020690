import { placeName } from '../area-names.ts'
import { defineFact, rowThat, rowWith, type Fact, type Tables } from '../fact.ts'
import { formatCount, formatDecimal, formatMonth, formatPercent } from '../format.ts'
import { formatSigned, formatSlope } from '../slope.ts'

type Areas = Tables['link-workers-and-deprivation']
type Bands = Tables['networks-by-deprivation']
type Shares = Tables['link-workers-share-by-deprivation-fifth']

const icbs = (rows: Areas) => rows.filter(({ level }) => level === 'icb')
const most = (rows: Areas) => rowThat(icbs(rows), (a, b) => a.fte_per_100000 > b.fte_per_100000)
const fewest = (rows: Areas) => rowThat(icbs(rows), (a, b) => a.fte_per_100000 < b.fte_per_100000)
const england = (rows: Areas) => rowWith(rows, { level: 'england' })
const reporting = (rows: Bands) => rowWith(rows, { group: 'all that reported' })
const fifth = (rows: Shares, number: number | null) => rowWith(rows, { fifth: number })
const month = (rows: readonly { census: string }[]) => formatMonth(rows[0]?.census ?? '')

const rate = 'full-time equivalent link workers per 100,000 registered patients'
const slopeOf = (what: string, many: string) =>
  `${what} of the difference in ${rate} where the mean IMD 2025 score is ten points higher, across ${many}, England, newest census`

/** A figure that a sentence cannot be without. @throws where the table has none */
function known(value: number | null, column: string): number {
  if (value !== null) return value
  throw new Error(
    `fact: ${column}: nothing; expected a number — say in the article what is missing`,
  )
}

/** A name and a rate of one of the ICBs. */
function icbFacts(which: 'most' | 'fewest', pick: (rows: Areas) => Areas[number]): Fact[] {
  const table = 'link-workers-and-deprivation'
  return [
    defineFact({
      id: `where.icb.${which}.name`,
      table,
      meaning: `The integrated care board with the ${which} ${rate}, England, newest census`,
      text: (rows) => placeName(pick(rows).name),
      period: month,
    }),
    defineFact({
      id: `where.icb.${which}.rate`,
      table,
      meaning: `The integrated care board with the ${which} ${rate}: its rate`,
      text: (rows) => formatDecimal(pick(rows).fte_per_100000, 1),
      period: month,
    }),
  ]
}

/** The slope across areas or networks and the ends of its interval. */
const ends = [
  { id: 'slope', column: 'slope', what: 'Best estimate' },
  { id: 'slope.from', column: 'slope_lower', what: 'Lower end of the 95% interval' },
  { id: 'slope.to', column: 'slope_upper', what: 'Upper end of the 95% interval' },
] as const

/** The share of link workers of a fifth and the ends of its interval. */
const parts = [
  { id: 'share', column: 'fte_share', what: 'Share' },
  {
    id: 'share.from',
    column: 'fte_share_lower',
    what: 'Lower end of the 95% interval of the share',
  },
  { id: 'share.to', column: 'fte_share_upper', what: 'Upper end of the 95% interval of the share' },
] as const

export const where: readonly Fact[] = [
  ...icbFacts('most', most),
  ...icbFacts('fewest', fewest),
  ...ends.map(({ id, column, what }) =>
    defineFact({
      id: `where.icb.${id}`,
      table: 'link-workers-and-deprivation',
      meaning: slopeOf(what, 'integrated care boards'),
      text: (rows) => formatSlope(known(england(rows)[column], column)),
      period: month,
    }),
  ),
  ...ends.map(({ id, column, what }) =>
    defineFact({
      id: `where.network.${id}`,
      table: 'networks-by-deprivation',
      meaning: slopeOf(what, 'primary care networks that reported'),
      text: (rows) => formatSlope(known(reporting(rows)[column], column)),
      period: month,
    }),
  ),
  defineFact({
    id: 'where.networks.reporting',
    table: 'networks-by-deprivation',
    meaning: 'Primary care networks that reported their staff, England, newest census',
    text: (rows) => formatCount(reporting(rows).networks),
    period: month,
  }),
  defineFact({
    id: 'where.networks.none',
    table: 'networks-by-deprivation',
    meaning: 'Primary care networks that reported and had no link worker, England, newest census',
    text: (rows) =>
      formatCount(
        rows.reduce((sum, { rate_to, networks }) => sum + (rate_to === 0 ? networks : 0), 0),
      ),
    period: month,
  }),
  ...([1, 5] as const).flatMap((number) =>
    parts.map(({ id, column, what }) =>
      defineFact({
        id: `where.fifth.${number === 1 ? 'most' : 'least'}-deprived.${id}`,
        table: 'link-workers-share-by-deprivation-fifth',
        meaning: `${what} of link workers (full-time equivalent) in the ${number === 1 ? 'most' : 'least'} deprived fifth of the patients of networks that reported, IMD 2025, England, newest census`,
        text: (rows) => formatPercent(fifth(rows, number)[column], 1),
        period: month,
      }),
    ),
  ),
  defineFact({
    id: 'where.concentration-index',
    table: 'link-workers-share-by-deprivation-fifth',
    meaning:
      'Concentration index of link workers over the patients of networks that reported, from the most deprived, IMD 2025, England, newest census',
    text: (rows) =>
      formatSigned(known(fifth(rows, null).concentration_index, 'concentration_index')),
    period: month,
  }),
]
