import { describe, expect, it } from 'vitest'
import { atMost, between } from '../../src/checks/bounds.ts'
import { found } from './found.ts'

type Row = { census: string; part: number | null; whole: number }

const row = (part: number | null, whole = 10): Row => ({ census: '2026-06', part, whole })

describe('between', () => {
  const check = between<Row>('part', 1, 5)

  it('takes both ends in and asks for a reason beyond them', () => {
    expect(found(check, [row(1), row(5), row(null)])).toEqual([])
    expect(found(check, [row(0.99), row(5.01)]).map(({ words }) => words)).toEqual([
      '0.99; expected 1 to 5',
      '5.01; expected 1 to 5',
    ])
    expect(found(check, [row(6)])[0]!.severity).toBe('asks for a reason')
  })

  it('judges a figure that is worked out, and leaves out rows that have none', () => {
    const share = between<Row>(
      { name: 'share', of: ({ part, whole }) => (part === null ? null : part / whole) },
      0,
      0.5,
    )
    expect(found(share, [row(5), row(null)])).toEqual([])
    expect(found(share, [row(6)])).toMatchObject([{ column: 'share' }])
  })
})

describe('atMost', () => {
  it('stops when a part is larger than the whole', () => {
    const check = atMost<Row>('part', 'whole')
    expect(found(check, [row(10), row(null)])).toEqual([])
    expect(found(check, [row(11)])).toEqual([
      {
        severity: 'stops',
        where: 'census 2026-06',
        column: 'part',
        words: '11, more than whole: 10',
      },
    ])
  })
})
