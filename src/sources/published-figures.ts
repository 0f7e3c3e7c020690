import { z } from 'zod'
import { blankable, day as dayCell, decimal as decimalCell, text as textCell } from '../cell.ts'
import { blankable as orBlank, day, decimal, text } from '../column.ts'
import { byColumns, defineSource } from '../source.ts'

/** The series that the site tells of; the compiled file holds others beside them. */
const series = new Set([
  'bu_patients_referred',
  'bu_refusal',
  'bu_refusal_odds_ratio',
  'bu_sample_patients',
  'bu_sample_practices',
  'bu_share_ethnic_minority',
  'bu_share_female',
  'bu_share_more_deprived',
  'bu_sp_coded_consultations_cumulative',
  'bu_sp_referral_consultations_cumulative',
  'bu_v1_refusal',
  'bu_v1_share_ethnic_minority',
  'bu_v1_share_female',
  'bu_v1_share_more_deprived',
  'bu_v1_sp_coded_consultations_cumulative',
  'bu_v1_sp_referral_consultations_cumulative',
  'bu_v1_target_exceedance',
  'bu_v2_refusal',
  'bu_v2_share_ethnic_minority',
  'bu_v2_share_female',
  'bu_v2_share_more_deprived',
  'bu_v2_sp_coded_consultations_cumulative',
  'bu_v2_sp_referral_consultations_cumulative',
  'combined_link_worker_fte',
  'elemental_contact_share',
  'elemental_intervention_share',
  'elemental_medical_route_share',
  'elemental_patients',
  'elsa_respondents',
  'elsa_sp_accepted_share',
  'elsa_sp_referral_odds_ratio',
  'elsa_sp_referral_share',
  'elsa_sp_referred',
  'ncdes_declined_share',
  'ncdes_patients_declined',
  'ncdes_patients_referred',
  'ncdes_referrals',
  'target_link_workers',
  'target_people_referred',
])

const row = z.object({
  series: textCell.describe('What is counted and by whom, as a short name'),
  period_start: blankable(dayCell).describe('First day of the period; blank if it is not stated'),
  period_end: blankable(dayCell).describe('Last day of the period; blank if it is not stated'),
  geography: textCell.describe('Place'),
  breakdown: textCell.describe('By what the figure is broken down; total if by nothing'),
  category: textCell.describe('Which group of the breakdown'),
  value: decimalCell.describe('The figure, in its unit'),
  lower: blankable(decimalCell).describe('Lower end of the 95% confidence interval'),
  upper: blankable(decimalCell).describe('Upper end of the 95% confidence interval'),
  unit: textCell.describe('Unit of the figure'),
  definition: textCell.describe('What the figure means and what is uncertain about it'),
  source_title: textCell.describe('Where it is printed'),
  source_url: textCell.describe('Address where it was read'),
})

const figure = { least: -1e12, most: 1e12 }

const layouts = {
  figures: {
    title: 'compiled figures',
    format: 'csv',
    provenance: 'compiled',
    note: 'figures printed in papers, statistics and trade press, each row with its own source',
    columns: {
      series: text('series'),
      start: orBlank(day('period_start')),
      end: orBlank(day('period_end')),
      geography: text('geography'),
      breakdown: text('breakdown'),
      category: text('category'),
      value: decimal('value', figure.least, figure.most),
      lower: orBlank(decimal('lower', figure.least, figure.most)),
      upper: orBlank(decimal('upper', figure.least, figure.most)),
      unit: text('unit'),
      definition: text('definition'),
      title: text('source_title'),
      url: text('source_url'),
    },
  },
} as const

/** Figures that others printed, with definition and source: the study, the press, surveys, targets. */
export const publishedFigures = defineSource({
  id: 'published-figures',
  title: 'Figures printed in papers, statistics and trade press',
  publisher: 'as named in each row',
  licence: 'single figures quoted with their source',
  page: 'https://doi.org/10.1016/S2468-2667(25)00217-8',
  release: { form: 'YYYY-MM', from: 'option', earliest: 2025 },
  rhythm: 'irregular',
  layouts,
  needs: 'one',
  steady: ['rows_kept'],
  row,
  key: ['series', 'category', 'period_end'],
  extract() {
    const rows: z.infer<typeof row>[] = []
    return {
      add: {
        figures(cells, at) {
          if (!series.has(cells.series)) return
          const { start, end, value, lower, upper } = cells
          if (start !== null && end !== null && start > end) {
            at.problem('period_end', end, `expected a day after ${start} — check the row`)
          }
          if ((lower ?? value) > value || (upper ?? value) < value) {
            at.problem(
              'value',
              value,
              `expected it between ${lower ?? 'any'} and ${upper ?? 'any'} — check the row`,
            )
          }
          rows.push({
            series: cells.series,
            period_start: cells.start,
            period_end: cells.end,
            geography: cells.geography,
            breakdown: cells.breakdown,
            category: cells.category,
            value: cells.value,
            lower: cells.lower,
            upper: cells.upper,
            unit: cells.unit,
            definition: cells.definition,
            source_title: cells.title,
            source_url: cells.url,
          })
        },
      },
      finish: () => ({ rows: rows.sort(byColumns('series', 'category', 'period_end')) }),
    }
  },
})
