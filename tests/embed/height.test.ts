import { describe, expect, test } from 'vitest'
import { idealHeight } from '../../src/embed/height.ts'
import { charts, frozenPoints } from '../charts/drawings.ts'

describe.each(charts.map((chart) => ({ id: chart.id, chart })))(
  'the height of $id',
  ({ chart }) => {
    const points = frozenPoints(chart)
    const at = (width: number, form = {}) => idealHeight(chart, points, width, form)

    test('is at most 1,000 px on a phone, where WordPress cuts off', () => {
      expect(at(300)).toBeLessThanOrEqual(1000)
    })

    test('never grows with the width inside a layout', () => {
      for (const [narrow, wide] of [
        [280, 591],
        [592, 1200],
      ] as const) {
        const heights = Array.from({ length: 16 }, (_, step) =>
          at(narrow + Math.round((step / 15) * (wide - narrow))),
        )
        expect(heights).toEqual(heights.toSorted((a, b) => b - a))
      }
    })

    test('is less without the title, more with the day of the figures', () => {
      expect(at(480, { plain: true })).toBeLessThan(at(480) - 40)
      expect(at(480, { dated: true })).toBeGreaterThan(at(480))
    })
  },
)
