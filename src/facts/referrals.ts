import { defineFact, rowWith } from '../fact.ts'
import type { Fact } from '../fact.ts'
import { formatCount, formatLarge, formatMonth } from '../format.ts'
import { formatPrintedPercent, publishedFact } from './published.ts'

export const referrals: readonly Fact[] = [
  defineFact({
    id: 'referrals.in-hand',
    table: 'referrals-by-month',
    meaning: 'Months of the Network Contract DES with social prescribing that are in hand',
    text: (rows) => {
      const months = [...new Set(rows.map(({ month }) => month))].sort()
      return months.length === 0
        ? 'none of its files is in hand'
        : `its files in hand reach from ${formatMonth(months[0]!)} to ${formatMonth(months.at(-1)!)}`
    },
    period: () => 'to March 2025',
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
    format: formatPrintedPercent,
  }),
  defineFact({
    id: 'elemental.medical-route',
    table: 'published-figures',
    meaning: 'Referrals on the Access Elemental platform that came from medical routes, UK',
    text: (rows) => {
      const bound = (category: string) =>
        rowWith(rows, { series: 'elemental_medical_route_share', category }).value
      return `${bound('medical (low)')}–${formatPrintedPercent(bound('medical (high)'))}`
    },
    period: () => 'dates not stated',
  }),
  publishedFact({
    id: 'elemental.intervention',
    row: { series: 'elemental_intervention_share' },
    period: 'dates not stated',
    meaning:
      'Referrals on the Access Elemental platform after which any intervention was received, UK',
    format: formatPrintedPercent,
  }),
  publishedFact({
    id: 'elsa.referred',
    row: { series: 'elsa_sp_referral_share' },
    period: '2021 to 2023',
    meaning:
      'Adults aged 50 and over who report a social prescribing referral, England (ELSA wave 10)',
    format: formatPrintedPercent,
  }),
  publishedFact({
    id: 'elsa.respondents',
    row: { series: 'elsa_respondents' },
    period: '2021 to 2023',
    meaning: 'Adults aged 50 and over who answered, England (ELSA wave 10)',
  }),
]
