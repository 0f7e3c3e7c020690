import { describe, expect, it } from 'vitest'
import { extractOf } from '../../fixtures/import/extract.ts'
import { csv } from '../../fixtures/import/official.ts'

const header = ['table', 'measure', 'block', 'series', 'census', 'value']
const linkWorkers = 'Social Prescribing Link Workers (Non-Mental Health Practitioners)'
/** A row of September 2022. */
const row = (measure: string, block: string, series: string, value: string) => [
  measure === 'FTE' ? '1a' : '1b',
  measure,
  block,
  series,
  '2022-09',
  value,
]

describe('pcn-workforce-bulletin', () => {
  it('brings the figures of a census together, blank where there is none', async () => {
    const { path, rows } = await extractOf('pcn-workforce-bulletin', [
      csv([
        header,
        row('headcount', 'all', 'PCNs active', '1263'),
        row('FTE', 'all', 'PCNs active', '1263'),
        row('FTE', 'male', linkWorkers, '1.5'),
        row('FTE', 'all', linkWorkers, '7.25'),
        row('headcount', 'all', linkWorkers, '6'),
        row('FTE', 'all', 'PCNs recording Staff or Contracted Services data', '1105'),
        row('headcount', 'all', 'PCNs recording Staff data', '1080'),
      ]),
    ])
    expect(path).toBe('sources/pcn-workforce-bulletin/2022-09.csv')
    expect(rows).toEqual(['2022-09,all,7.25,,6,,1263,1105,1080', '2022-09,male,1.5,,,,,,'])
  })

  it('refuses a figure that stands there twice and differs', async () => {
    const rows = [
      row('FTE', 'all', 'PCNs active', '1263'),
      row('headcount', 'all', 'PCNs active', '1264'),
    ]
    const { output } = await extractOf('pcn-workforce-bulletin', [csv([header, ...rows])])
    expect(output).toMatch(
      '0.csv:3: value: 1264; expected 1263 as in an earlier row of 2022-09, all, PCNs active',
    )
  })

  it('refuses a series that its table does not have', async () => {
    const rows = [row('FTE', 'all', 'PCNs recording Staff data', '1080')]
    const { output } = await extractOf('pcn-workforce-bulletin', [csv([header, ...rows])])
    expect(output).toMatch(
      'series: "PCNs recording Staff data"; expected a series of the FTE table',
    )
  })
})
