import { expect, it } from 'vitest'
import { divides } from '../../src/checks/divides.ts'
import { found } from './found.ts'

type Row = { census: string; rate: number | null; fte: number; patients: number }

const row = (rate: number | null, fte = 2, patients = 50_000): Row => ({
  census: '2026-06',
  rate,
  fte,
  patients,
})
const check = divides<Row>('rate', 'fte', 'patients', 1e5, 0.001)

it('lets a rate be off by what rounding explains, and no further', () => {
  expect(found(check, [row(4.0009)])).toEqual([])
  expect(found(check, [row(4.0011)])).toEqual([
    {
      severity: 'stops',
      where: 'census 2026-06',
      column: 'rate',
      words: '4.0011, but fte 2 over patients 50,000 gives 4',
    },
  ])
})

it('leaves rows alone without a rate or without anybody to divide by', () => {
  expect(found(check, [row(null), row(4, 2, 0)])).toEqual([])
})
