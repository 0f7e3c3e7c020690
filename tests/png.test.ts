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
  test('has twice the size of its SVG', () => {
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(picture) ?? []
    expect(sizeOf(renderPng(picture))).toEqual({
      width: Number(width) * 2,
      height: Number(height) * 2,
    })
  })

  test('is the same to the byte each time', () => {
    expect(Buffer.from(renderPng(picture)).equals(Buffer.from(renderPng(picture)))).toBe(true)
  })

  test('shows its text: without it the picture would be another one', () => {
    const silent = picture.replace(/<text.*?<\/text>/g, '')
    expect(renderPng(silent).length).toBeLessThan(renderPng(picture).length * 0.7)
  })

  test('says title, source, licence and address in words that stay words', () => {
    for (const words of [
      chart.title(frozenPoints(chart)),
      'Source: NHS England',
      'Open Government Licence',
      address,
    ]) {
      expect(picture).toContain(words)
    }
  })
})
