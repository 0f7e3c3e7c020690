import { array, assert, double, integer, property, record } from 'fast-check'
import { pairs } from 'd3'
import { describe, expect, test } from 'vitest'
import { spread } from '../../src/plot/label.ts'

const wishes = array(
  record({
    y: double({ min: -100, max: 500, noNaN: true }),
    height: integer({ min: 1, max: 30 }),
  }),
  { maxLength: 12 },
)
const tolerance = 1e-6

describe('spreading labels', () => {
  test('never lets two overlap and never leaves the frame', () => {
    assert(
      property(wishes, (labels) => {
        const middles = spread(labels, 0, 400)
        const boxes = labels
          .map(({ height }, index) => ({
            top: middles[index]! - height / 2,
            bottom: middles[index]! + height / 2,
          }))
          .sort((a, b) => a.top - b.top)
        boxes.forEach((box, index) => {
          expect(box.top).toBeGreaterThanOrEqual((boxes[index - 1]?.bottom ?? 0) - tolerance)
          expect(box.bottom).toBeLessThanOrEqual(400 + tolerance)
        })
      }),
    )
  })

  test('keeps the order of the wishes', () => {
    assert(
      property(wishes, (labels) => {
        const middles = spread(labels, 0, 400)
        const order = labels.map((_, index) => index).sort((a, b) => labels[a]!.y - labels[b]!.y)
        for (const [before, after] of pairs(order)) {
          expect(middles[after]!).toBeGreaterThan(middles[before]!)
        }
      }),
    )
  })

  test('leaves labels alone that do not touch', () => {
    expect(
      spread(
        [
          { y: 90, height: 10 },
          { y: 20, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([90, 20])
  })

  test('moves two that touch apart by equal steps', () => {
    expect(
      spread(
        [
          { y: 50, height: 10 },
          { y: 52, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([46, 56])
  })

  test('gives the same places every time', () => {
    assert(
      property(wishes, (labels) => {
        expect(spread(labels, 0, 400)).toEqual(spread(labels, 0, 400))
      }),
    )
  })

  test('says so when there is no room', () => {
    expect(() => spread([{ y: 1, height: 11 }], 0, 10)).toThrow(
      'label: height of all labels: 11; expected at most 10',
    )
  })
})
