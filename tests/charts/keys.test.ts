import { describe, expect, test } from 'vitest'
import { getPoints } from '../../src/points.ts'
import { charts, frozenPoints } from './drawings.ts'

describe.each(charts.map((chart) => ({ id: chart.id, chart })))('the key of $id', ({ chart }) => {
  test.each([
    ['frozen', frozenPoints(chart)],
    ['committed', getPoints(chart)],
  ])('tells every point from the others: %s figures', (_, points) => {
    const keys = points.map((point) => chart.key.map((column) => point[column]).join(' · '))
    expect(new Set(keys).size).toBe(points.length)
  })
})
