import { defineFact, rowWith } from '../fact.ts'
import type { Fact, Tables } from '../fact.ts'
import { formatCount, formatLarge, formatPercent } from '../format.ts'

/** A figure as printed in a paper, a statistic or the trade press. */
function publishedFact(fact: {
  id: string
  row: Partial<Tables['published-figures'][number]>
  period: string
  meaning: string
  format?: (value: number) => string
}): Fact {
  const { format = formatCount } = fact
  return defineFact({
    id: fact.id,
    table: 'published-figures',
    meaning: fact.meaning,
    text: (rows) => format(rowWith(rows, fact.row).value),
    period: () => fact.period,
  })
}

const percent = (value: number) => formatPercent(value / 100)

const study = 'Bu et al., Lancet Public Health 2025'

export const referrals: readonly Fact[] = [
  publishedFact({
    id: 'study.consultations',
    row: { series: 'bu_sp_coded_consultations_cumulative' },
    period: 'to the end of 2023',
    meaning: `GP consultations with a social prescribing code, England, estimate (${study})`,
    format: formatLarge,
  }),
  publishedFact({
    id: 'study.referrals',
    row: { series: 'bu_sp_referral_consultations_cumulative' },
    period: 'to the end of 2023',
    meaning: `GP consultations that led to a social prescribing referral, England, estimate (${study})`,
    format: formatLarge,
  }),
  defineFact({
    id: 'study.people.2023',
    table: 'people-referred',
    meaning: `People referred to social prescribing in 2023, England, estimate (${study})`,
    text: (rows) => formatLarge(rowWith(rows, { series: 'study-2023' }).people),
    period: () => '2023',
  }),
  publishedFact({
    id: 'study.sample.patients',
    row: { series: 'bu_sample_patients' },
    period: 'to the end of 2023',
    meaning: `Patients with social prescribing records in the study's sample (${study})`,
    format: formatLarge,
  }),
  publishedFact({
    id: 'study.sample.practices',
    row: { series: 'bu_sample_practices' },
    period: 'to the end of 2023',
    meaning: `GP practices in the study's sample (${study})`,
  }),
  publishedFact({
    id: 'study.women',
    row: { series: 'bu_share_female' },
    period: 'to the end of 2023',
    meaning: `Women and girls among the patients offered social prescribing, England (${study})`,
    format: percent,
  }),
  publishedFact({
    id: 'study.ethnic-minority',
    row: { series: 'bu_share_ethnic_minority' },
    period: 'to the end of 2023',
    meaning: `People from ethnic minority groups among the patients offered social prescribing, England (${study})`,
    format: percent,
  }),
  defineFact({
    id: 'nhs.people.2020-21',
    table: 'people-referred',
    meaning:
      'Patients referred in 2020/21, NHS Digital figures from practices as reported by the press',
    text: (rows) => formatCount(rowWith(rows, { series: 'nhs-2020-21' }).people),
    period: () => 'April 2020 to March 2021',
  }),
  defineFact({
    id: 'target.people',
    table: 'people-referred',
    meaning: 'People to be referred by 2023/24: the target of the NHS Long Term Plan',
    text: (rows) => formatLarge(rowWith(rows, { series: 'target' }).people),
    period: () => 'by 2023/24',
  }),
  publishedFact({
    id: 'elemental.patients',
    row: { series: 'elemental_patients' },
    period: 'dates not stated',
    meaning: 'Patients referred through the Access Elemental platform, UK (Bu et al. 2024)',
  }),
  publishedFact({
    id: 'elemental.contact',
    row: { series: 'elemental_contact_share' },
    period: 'dates not stated',
    meaning:
      'Referrals on the Access Elemental platform that led to contact with a link worker, UK',
    format: percent,
  }),
  publishedFact({
    id: 'elemental.intervention',
    row: { series: 'elemental_intervention_share' },
    period: 'dates not stated',
    meaning:
      'Referrals on the Access Elemental platform after which any intervention was received, UK',
    format: percent,
  }),
  publishedFact({
    id: 'elsa.referred',
    row: { series: 'elsa_sp_referral_share' },
    period: '2021 to 2023',
    meaning:
      'Adults aged 50 and over who report a social prescribing referral, England (ELSA wave 10)',
    format: (value) => formatPercent(value / 100, 1),
  }),
  publishedFact({
    id: 'elsa.respondents',
    row: { series: 'elsa_respondents' },
    period: '2021 to 2023',
    meaning: 'Adults aged 50 and over who answered, England (ELSA wave 10)',
  }),
]
