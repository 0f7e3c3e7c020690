import { defineFact, rowWith } from '../fact.ts'
import type { Fact } from '../fact.ts'
import { formatLarge } from '../format.ts'
import { formatPrintedPercent, publishedFact } from './published.ts'

const study = 'Bu et al., Lancet Public Health 2025'
const preprint = 'Bu et al., first version of the preprint, replaced by the paper'

/** The site's central study, and what its first draft said otherwise (for the methods page only). */
export const studyFacts: readonly Fact[] = [
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
    meaning: `Women among the patients offered social prescribing, England (${study})`,
    format: formatPrintedPercent,
  }),
  publishedFact({
    id: 'study.ethnic-minority',
    row: { series: 'bu_share_ethnic_minority' },
    period: 'to the end of 2023',
    meaning: `People from ethnic minority groups among the patients offered social prescribing, England (${study})`,
    format: formatPrintedPercent,
  }),
  publishedFact({
    id: 'preprint.consultations',
    row: { series: 'bu_v1_sp_coded_consultations_cumulative' },
    period: 'to the end of 2023',
    meaning: `GP consultations with a social prescribing code, England, estimate (${preprint})`,
    format: formatLarge,
  }),
  publishedFact({
    id: 'preprint.referrals',
    row: { series: 'bu_v1_sp_referral_consultations_cumulative' },
    period: 'to the end of 2023',
    meaning: `GP consultations that led to a social prescribing referral, England, estimate (${preprint})`,
    format: formatLarge,
  }),
  publishedFact({
    id: 'preprint.refusal.2023',
    row: { series: 'bu_v1_refusal', period_end: '2023-12-31' },
    period: '2023',
    meaning: `Share with a code of social prescribing declined, England (${preprint})`,
    format: formatPrintedPercent,
  }),
  publishedFact({
    id: 'preprint.deprived.start',
    row: { series: 'bu_v1_share_more_deprived', period_end: '2018-12-31' },
    period: 'before the national roll-out',
    meaning: `Social prescribing patients who live in more deprived areas, England (${preprint})`,
    format: formatPrintedPercent,
  }),
]
