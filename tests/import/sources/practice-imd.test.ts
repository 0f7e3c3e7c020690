import { describe, expect, it } from 'vitest'
import { extractOf } from '../../fixtures/import/extract.ts'

describe('practice-imd', () => {
  it('keeps the newest edition of a file with several, closed practices included', async () => {
    const { path, rows } = await extractOf('practice-imd', [
      'IndicatorID,Year,AreaCode,AreaName,IsAreaCurrent,Value\n93553,2015,A81001,X,1,29.1\n93553,2019,A81002,Y,0,31.5\n93553,2019,A81001,X,1,32.36\n',
    ])
    expect(path).toBe('sources/practice-imd/2019.csv')
    expect(rows).toEqual(['A81001,2019,32.36', 'A81002,2019,31.5'])
  })

  it('is doubted on another scale', async () => {
    const { output } = await extractOf('practice-imd', [
      'PRACTICE_CODE,IMD_YEAR,IMD_SCORE\nA81001,2025,0.33\nA81002,2025,0.21\n',
    ])
    expect(output).toMatch('mean score: 0.27; expected 10 to 40 — look which scale it has')
  })
})
