import { describe, expect, test } from 'vitest'
import { drawPicture } from '../src/chart.ts'
import { getChart } from '../src/charts.ts'
import { renderPng } from '../src/png.ts'
import { frozenPoints } from './charts/drawings.ts'

const chart = getChart('link-workers-by-month')
const address = 'https://example.org/charts/link-workers-by-month/'
const picture = drawPicture(chart, frozenPoints(chart), { theme: 'light', layout: 'wide', address })

/** Width and height from the header of a PNG. */
const sizeOf = (png: Uint8Array) => {
  const header = new DataView(png.buffer, png.byteOffset)
  return { width: header.getUint32(16), height: header.getUint32(20) }
}

describe('a picture in pixels', () => {
  test.each([1, 2])('is %i times as large as its SVG', (zoom) => {
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(picture) ?? []
    expect(sizeOf(renderPng(picture, zoom))).toEqual({
      width: Number(width) * zoom,
      height: Number(height) * zoom,
    })
  })

  test('is the same to the byte each time', () => {
    expect(Buffer.from(renderPng(picture, 1)).equals(renderPng(picture, 1))).toBe(true)
  })

  test('shows its text: without it the picture would be another one', () => {
    const silent = picture.replace(/<text.*?<\/text>/g, '')
    expect(renderPng(silent, 2).length).toBeLessThan(renderPng(picture, 2).length * 0.7)
  })

  test('says title, source, licence and address in words that stay words', () => {
    const words = [...picture.matchAll(/<text[^>]*>([^<]*)/g)].map(([, line]) => line).join(' ')
    for (const part of [
      chart.title(frozenPoints(chart)),
      'Source: NHS England',
      'Open Government Licence',
      'example.org/charts/link-workers-by-month/',
    ]) {
      expect(words).toContain(part)
    }
  })
})
