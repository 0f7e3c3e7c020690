import { describe, expect, it } from 'vitest'
import { quotes, sourced } from '../../src/checks/references.ts'
import { found } from './found.ts'

type Row = { census: string; share: number | null }

const check = quotes<Row>('share', ({ census }) =>
  census === 'own' ? null : { series: 'refusal', year: Number(census), times: 100 },
)
const figure = (year: number, value: number) => ({
  series: 'refusal',
  period_end: `${year}-12-31`,
  value,
})
const wordsFor = (rows: Row[], ...figures: ReturnType<typeof figure>[]) =>
  found(check, rows, { others: { 'published-figures': figures } }).map(({ words }) => words)

describe('quotes', () => {
  const row = { census: '2023', share: 0.12 }

  it('finds the figure as it was published, in its own unit', () => {
    expect(
      wordsFor([row, { census: 'own', share: 0.5 }], figure(2019, 22), figure(2023, 12)),
    ).toEqual([])
    expect(wordsFor([row], figure(2023, 12.1))).toEqual(['12, but 12.1 is published as refusal'])
  })

  it('wants one row to stand for it', () => {
    expect(wordsFor([row])).toEqual([
      '0.12, but published-figures has 0 rows of refusal ending in 2023; expected one',
    ])
    expect(wordsFor([row], figure(2023, 12), figure(2023, 12))).toHaveLength(1)
  })
})

describe('sourced', () => {
  const row = { census: '1', source_title: 'A paper', source_url: 'https://doi.org/10.1/x' }

  it('wants a title and an address', () => {
    expect(found(sourced, [row])).toEqual([])
    expect(found(sourced, [{ ...row, source_title: '' }])).toHaveLength(1)
    expect(found(sourced, [{ ...row, source_url: 'http://doi.org/10.1/x' }])).toHaveLength(1)
  })
})
