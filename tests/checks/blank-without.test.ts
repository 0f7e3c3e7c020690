import { expect, it } from 'vitest'
import { blankWithout } from '../../src/checks/blank-without.ts'
import { found } from './found.ts'

type Row = { census: string; networks: number; fte: number | null; rate: number | null }

const check = blankWithout<Row>('networks', ['fte', 'rate'])
const row = (networks: number, fte: number | null, rate: number | null): Row => ({
  census: '2020-03',
  networks,
  fte,
  rate,
})

it('takes a zero for a figure only where somebody reported', () => {
  expect(found(check, [row(0, null, null), row(3, 0, 0), row(3, 1.5, null)])).toEqual([])
})

it('stops at each figure that nobody reported, a zero included', () => {
  expect(found(check, [row(0, 0, 2.5)])).toEqual([
    {
      severity: 'stops',
      where: 'census 2020-03',
      column: 'fte',
      words: '0, but networks is 0; expected nothing',
    },
    {
      severity: 'stops',
      where: 'census 2020-03',
      column: 'rate',
      words: '2.5, but networks is 0; expected nothing',
    },
  ])
})
