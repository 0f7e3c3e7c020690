import { newest, rowThat, rowWith, type Tables } from './fact.ts'

/**
 * Words of an article that say what figures show, without a figure of their own: they are true only while the figures
 * say so. Build and release fail, naming file and line, when they are not.
 */
export interface Claim {
  /** A few words of the sentence, as typed. */
  words: string
  /** What must be so, for the message. */
  means: string
  holds: (tables: Tables) => boolean
}

const peakOfWorkers = (tables: Tables) =>
  rowThat(tables['link-workers-by-month'], (a, b) => a.fte > b.fte)
const latestCodes = (tables: Tables) =>
  rowThat(tables['snomed-codes-by-year'], (a, b) => a.year > b.year)
const codesOf = (tables: Tables, year: string) => rowWith(tables['snomed-codes-by-year'], { year })
const shareOf = (tables: Tables, source: 'study' | 'snomed-codes', period: string) =>
  rowWith(tables['refusals-by-source'], { source, period }).refused_share

const slipped = (words: string): Claim => ({
  words,
  means: 'the newest count of link workers lies at least 1% below the highest',
  holds: (tables) => newest(tables['link-workers-by-month']).fte < 0.99 * peakOfWorkers(tables).fte,
})

const fewerRefuse = (words: string): Claim => ({
  words,
  means: 'in the study and in the code entries the newest share of refusals is below the first',
  holds: (tables) =>
    shareOf(tables, 'study', '2023') < shareOf(tables, 'study', '2019') &&
    shareOf(tables, 'snomed-codes', latestCodes(tables).year) <
      rowThat(
        tables['refusals-by-source'].filter(({ source }) => source === 'snomed-codes'),
        (a, b) => a.period < b.period,
      ).refused_share,
})

/** How wide the interval of a slope is. */
const widthOf = (row: { slope_lower: number | null; slope_upper: number | null }) =>
  (row.slope_upper ?? Number.NaN) - (row.slope_lower ?? Number.NaN)

export const claims: readonly Claim[] = [
  slipped('Its workforce has since slipped'),
  slipped('The number of link workers rose too, then slipped'),
  slipped('Why did the number stop rising?'),
  {
    words: 'from about March 2023 on, nearly all networks are in it',
    means: 'at least 95% of networks recorded staff in every census since March 2023',
    holds: (tables) => {
      const since = tables['link-workers-by-month'].filter(({ census }) => census >= '2023-03')
      return since.length > 0 && since.every(({ recording_share }) => recording_share >= 0.95)
    },
  },
  fewerRefuse('A smaller share now says no'),
  fewerRefuse('in both the share has fallen'),
  {
    words: 'A smaller share is not a smaller number',
    means: '“declined” was entered more often in the newest year than in 2018-19',
    holds: (tables) =>
      Number(latestCodes(tables).declined) > Number(codesOf(tables, '2018-19').declined),
  },
  {
    words: 'both were covered about equally well by then',
    means:
      'the coverage of the two ends in September 2022 differs by less than two points in a hundred',
    holds: (tables) => {
      const [most, least] = [1, 5].map(
        (fifth) =>
          rowWith(tables['link-workers-by-deprivation-fifth'], {
            edition: 'IMD 2019',
            census: '2022-09',
            fifth,
          }).reporting_share,
      )
      return Math.abs(most! - least!) < 0.02
    },
  },
  {
    words: 'Not every census has figures by network in hand',
    means: 'there are fewer censuses by network than for England',
    holds: (tables) => {
      const byNetwork = new Set(
        tables['link-workers-by-deprivation-fifth'].map(({ census }) => census),
      )
      return byNetwork.size < tables['link-workers-by-month'].length
    },
  },
  {
    words: 'Some parts of England have several times as many link workers',
    means:
      'the sub-ICB location with the most has at least three times the rate of the one with the fewest',
    holds: (tables) => {
      const rates = tables['link-workers-and-deprivation']
        .filter(({ level }) => level === 'sub-icb')
        .map((area) => area.fte_per_100000)
      return Math.max(...rates) >= 3 * Math.min(...rates)
    },
  },
  {
    words: 'Here the range is narrower',
    means: 'the interval of the slope is narrower across networks than across ICBs',
    holds: (tables) => {
      const icbs = rowWith(tables['link-workers-and-deprivation'], { level: 'england' })
      const networks = rowWith(tables['networks-by-deprivation'], { group: 'all that reported' })
      return widthOf(networks) < widthOf(icbs)
    },
  },
  {
    words: 'a lean towards deprived networks, and a slight one',
    means: 'the concentration index lies between −0.15 and 0, and so does its interval',
    holds: (tables) => {
      const all = rowWith(tables['link-workers-share-by-deprivation-fifth'], { fifth: null })
      const { concentration_index_lower: lower, concentration_index_upper: upper } = all
      return lower !== null && upper !== null && lower > -0.15 && upper < 0
    },
  },
]
