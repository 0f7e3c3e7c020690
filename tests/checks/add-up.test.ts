import { expect, it } from 'vitest'
import { addUp } from '../../src/checks/add-up.ts'
import { found } from './found.ts'

type Row = { census: string; a: number | null; b: number | null; all: number | null }

const row = (a: number | null, b: number | null, all: number | null): Row => ({
  census: '2026-06',
  a,
  b,
  all,
})
const check = addUp<Row>(['a', 'b'], 'all', 0.5)

it('lets parts miss the whole by what rounding explains, and no further', () => {
  expect(found(check, [row(1, 2, 3.5)])).toEqual([])
  expect(found(check, [row(1, 2, 3.51)])).toEqual([
    { severity: 'stops', where: 'census 2026-06', column: 'all', words: 'a + b is 3, all is 3.51' },
  ])
})

it('counts a missing part as nothing, and leaves rows alone that lack the whole or all parts', () => {
  expect(found(check, [row(3, null, 3), row(1, 1, null), row(null, null, 9)])).toEqual([])
  expect(found(check, [row(2, null, 3)])).toHaveLength(1)
})
