import { describe, expect, test } from 'vitest'
import { drawSizedPicture, type Point } from '../../src/chart.ts'
import { renderPng } from '../../src/png.ts'
import { pictureSizes } from '../../src/site.ts'
import { charts, frozenPoints } from './drawings.ts'
import { wordsOf } from './words.ts'

const pictures = charts.flatMap((chart) =>
  pictureSizes.map((name) => {
    const points = frozenPoints(chart)
    const [width = 0, height = 0] = name.split('x').map(Number)
    const size = { width, height }
    const address = `https://example.org/charts/${chart.id}/`
    return { id: chart.id, name, chart, points, size, svg: draw(points) }

    function draw(from: readonly Point[]) {
      return drawSizedPicture(chart, from, { theme: 'light', size, address })
    }
  }),
)

/** Text of a chart in the picture's px that its readers on a phone must be able to read. */
const readable = { '1200x630': 15, '1080x1080': 18.5, '1080x1350': 20 }

describe.each(pictures)('$id at $name', ({ id, name, chart, points, size, svg }) => {
  const words = wordsOf(svg)

  test('has exactly this size', () => {
    const header = new DataView(renderPng(svg, 1).buffer)
    expect({ width: header.getUint32(16), height: header.getUint32(20) }).toEqual(size)
  })

  test('keeps all words inside its margins', () => {
    const margin = 0.05 * Math.min(size.width, size.height)
    for (const { content, left, right, top, bottom } of words) {
      const inside =
        left >= margin &&
        right <= size.width - margin &&
        top >= margin &&
        bottom <= size.height - margin
      expect(inside, `${content}: ${left} to ${right}, ${top} to ${bottom}`).toBe(true)
    }
  })

  test('lets no words overlap', () => {
    const overlaps = words.flatMap((a, index) =>
      words
        .slice(index + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((b) => `${a.content} × ${b.content}`),
    )
    expect(overlaps).toEqual([])
  })

  test('can be read when it is shown small', () => {
    expect(Math.min(...words.map(({ size: px }) => px))).toBeGreaterThanOrEqual(readable[name])
  })

  test('says title, subtitle, source, licence and address', () => {
    const said = words.map(({ content }) => content).join(' ')
    expect(said).toContain(chart.title(points))
    expect(said).toContain(chart.subtitle(points))
    expect(said).toContain(`Source: ${chart.credit}. Licence: `)
    expect(said.replaceAll(' ', '')).toContain(`example.org/charts/${id}/`)
  })
})
