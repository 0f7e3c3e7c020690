import { describe, expect, test } from 'vitest'
import { areas, holderOf } from '../src/areas.ts'
import { drawSvg } from '../src/chart.ts'
import { getChart } from '../src/charts.ts'
import { linkAreas } from '../src/link-areas.ts'
import { shareOutlines } from '../src/share-outlines.ts'
import { addresses } from '../src/site.ts'
import { frozenPoints, layouts } from './charts/drawings.ts'

const maps = [
  'deprivation-by-icb-map',
  'deprivation-by-sub-icb-map',
  'link-workers-by-icb-hexagon-map',
  'link-workers-by-icb-map',
  'link-workers-by-sub-icb-map',
]

const without = (markup: string) => markup.replaceAll(/<a [^>]*>|<\/a>/g, '')
const shared = (markup: string) => shareOutlines(markup, new Request('https://example.org/')).svg

function linked(id: string) {
  const chart = getChart(id)
  const points = frozenPoints(chart)
  const svg = layouts.map((layout) => drawSvg(chart, points, layout)).join('')
  return { points, svg, links: linkAreas(svg, chart, points) }
}

describe.each(maps)('the areas of %s', (id) => {
  const { points, svg, links } = linked(id)

  test('each lead to their page, or to that of the board around them, in both layouts', () => {
    const found = [
      ...links.matchAll(/<a href="([^"]+)" tabindex="-1"><path[^>]* data-point="(\d+)"/g),
    ]
    expect(found).toHaveLength(2 * points.length)
    const pages = new Set(areas.map(({ code }) => addresses.area(code)))
    for (const [, href, point] of found) {
      expect(href).toBe(addresses.area(holderOf(String(points[Number(point)]!['code']))))
      expect(pages).toContain(href)
    }
  })

  test('are otherwise drawn as they were, also where outlines are shared', () => {
    expect(without(links)).toBe(svg)
    expect(without(shared(links))).toBe(shared(svg))
  })
})

test('other charts lead nowhere', () => {
  const { svg, links } = linked('link-workers-by-region')
  expect(links).toBe(svg)
})
