import { describe, expect, it } from 'vitest'
import { extractOf } from '../../fixtures/import/extract.ts'

describe('published-figures', () => {
  it('keeps the series that the site tells of, and no others', async () => {
    const { rows } = await extractOf(
      'published-figures',
      [
        'series,period_start,period_end,geography,breakdown,category,value,lower,upper,unit,definition,source_title,source_url\n' +
          'khan_records,,,North West,total,all,3086,,,records,d,t,u\n' +
          'bu_refusal,2019-01-01,2019-12-31,England,total,all,22,,,percent,d,t,u\n',
      ],
      '--release',
      '2026-11',
    )
    expect(rows).toEqual(['bu_refusal,2019-01-01,2019-12-31,England,total,all,22,,,percent,d,t,u'])
  })

  it.each([
    ['2023-12-31,2019-01-01,England,total,all,12,,', 'period_end: "2019-01-01"; expected a day'],
    [
      '2023-01-01,2023-12-31,England,total,all,12,13,14',
      'value: 12; expected it between 13 and 14',
    ],
    ['2023-01-01,2023-12-31,England,total,all,12,,11', 'value: 12; expected it between any and 11'],
  ])('refuses a row that contradicts itself: %s', async (figures, told) => {
    const { output } = await extractOf(
      'published-figures',
      [
        `series,period_start,period_end,geography,breakdown,category,value,lower,upper,unit,definition,source_title,source_url\nbu_refusal,${figures},percent,d,t,u\n`,
      ],
      '--release',
      '2026-11',
    )
    expect(output).toMatch(`0.csv:2: ${told}`)
  })
})
