import { z } from 'zod'
import { codeForms } from '../area.ts'
import { decimal as decimalCell, text as textCell, whole } from '../cell.ts'
import { choice, code, count, decimal } from '../column.ts'
import { byColumns, defineSource } from '../source.ts'

const row = z.object({
  practice: textCell.describe('Code of the practice'),
  edition: whole.describe('Edition of the Index of Multiple Deprivation (IMD), a year'),
  score: decimalCell.describe(
    'Mean IMD score of the areas where the practice’s patients live; higher is more deprived; not comparable between editions',
  ),
})

/** The means of practices' scores: 23.5 to 24.2 in the editions so far. A scale of its own would lie far from them. */
const plausibleMean = { least: 10, most: 40 }

const layouts = {
  editionsTo2019: {
    title: 'Fingertips indicator 93553 (editions 2010, 2015 and 2019)',
    format: 'csv',
    columns: {
      indicator: choice('IndicatorID', ['93553']),
      edition: count('Year', 2004, 2100),
      practice: code('AreaCode', codeForms.practice, 'A81001'),
      score: decimal('Value', 0, 100),
    },
  },
  edition2025: {
    title: 'Fingertips indicator 94240 (edition 2025)',
    format: 'csv',
    columns: {
      edition: count('IMD_YEAR', 2004, 2100),
      practice: code('PRACTICE_CODE', codeForms.practice, 'A81001'),
      score: decimal('IMD_SCORE', 0, 100),
    },
  },
} as const

/** Deprivation of GP practices. Of a file with several editions the newest is kept, closed practices included. */
export const practiceImd = defineSource({
  id: 'practice-imd',
  title: 'Deprivation score (IMD) of GP practices',
  publisher: 'Office for Health Improvement and Disparities (Fingertips)',
  licence: 'Open Government Licence v3.0',
  page: 'https://fingertips.phe.org.uk/profile/general-practice',
  release: { form: 'YYYY', from: 'content', earliest: 2015 },
  rhythm: 'irregular',
  layouts,
  needs: 'one',
  steady: ['rows_kept'],
  row,
  key: ['practice'],
  extract(report) {
    const rows: z.infer<typeof row>[] = []
    const add = ({ practice, edition, score }: z.infer<typeof row>) => {
      rows.push({ practice, edition, score })
    }
    return {
      add: { editionsTo2019: add, edition2025: add },
      finish() {
        const newest = rows.reduce((latest, { edition }) => Math.max(latest, edition), 0)
        const ofNewest = rows.filter(({ edition }) => edition === newest)
        const mean = ofNewest.reduce((sum, { score }) => sum + score, 0) / ofNewest.length
        if (mean < plausibleMean.least || mean > plausibleMean.most) {
          report.doubt(
            `mean score: ${mean.toFixed(2)}; expected ${plausibleMean.least} to ${plausibleMean.most} — look which scale it has`,
          )
        }
        return {
          release: newest ? String(newest) : undefined,
          rows: ofNewest.sort(byColumns('practice')),
        }
      },
    }
  },
})
