import { expect, test } from 'vitest'
import { stretch } from '../../src/plot/stretch.ts'
import { shape } from '../../src/plot/svg.ts'

const stretched = (item: ReturnType<typeof shape>) =>
  stretch({ width: 280, height: 100, shapes: [item] }, 420).shapes[0]!.attributes

test('a stretched drawing has its positions further apart and its heights as they were', () => {
  expect(stretched(shape('rect', { x: 10, y: 20, width: 100, height: 30 }))).toEqual({
    x: 15,
    y: 20,
    width: 150,
    height: 30,
  })
})

test('its offsets, radii and text are not stretched', () => {
  expect(stretched(shape('circle', { cx: 10, r: 4 }))).toEqual({ cx: 15, r: 4 })
  expect(stretched(shape('text', { x: 10, dx: 6 }, 'a'))).toEqual({ x: 15, dx: 6 })
})

test('its paths are stretched across only', () => {
  expect(stretched(shape('path', { d: 'M0,5L100.5,-7Z' }))['d']).toBe('M0,5L150.8,-7Z')
})

test('it is as wide as asked', () => {
  expect(stretch({ width: 280, height: 100, shapes: [] }, 420)).toMatchObject({
    width: 420,
    height: 100,
  })
})
