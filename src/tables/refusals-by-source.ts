import { z } from 'zod'
import { text } from '../cell.ts'
import { divides } from '../checks/divides.ts'
import { quotes } from '../checks/references.ts'
import { getPublished } from '../methods/published.ts'
import { roundShare } from '../methods/round.ts'
import { publishedFigures } from '../sources/published-figures.ts'
import { snomedCodeUsage } from '../sources/snomed-code-usage.ts'
import { snomedCodeUsageCoverage } from '../sources/snomed-code-usage-coverage.ts'
import { count, defineTable, share } from '../table.ts'
import { snomedCodesByYear } from './snomed-codes-by-year.ts'

const row = z.object({
  source: z
    .enum(['study', 'nhs-practice-returns', 'snomed-codes', 'elsa'])
    .describe('Source; each counts something else, so figures compare within a source only'),
  source_name: text.describe('Source in words'),
  period: text.describe('Period'),
  period_start: z.iso.date().describe('First day'),
  period_end: z.iso.date().describe('Last day'),
  refused_share: share.describe('Share refused, 0 to 1'),
  refused: count.nullable().describe('Numerator; null = not published'),
  asked: count.nullable().describe('Denominator; null = not published'),
  counts: text.describe('What is counted'),
})

type Row = z.infer<typeof row>

export const refusalsBySource = defineTable({
  id: 'refusals-by-source',
  title: 'Refusals by source',
  description:
    'One row for each source and period: the share of social prescribing offers or referrals that were refused. The sources count different things.',
  sources: {
    published: publishedFigures,
    usage: snomedCodeUsage,
    coverage: snomedCodeUsageCoverage,
  },
  row,
  key: ['source', 'period'],
  checks: [
    quotes<Row>('refused_share', ({ source, period }) =>
      source === 'study' ? { series: 'bu_refusal', year: Number(period), times: 100 } : null,
    ),
    quotes<Row>('refused', ({ source }) =>
      source === 'nhs-practice-returns' ? { series: 'ncdes_patients_declined' } : null,
    ),
    quotes<Row>('asked', ({ source }) =>
      source === 'elsa' ? { series: 'elsa_sp_referred' } : null,
    ),
    divides<Row>('refused_share', 'refused', 'asked', 1, 1e-6),
  ],
  build({ published, usage, coverage }): z.infer<typeof row>[] {
    const figure = (series: string, year?: number) => getPublished(published, series, year)
    const study = [2019, 2023].map((year) => ({
      source: 'study' as const,
      source_name: 'GP records study',
      period: String(year),
      period_start: `${year}-01-01`,
      period_end: `${year}-12-31`,
      refused_share: figure('bu_refusal', year).value / 100,
      refused: null,
      asked: null,
      counts:
        'patients with a code for social prescribing declined; the denominator is not stated in the abstract',
    }))
    const nhsReferred = figure('ncdes_patients_referred').value
    const nhsDeclined = figure('ncdes_patients_declined').value
    const elsaReferred = figure('elsa_sp_referred').value
    const elsaAccepted = figure('elsa_sp_accepted_share').value / 100
    const codes = snomedCodesByYear.build({ usage, coverage })
    return [
      ...study,
      {
        source: 'nhs-practice-returns',
        source_name: 'NHS practice returns',
        period: '2020/21',
        period_start: '2020-04-01',
        period_end: '2021-03-31',
        refused_share: roundShare(nhsDeclined, nhsReferred + nhsDeclined),
        refused: nhsDeclined,
        asked: nhsReferred + nhsDeclined,
        counts: 'patients recorded as declined, of patients referred or declined',
      },
      ...codes.flatMap(({ year, period_start, period_end, referred, declined, declined_share }) =>
        typeof referred === 'number' && typeof declined === 'number' && declined_share !== null
          ? [
              {
                source: 'snomed-codes' as const,
                source_name: 'GP record codes',
                period: year,
                period_start,
                period_end,
                refused_share: declined_share,
                refused: declined,
                asked: referred + declined,
                counts:
                  'code entries for declined, of entries for referred or declined; entries, not people',
              },
            ]
          : [],
      ),
      {
        source: 'elsa',
        source_name: 'Adults aged 50 and over',
        period: '2021–23',
        period_start: '2021-01-01',
        period_end: '2023-12-31',
        refused_share: roundShare(1 - elsaAccepted, 1),
        refused: null,
        asked: elsaReferred,
        counts:
          'adults aged 50 and over who remember a referral and did not accept it (English Longitudinal Study of Ageing, wave 10)',
      },
    ]
  },
})
