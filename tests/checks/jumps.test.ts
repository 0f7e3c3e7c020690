import { describe, expect, it } from 'vitest'
import { jumps } from '../../src/checks/jumps.ts'
import { found } from './found.ts'

type Row = { census: string; code: string; level: string; fte: number | null; share: number }

const check = jumps<Row>('fte', {
  period: 'census',
  by: ['code'],
  pool: 'level',
  coverage: 'share',
  small: 1e-9,
})
const month = (number: number) =>
  `${2023 + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`

/** A series of one census a month. */
const series = (values: readonly (number | null)[], code = 'A', share = 1): Row[] =>
  values.map((fte, index) => ({ census: month(index), code, level: 'icb', fte, share }))

/** Twelve steps of which two are of 1%: the spread is the least that counts, and five times it is 5%. */
const calm = Array.from({ length: 13 }, (_, index) => (index === 4 ? 101 : 100))

const key = ['level', 'code', 'census']
const words = (rows: readonly Row[]) => found(check, rows, { key }).map((finding) => finding.words)

describe('jumps', () => {
  it('is silent up to five deviations and speaks beyond, with the numbers', () => {
    const edge = 100 * Math.exp(0.05 - 1e-6)
    expect(words(series([...calm, edge]))).toEqual([])
    expect(found(check, series([...calm, 106]), { key })).toEqual([
      {
        severity: 'asks for a reason',
        where: 'level icb · code A · census 2024-02',
        column: 'fte',
        words:
          'from 100 in January 2024 to 106 in February 2024, ×1.06; of 12 earlier steps of level icb the largest rise was from 100 in April 2023 to 101 in May 2023, ×1.01',
      },
    ])
    expect(words(series([...calm, 94]))[0]).toContain('the largest fall was from 101')
  })

  it('allows a longer wait more, by the root of its months', () => {
    const rows = series([...calm, 106])
    expect(words([...rows.slice(0, -1), { ...rows.at(-1)!, census: '2024-05' }])).toEqual([])
  })

  it('judges only the newest step', () => {
    expect(words(series([...calm, 200, 201]))).toEqual([])
  })

  it('judges nothing by fewer than twelve steps', () => {
    expect(words(series([...calm.slice(1), 1000]))).toEqual([])
  })

  it('learns from all series of the pool', () => {
    const newcomer = series([...calm.map(() => null), 100, 120], 'B')
    expect(words([...series([...calm, 100, 100]), ...newcomer])).toHaveLength(1)
  })

  it('learns nothing from steps that came with more reporting', () => {
    const reporting = series(calm).map((row, index) => ({ ...row, share: 0.5 + index * 0.03 }))
    expect(words([...reporting, ...series([...calm, 1000]).slice(-1)])).toEqual([])
  })

  it('lets figures move as far as their coverage did', () => {
    const [last, next] = series([...calm, 100, 100, 150]).slice(-2)
    const rows = series([...calm, 100])
    expect(words([...rows, { ...last!, share: 0.8 }, { ...next!, share: 1 }])).toHaveLength(1)
    expect(words([...rows, { ...last!, share: 0.65 }, { ...next!, share: 1 }])).toEqual([])
  })

  it('hears a fall to nothing, and a rise from it', () => {
    const gentle = jumps<Row>('fte', { period: 'census', by: ['code'], small: 3 })
    expect(found(gentle, series([...calm, 0]), { key })).toHaveLength(1)
    expect(found(gentle, series([...calm, 0, 100]), { key })[0]!.words).toMatch(
      /^from 0 in February 2024 to 100 in March 2024; /,
    )
  })
})
