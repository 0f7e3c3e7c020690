import { expect, test } from 'vitest'
import { drawSvg } from '../src/chart.ts'
import { getChart } from '../src/charts.ts'
import { shareOutlines } from '../src/share-outlines.ts'
import { frozenPoints, layouts } from './charts/drawings.ts'

const page = () => new Request('https://example.org/')
const drawn = (id: string) => {
  const chart = getChart(id)
  return layouts.map((layout) => drawSvg(chart, frozenPoints(chart), layout)).join('')
}
const idsIn = (markup: string) => [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
const namedIn = (markup: string) => [...markup.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id)
const figuresIn = (markup: string) => markup.match(/data-label="[^"]*"/g)

test('a map has each outline once for both layouts, and the same figures', () => {
  const whole = drawn('link-workers-by-icb-map')
  const { outlines, svg } = shareOutlines(whole, page())
  expect(new Set(idsIn(outlines)).size).toBe(idsIn(outlines).length)
  expect(new Set(namedIn(svg))).toEqual(new Set(idsIn(outlines)))
  expect(figuresIn(svg)).toEqual(figuresIn(whole))
  expect(outlines.length + svg.length).toBeLessThan(0.75 * whole.length)
})

test('a second map of the same areas on a page brings no outline, on another page it does', () => {
  const first = page()
  const { outlines } = shareOutlines(drawn('link-workers-by-icb-map'), first)
  expect(shareOutlines(drawn('deprivation-by-icb-map'), first).outlines).toBe('')
  const elsewhere = shareOutlines(drawn('deprivation-by-icb-map'), page()).outlines
  expect(new Set(idsIn(elsewhere))).toEqual(new Set(idsIn(outlines)))
})

test('other charts are left as they are', () => {
  const whole = drawn('link-workers-by-month')
  expect(shareOutlines(whole, page())).toEqual({ outlines: '', svg: whole })
})
