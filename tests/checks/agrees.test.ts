import { sum } from 'd3'
import { expect, it } from 'vitest'
import { agrees } from '../../src/checks/agrees.ts'
import { found } from './found.ts'

type Row = { census: string; edition: string; level: string; fte: number }

const row = (fte: number, level = 'network', edition = 'IMD 2025'): Row => ({
  census: '2026-06',
  edition,
  level,
  fte,
})
const check = agrees<Row>({
  on: ['census'],
  by: ['edition'],
  only: ({ level }) => level === 'network',
  name: 'fte of all networks',
  of: (networks) => sum(networks, ({ fte }) => fte),
  with: { table: 'months', column: 'fte', only: (month) => month.origin === 'bulletin' },
  within: 0.1,
})
const others = { months: [{ census: '2026-06', origin: 'bulletin', fte: 10 }] }

it('lets two tables differ by what is declared, and no further', () => {
  expect(found(check, [row(4), row(6.09), row(99, 'region')], { others })).toEqual([])
  expect(found(check, [row(4), row(6.11)], { others })).toEqual([
    {
      severity: 'stops',
      where: 'edition IMD 2025 · census 2026-06',
      column: 'fte of all networks',
      words: '10.11, but 10 is the fte of months; they may differ by 0.1',
    },
  ])
})

it('says nothing of what the other table does not have', () => {
  expect(found(check, [row(4)])).toEqual([])
  const unpublished = { months: [{ census: '2026-06', origin: 'other', fte: 10 }] }
  expect(found(check, [row(4)], { others: unpublished })).toEqual([])
})

it('asks for a reason where two publications may differ', () => {
  const lenient = agrees<Row>({
    on: ['census'],
    name: 'fte',
    of: ([first]) => first!.fte,
    with: { table: 'months', column: 'fte' },
    within: 0,
    severity: 'asks for a reason',
  })
  expect(found(lenient, [row(9)], { others })).toMatchObject([{ severity: 'asks for a reason' }])
})
