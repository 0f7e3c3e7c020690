import { permute, range } from 'd3'
import { array, assert, integer, property, record, uniqueArray } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assign } from '../../src/methods/assignment.ts'
import { middleOf, toHexagons } from '../../src/methods/hexagons.ts'

/** All ways to order some numbers. */
const orders = (items: number[]): number[][] =>
  items.length < 2
    ? [items]
    : items.flatMap((item) =>
        orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
      )

const total = (table: number[][], columns: readonly number[]) =>
  table.reduce((sum, row, index) => sum + row[columns[index]!]!, 0)

describe('an assignment', () => {
  const size = 5
  const costs = array(array(integer({ min: 0, max: 50 }), { minLength: size, maxLength: size }), {
    minLength: 1,
    maxLength: size,
  })

  it('costs as little as the best of all there are', () => {
    assert(
      property(costs, (table) => {
        const chosen = assign(table)
        expect(new Set(chosen).size).toBe(table.length)
        const best = Math.min(...orders(range(size)).map((columns) => total(table, columns)))
        expect(total(table, chosen)).toBe(best)
      }),
    )
  })

  it('needs a column for each row', () => {
    expect(() => assign([[1], [2]])).toThrow('assignment: columns: 1; expected one for each of 2')
  })
})

describe('a hexagon map', () => {
  const spot = record({
    x: integer({ min: 0, max: 1000 }),
    y: integer({ min: 0, max: 1000 }),
  })
  const spots = uniqueArray(spot, {
    minLength: 2,
    maxLength: 25,
    selector: ({ x, y }) => `${x} ${y}`,
  }).filter((found) => new Set(found.map(({ x }) => x)).size > 1)

  it('gives each area a cell of its own, the same every time', () => {
    assert(
      property(spots, (places) => {
        const cells = toHexagons(places, 6)
        expect(new Set(cells.map(({ column, row }) => `${column} ${row}`)).size).toBe(places.length)
        expect(toHexagons(places, 6)).toEqual(cells)
      }),
      { numRuns: 20 },
    )
  })

  it('keeps west in the west and north in the north', () => {
    const corners = [
      { x: 0, y: 0 },
      { x: 600, y: 0 },
      { x: 0, y: 600 },
      { x: 600, y: 600 },
    ]
    const [northWest, northEast, southWest, southEast] = toHexagons(corners, 5).map(middleOf)
    expect(northWest!.x).toBeLessThan(northEast!.x)
    expect(southWest!.x).toBeLessThan(southEast!.x)
    expect(northWest!.y).toBeLessThan(southWest!.y)
    expect(northEast!.y).toBeLessThan(southEast!.y)
  })

  it('parts areas that lie in one place', () => {
    const crowd = [...range(6).map((index) => ({ x: 500 + index, y: 500 })), { x: 0, y: 0 }]
    const cells = toHexagons(permute(crowd, [6, 3, 1, 0, 2, 4, 5]), 4)
    expect(new Set(cells.map(({ column, row }) => `${column} ${row}`)).size).toBe(7)
  })
})
