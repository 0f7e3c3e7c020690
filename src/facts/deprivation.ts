import { defineFact, newest, rowWith } from '../fact.ts'
import type { Fact, Tables } from '../fact.ts'
import { formatDecimal, formatMonth, formatPercent } from '../format.ts'

type Fifths = Tables['link-workers-by-deprivation-fifth']

const most = 1
const least = 5

/** The newest census of one fifth of networks. */
const now = (rows: Fifths, edition: string, fifth: number) =>
  newest(rows.filter((row) => row.edition === edition && row.fifth === fifth))

/** One fifth of networks, IMD 2019, at a census of the years between. */
const then = (rows: Fifths, census: string, fifth: number) =>
  rowWith(rows, { edition: 'IMD 2019', census, fifth })

/** How the rate of the one fifth differs from that of the other: `26% more`. */
function compare(one: Fifths[number], other: Fifths[number]): string {
  const excess = one.fte_per_100000 / other.fte_per_100000 - 1
  return `${formatPercent(Math.abs(excess))} ${excess < 0 ? 'fewer' : 'more'}`
}

const rates = 'Full-time equivalent link workers per 100,000 registered patients of networks'
const names = { [most]: 'most deprived fifth', [least]: 'least deprived fifth' }

/** The share of patients in more deprived areas in one year, as the study prints it. */
function shareFact(year: string): Fact {
  return defineFact({
    id: `deprived.share.${year}`,
    table: 'share-from-more-deprived-areas',
    meaning:
      'Social prescribing patients who live in more deprived areas, England (Bu et al., Lancet Public Health 2025)',
    text: (rows) => formatPercent(rowWith(rows, { series: 'study', period: year }).share),
    period: () => year,
  })
}

export const deprivation: readonly Fact[] = [
  shareFact('2017'),
  shareFact('2023'),
  defineFact({
    id: 'population.two-most-deprived-fifths',
    table: 'population-by-imd-2019-fifth',
    meaning: "England's people in the two most deprived fifths of areas, IMD 2019",
    text: (rows) => formatPercent(rowWith(rows, { fifth: 2 }).cumulative_share, 1),
    period: () => 'mid-2015 population',
  }),
  defineFact({
    id: 'population.most-deprived-fifth',
    table: 'population-by-imd-2019-fifth',
    meaning: "England's people in the most deprived fifth of areas, IMD 2019",
    text: (rows) => formatPercent(rowWith(rows, { fifth: most }).share, 1),
    period: () => 'mid-2015 population',
  }),
  ...([most, least] as const).map((fifth) =>
    defineFact({
      id: `link-workers.${fifth === most ? 'most' : 'least'}-deprived.latest`,
      table: 'link-workers-by-deprivation-fifth',
      meaning: `${rates} in the ${names[fifth]}, IMD 2025, newest census`,
      text: (rows) => formatDecimal(now(rows, 'IMD 2025', fifth).fte_per_100000, 1),
      period: (rows) => formatMonth(now(rows, 'IMD 2025', fifth).census),
    }),
  ),
  ...(['2025', '2019'] as const).map((edition) =>
    defineFact({
      id: `link-workers.deprived.excess.imd-${edition}`,
      table: 'link-workers-by-deprivation-fifth',
      meaning: `How the most differs from the least deprived fifth: ${rates}, IMD ${edition}, newest census`,
      text: (rows) =>
        compare(now(rows, `IMD ${edition}`, most), now(rows, `IMD ${edition}`, least)),
      period: (rows) => formatMonth(now(rows, `IMD ${edition}`, most).census),
    }),
  ),
  defineFact({
    id: 'link-workers.deprived.excess.2022-09',
    table: 'link-workers-by-deprivation-fifth',
    meaning: `How the most differs from the least deprived fifth: ${rates}, IMD 2019`,
    text: (rows) => compare(then(rows, '2022-09', most), then(rows, '2022-09', least)),
    period: () => formatMonth('2022-09'),
  }),
  ...([most, least] as const).flatMap((fifth) =>
    (['2020-03', '2022-09'] as const).map((census) =>
      defineFact({
        id: `networks-recording.${fifth === most ? 'most' : 'least'}-deprived.${census}`,
        table: 'link-workers-by-deprivation-fifth',
        meaning: `Share of the patients of the ${names[fifth]} of networks, IMD 2019, whose network recorded staff`,
        text: (rows) => formatPercent(then(rows, census, fifth).reporting_share),
        period: () => formatMonth(census),
      }),
    ),
  ),
  defineFact({
    id: 'networks.scored.imd-2019',
    table: 'link-workers-by-deprivation-fifth',
    meaning: 'Registered patients in a network with an IMD 2019 score, England, newest census',
    text: (rows) => formatPercent(now(rows, 'IMD 2019', most).placed_patients_share, 1),
    period: (rows) => formatMonth(now(rows, 'IMD 2019', most).census),
  }),
]
