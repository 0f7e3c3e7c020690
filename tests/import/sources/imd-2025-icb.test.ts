import { expect, it } from 'vitest'
import { extractOf } from '../../fixtures/import/extract.ts'

const file =
  'icb24_code,icb24_name,imd_average_score,imd_rank_of_average_score,imd_average_rank,imd_proportion_of_lso_as_in_most_deprived_10_percent_nationally\nE54000008,NHS Test ICB,29.1,3,18000.5,0.2011\n'

it('keeps the mean of each board, and is doubted when boards are missing', async () => {
  const { output } = await extractOf('imd-2025-icb', [file])
  expect(output).toMatch('boards: 1; expected 42 — the file may be cut off')
  const { rows } = await extractOf('imd-2025-icb', [file], '--accept', 'one board for this test')
  expect(rows).toEqual(['E54000008,NHS Test ICB,29.1,3,18000.5,0.2011'])
})
