import { describe, expect, test } from 'vitest'
import { textStyles } from '../../src/plot/text.ts'
import { drawings } from './drawings.ts'
import { collisions, crossed, outside, widths } from './layout.ts'

describe.each(drawings)('$id, $layout', ({ chart, layout, points }) => {
  const drawing = chart.draw(points, layout)

  test.each(widths[layout])('keeps every label in the frame at %i px', (width) => {
    expect(outside(drawing, layout, width)).toEqual([])
  })

  test.each(widths[layout])('lets no two labels overlap at %i px', (width) => {
    expect(collisions(drawing, layout, width)).toEqual([])
  })

  test.each(widths[layout])('draws no line through a label at %i px', (width) => {
    expect(crossed(drawing, layout, width)).toEqual([])
  })

  test('is at most 900 px high, so that no newsroom system cuts it off', () => {
    expect(drawing.height).toBeLessThanOrEqual(900)
  })
})

test('no text in a chart is smaller than 12 px', () => {
  const sizes = Object.values(textStyles).map(({ size }) => size)
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12)
})
