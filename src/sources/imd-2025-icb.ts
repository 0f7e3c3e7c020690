import { z } from 'zod'
import { decimal as decimalCell, text as textCell, whole } from '../cell.ts'
import { code, count, decimal, text } from '../column.ts'
import { byColumns, defineSource } from '../source.ts'

const row = z.object({
  icb_ons: textCell.describe(
    'Code of the integrated care board of 2024, as the Office for National Statistics gives it',
  ),
  name: textCell.describe('Name of the integrated care board'),
  average_score: decimalCell.describe('Mean IMD 2025 score of its areas; higher is more deprived'),
  rank_of_average_score: whole.describe('Rank of the mean score among 42: 1 = most deprived'),
  average_rank: decimalCell.describe('Mean rank of its areas'),
  share_in_most_deprived_tenth: decimalCell.describe(
    'Share of its areas that are among the most deprived tenth in England, 0 to 1',
  ),
})

/** Integrated care boards of 2024. */
const boards = 42

const layouts = {
  icbs: {
    title: 'IMD 2025 by integrated care board',
    format: 'csv',
    note: 'column names normalised by a public package',
    provenance: 'rebuilt',
    columns: {
      code: code('icb24_code', /^E54\d{6}$/, 'E54000008'),
      name: text('icb24_name'),
      averageScore: decimal('imd_average_score', 0, 100),
      rankOfAverageScore: count('imd_rank_of_average_score', 1, boards),
      averageRank: decimal('imd_average_rank', 1, 50_000),
      share: decimal('imd_proportion_of_lso_as_in_most_deprived_10_percent_nationally', 0, 1),
    },
  },
} as const

/** Deprivation of the 42 integrated care boards of 2024 by the Index of Multiple Deprivation 2025. */
export const imd2025Icb = defineSource({
  id: 'imd-2025-icb',
  title: 'English Indices of Deprivation 2025: integrated care boards',
  publisher: 'Ministry of Housing, Communities and Local Government',
  licence: 'Open Government Licence v3.0',
  page: 'https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025',
  release: { form: 'YYYY', from: 'content', earliest: 2025 },
  rhythm: 'irregular',
  layouts,
  needs: 'one',
  steady: ['rows_read', 'rows_kept'],
  row,
  key: ['icb_ons'],
  extract(report) {
    const rows: z.infer<typeof row>[] = []
    return {
      add: {
        icbs(cells) {
          rows.push({
            icb_ons: cells.code,
            name: cells.name,
            average_score: cells.averageScore,
            rank_of_average_score: cells.rankOfAverageScore,
            average_rank: cells.averageRank,
            share_in_most_deprived_tenth: cells.share,
          })
        },
      },
      finish() {
        if (rows.length !== boards) {
          report.doubt(`boards: ${rows.length}; expected ${boards} — the file may be cut off`)
        }
        return { release: '2025', rows: rows.sort(byColumns('icb_ons')) }
      },
    }
  },
})
