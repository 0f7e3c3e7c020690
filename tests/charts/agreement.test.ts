import { describe, expect, test } from 'vitest'
import { drawPicture, drawSvg } from '../../src/chart.ts'
import { drawings } from './drawings.ts'

/** `point column value` for every figure that an SVG says it shows. */
function shown(svg: string): string[] {
  const figures = svg.matchAll(/data-point="(\d+)" data-column="(\w+)" data-value="([^"]*)"/g)
  return [...figures].map(([, point, column, value]) => `${point} ${column} ${value}`).sort()
}

describe.each(drawings)('$id, $layout', ({ id, chart, layout, points }) => {
  const drawn = Object.keys(chart.columns).filter((column) => chart.columns[column]?.drawn)
  const expected = points
    .flatMap((point, index) =>
      drawn.flatMap((column) =>
        point[column] === null ? [] : [`${index} ${column} ${String(point[column])}`],
      ),
    )
    .sort()

  test('shows each figure of its table once and unrounded, and no other', () => {
    expect(expected.length).toBeGreaterThan(0)
    expect(shown(drawSvg(chart, points, layout))).toEqual(expected)
  })

  test('shows the same figures as a picture of its own', () => {
    const picture = drawPicture(chart, points, { theme: 'dark', layout, address: id })
    expect(shown(picture)).toEqual(expected)
  })

  test('has a column for each field of its points', () => {
    for (const point of points) expect(Object.keys(point)).toEqual(Object.keys(chart.columns))
  })
})

describe.each(drawings.filter(({ layout }) => layout === 'wide'))('$id', ({ chart, points }) => {
  test('says in words what it shows, without gaps in the sentences', () => {
    const words = [
      chart.title(points),
      chart.subtitle(points),
      chart.describe(points),
      ...chart.sentences(points).map((sentence) => sentence.text),
      ...chart.notes,
      ...chart.definitions.map(({ meaning }) => meaning),
    ]
    for (const text of words) {
      expect(text).not.toMatch(/undefined|null|NaN|\[object|\s\s/)
      expect(text.length).toBeGreaterThan(20)
    }
    expect(chart.describe(points)).toMatch(/\.$/)
  })

  test('has a title that fits on a phone', () => {
    expect(chart.title(points).length).toBeLessThanOrEqual(95)
    expect(chart.title(points)).not.toMatch(/\.$/)
  })
})
