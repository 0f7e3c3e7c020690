import { expect, it } from 'vitest'
import { coverageHolds } from '../../src/checks/coverage.ts'
import { found } from './found.ts'

type Row = { census: string; code: string; share: number; networks: number }

const series = (...shares: number[]): Row[] =>
  shares.map((share, index) => ({
    census: `2026-0${index + 1}`,
    code: 'A',
    share,
    networks: Math.round(share * 1000),
  }))
const how = { period: 'census', by: ['code'] } as const
const share = coverageHolds<Row>('share', 'share', how)
const networks = coverageHolds<Row>('networks', 'count', how)

it('lets coverage fall by two in a hundred', () => {
  expect(found(share, series(0.5, 0.99, 0.971))).toEqual([])
  expect(found(share, series(0.5, 0.99, 0.969))).toEqual([
    {
      severity: 'asks for a reason',
      where: 'census 2026-03',
      column: 'share',
      words:
        'from 0.99 in February 2026 to 0.969 in March 2026, 2.1 percentage points; the largest fall before was 0.0 percentage points',
    },
  ])
})

it('lets it fall as far as it fell before', () => {
  expect(found(share, series(0.9, 0.85, 0.99, 0.95))).toEqual([])
  expect(found(share, series(0.9, 0.85, 0.99, 0.93))).toHaveLength(1)
})

it('counts falls of a count in shares of what there was', () => {
  expect(found(networks, series(0.1, 0.5, 0.49))).toEqual([])
  expect(found(networks, series(0.1, 0.5, 0.489))).toMatchObject([
    { words: expect.stringContaining('from 500 in February 2026 to 489 in March 2026, 2.2%') },
  ])
})

it('judges only the newest step', () => {
  expect(found(share, series(0.99, 0.5, 0.5))).toEqual([])
})
