import { defineFact, rowThat, rowWith } from '../fact.ts'
import type { Fact, Tables } from '../fact.ts'
import { formatDecimal, formatPercent, formatSmall } from '../format.ts'
import { publishedFact } from './published.ts'

type Refusals = Tables['refusals-by-source']

const latestCodes = (rows: Refusals) =>
  rowThat(
    rows.filter((row) => row.source === 'snomed-codes'),
    (a, b) => a.period > b.period,
  )

/** The refusal share of one source in one period. */
function refusalFact(
  id: string,
  find: (rows: Refusals) => Refusals[number],
  meaning: string,
  decimals = 0,
): Fact {
  return defineFact({
    id,
    table: 'refusals-by-source',
    meaning,
    text: (rows) => formatPercent(find(rows).refused_share, decimals),
    period: (rows) => find(rows).period,
  })
}

const inStudy = (period: string) => (rows: Refusals) => rowWith(rows, { source: 'study', period })
const studyMeaning =
  'Share with a code of social prescribing declined, England (Bu et al., Lancet Public Health 2025)'
const codesMeaning = 'Declined codes as a share of referred and declined codes, GP records, England'

type Published = Tables['published-figures']

const oddsRatio = (rows: Published) => rowWith(rows, { series: 'bu_refusal_odds_ratio' })
const oddsMeaning = 'Odds of refusing, women against men (Bu et al., Lancet Public Health 2025)'

/** A fact of the odds ratio of women against men. */
function oddsFact(id: string, meaning: string, text: (row: Published[number]) => string): Fact {
  return defineFact({
    id,
    table: 'published-figures',
    meaning: `${oddsMeaning}${meaning}`,
    text: (rows) => text(oddsRatio(rows)),
    period: () => '2023',
  })
}

export const refusals: readonly Fact[] = [
  refusalFact('study.refusal.2019', inStudy('2019'), studyMeaning),
  refusalFact('study.refusal.2023', inStudy('2023'), studyMeaning),
  defineFact({
    id: 'study.refusal.2023.one-in',
    table: 'refusals-by-source',
    meaning: `${studyMeaning}, as one in so many`,
    text: (rows) => `one in ${formatSmall(Math.round(1 / inStudy('2023')(rows).refused_share))}`,
    period: () => '2023',
  }),
  oddsFact('study.women.lower-odds', ', as so much lower', (row) => formatPercent(1 - row.value)),
  oddsFact('study.women.odds-ratio', '', (row) => formatDecimal(row.value, 2)),
  oddsFact('study.women.odds-ratio.interval', ', 95% confidence interval', (row) =>
    [row.lower, row.upper].map((bound) => formatDecimal(bound ?? Number.NaN, 2)).join('–'),
  ),
  refusalFact(
    'nhs.refusal.2020-21',
    (rows) => rowWith(rows, { source: 'nhs-practice-returns' }),
    'Patients who declined as a share of those who were referred or declined, practice returns, England',
  ),
  publishedFact({
    id: 'nhs.declined.2020-21',
    row: { series: 'ncdes_patients_declined' },
    period: 'April 2020 to March 2021',
    meaning:
      'Patients recorded as having declined a referral, practice returns as reported by the press',
  }),
  refusalFact(
    'snomed.refusal.2018-19',
    (rows) => rowWith(rows, { source: 'snomed-codes', period: '2018-19' }),
    codesMeaning,
    1,
  ),
  refusalFact('snomed.refusal.latest', latestCodes, `${codesMeaning}, newest year in hand`, 1),
  refusalFact(
    'elsa.refusal',
    (rows) => rowWith(rows, { source: 'elsa' }),
    'Adults aged 50 and over who did not accept, of those who report a referral, England (ELSA wave 10)',
  ),
  publishedFact({
    id: 'elsa.referred.people',
    row: { series: 'elsa_sp_referred' },
    period: '2021 to 2023',
    meaning: 'Adults aged 50 and over who report a referral, England (ELSA wave 10)',
  }),
]
