import { array, assert, double, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankWithin } from '../../src/methods/rank.ts'

const exactly = (value: number) => ({ least: value, most: value })

describe('a rank', () => {
  it('is one place where figures are known and differ', () => {
    expect(rankWithin([3, 5, 4].map(exactly), 1)).toEqual([
      { from: 3, to: 3 },
      { from: 1, to: 1 },
      { from: 2, to: 2 },
    ])
  })

  it('is shared by figures that read the same', () => {
    expect(rankWithin([4.31, 4.34, 2].map(exactly), 1)).toEqual([
      { from: 1, to: 2 },
      { from: 1, to: 2 },
      { from: 3, to: 3 },
    ])
  })

  it('spans the places of all that a figure may be above or below', () => {
    expect(rankWithin([{ least: 4, most: 6 }, exactly(5), exactly(3)], 1)).toEqual([
      { from: 1, to: 2 },
      { from: 1, to: 2 },
      { from: 3, to: 3 },
    ])
  })

  it('holds the place that a figure has, whatever the figures within their bounds are', () => {
    const figure = record({
      least: double({ min: 0, max: 9, noNaN: true }),
      spread: double({ min: 0, max: 3, noNaN: true }),
      at: double({ min: 0, max: 1, noNaN: true }),
    })
    assert(
      property(array(figure, { minLength: 1, maxLength: 12 }), (figures) => {
        const ranks = rankWithin(
          figures.map(({ least, spread }) => ({ least, most: least + spread })),
          1,
        )
        const values = figures.map(({ least, spread, at }) =>
          Number((least + spread * at).toFixed(1)),
        )
        values.forEach((value, index) => {
          const { from, to } = ranks[index]!
          const above = values.filter((other) => other > value).length
          const below = values.filter((other) => other < value).length
          expect(from).toBeLessThanOrEqual(1 + above)
          expect(to).toBeGreaterThanOrEqual(values.length - below)
        })
      }),
    )
  })
})
