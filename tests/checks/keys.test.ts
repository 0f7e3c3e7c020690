import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { storedOrder, uniqueKeys } from '../../src/checks/keys.ts'
import { found } from './found.ts'

const row = z.object({ level: z.enum(['england', 'icb']), year: z.number() })
const around = { key: ['level', 'year'], row }

describe('uniqueKeys', () => {
  it('finds a row that stands twice', () => {
    const rows = [
      { level: 'icb', year: 1 },
      { level: 'icb', year: 2 },
    ]
    expect(found(uniqueKeys, rows, around)).toEqual([])
    expect(found(uniqueKeys, [...rows, rows[1]!], around)).toMatchObject([
      { severity: 'stops', where: 'level icb · year 2', words: expect.stringContaining('2 rows') },
    ])
  })
})

describe('storedOrder', () => {
  const inOrder = [
    { level: 'england', year: 9 },
    { level: 'icb', year: 2 },
    { level: 'icb', year: 10 },
  ]

  it('takes choices as the schema lists them and numbers by size', () => {
    expect(found(storedOrder, inOrder, around)).toEqual([])
  })

  it('names the first row out of order', () => {
    expect(found(storedOrder, inOrder.toReversed(), around)).toEqual([
      {
        severity: 'stops',
        where: 'level icb · year 2',
        words: 'comes after level icb · year 10; rows are stored by level, year',
      },
    ])
  })

  it('leaves open where a row without the cell stands', () => {
    const year = z.object({ year: z.number().nullable() })
    const rows = [{ year: 1 }, { year: null }, { year: 2 }]
    expect(found(storedOrder, rows, { key: ['year'], row: year })).toEqual([])
  })

  it('follows another order that a table declares', () => {
    const other = { ...around, order: ['level'] }
    expect(found(storedOrder, [inOrder[0]!, inOrder[2]!, inOrder[1]!], other)).toEqual([])
    expect(found(storedOrder, inOrder.toReversed(), other)).toHaveLength(1)
  })
})
