import { assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Polygons, Position, Ring } from '../../src/geometry.ts'
import { contains, simplifyBorders } from '../../src/methods/borders.ts'

const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [west, north],
  [east, north],
  [east, south],
  [west, south],
]

/** The corners of a line in thousandths of a degree, from its steps. */
function places(line: readonly Position[]): string[] {
  let [x, y] = [0, 0]
  return line.map(([dx, dy]) => {
    x += dx
    y += dy
    return `${x} ${y}`
  })
}

/** Two areas with a ragged border between them, whose bends are `size` thousandths of a degree deep. */
function ragged(size: number): Polygons[] {
  const border = Array.from({ length: 21 }, (_, index): Position => [
    -1 + ((index % 2) * size) / 1000,
    52 + index / 20,
  ])
  const west: Ring = [[-2, 52], ...border, [-2, 53], [-2, 52]]
  const east: Ring = [[0, 53], ...border.toReversed(), [0, 52], [0, 53]]
  return [[[west]], [[east]]]
}

/** How many places the longest line between such areas keeps. */
const length = (size: number) =>
  Math.max(...simplifyBorders(ragged(size)).lines.map((line) => line.length))

describe('borders of neighbours', () => {
  it('stay the same line for both, however much of it is taken out', () => {
    assert(
      property(integer({ min: 0, max: 90 }), (size) => {
        const { lines, areas } = simplifyBorders(ragged(size))
        const used = areas.flat(3).map((line) => (line < 0 ? ~line : line))
        expect(lines).toHaveLength(3)
        expect(used.toSorted((a, b) => a - b)).toEqual([0, 0, 1, 2])
      }),
    )
  })

  it('lose bends that no picture shows, and keep those that it does', () => {
    expect(length(1)).toBeLessThan(6)
    expect(length(90)).toBe(21)
  })
})

describe('islands', () => {
  const land = [box(-2, 52, -1, 53)]
  const island = [box(-3, 50, -2.98, 50.02)]
  const islet = [box(-3.1, 50, -3.099, 50.001)]

  it('are kept from a square kilometre on, with corners enough to be seen', () => {
    const { lines, areas } = simplifyBorders([[land, island, islet]])
    expect(areas[0]).toHaveLength(2)
    for (const line of lines) expect(new Set(places(line)).size).toBeGreaterThanOrEqual(3)
  })

  it('are kept, however small, where an area is nothing else', () => {
    expect(simplifyBorders([[islet]]).areas[0]).toHaveLength(1)
  })
})

it('a place in a hole of an area lies outside of it', () => {
  const area: Polygons = [[box(-2, 52, -1, 53), box(-1.6, 52.4, -1.4, 52.6)]]
  expect(contains(area, [-1.8, 52.2])).toBe(true)
  expect(contains(area, [-1.5, 52.5])).toBe(false)
  expect(contains(area, [0, 52.5])).toBe(false)
})
