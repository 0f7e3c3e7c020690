import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { parse } from 'node-html-parser'
import { describe, expect, test } from 'vitest'
import { writeScript } from '../../src/browser-script.ts'
import { writeEmbed } from '../../src/embed/document.ts'
import { getPoints } from '../../src/points.ts'
import { charts, frozenPoints } from '../charts/drawings.ts'

const script = writeScript('embed')
const address = 'https://example.org/charts/a-chart/'

const hash = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`

describe.each(charts.map((chart) => ({ id: chart.id, chart })))('the embed of $id', ({ chart }) => {
  const points = frozenPoints(chart)
  const html = writeEmbed(chart, points, { address, script })
  const root = parse(html, { blockTextElements: { style: true, script: true } })

  test('weighs at most 12 KB compressed, a map 24, with today’s figures too', () => {
    const limit = chart.kind === 'map' ? 24_000 : 12_000
    expect(gzipSync(html).length).toBeLessThan(limit)
    const today = getPoints(chart)
    if (today.length === 0) return // Nothing of it is imported yet, and it is not published.
    expect(gzipSync(writeEmbed(chart, today, { address, script })).length).toBeLessThan(limit)
  })

  test('needs nothing but itself: no address in it is loaded', () => {
    expect(root.querySelectorAll('[src],[srcset],iframe,img,object,link[rel=stylesheet]')).toEqual(
      [],
    )
    expect(html).not.toMatch(/url\(|@import|@font-face/)
    const links = root.querySelectorAll('[href]').map((element) => element.getAttribute('href'))
    expect(links).toEqual([address, address])
  })

  test('allows itself its one script and its one style, and nothing else', () => {
    const policy = root
      .querySelector('meta[http-equiv=Content-Security-Policy]')
      ?.getAttribute('content')
    const styles = root.querySelectorAll('style')
    const scripts = root.querySelectorAll('script')
    expect([styles.length, scripts.length]).toEqual([1, 1])
    expect(policy?.split('; ')).toEqual([
      "default-src 'none'",
      `style-src '${hash(styles[0]!.text)}'`,
      `script-src '${hash(scripts[0]!.text)}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ])
    expect(html).not.toMatch(/ style="| on[a-z]+="/)
  })

  test('says in words what the chart says, with source, licence and a link that leaves the frame', () => {
    expect(root.querySelector('h1')?.text).toBe(chart.title(points))
    expect(root.querySelector('.subtitle')?.text).toBe(chart.subtitle(points))
    expect(root.querySelector('.description')?.text).toContain(chart.describe(points))
    const source = root.querySelector('.source')
    expect(source?.text).toContain(`Source: ${chart.credit}. Licence: `)
    expect(source?.querySelector('a')?.getAttribute('target')).toBe('_top')
  })

  test('has a table of all its points, with caption, units and scopes', () => {
    const table = root.querySelector('details table')
    const columns = Object.entries(chart.columns)
    expect(table?.querySelector('caption')?.text).toBe(chart.subtitle(points))
    expect(table?.querySelectorAll('th[scope=col]').map(({ text }) => text)).toEqual(
      columns.map(([, { label }]) => label),
    )
    const rows = table?.querySelectorAll('tbody tr') ?? []
    expect(rows.every((row) => row.querySelectorAll('th[scope=row]').length === 1)).toBe(true)
    const expected = points.map((point) =>
      columns.map(([key, { format }]) => {
        const value = point[key] ?? null
        if (value === null) return 'no figure'
        return format ? format(value) : String(value)
      }),
    )
    expect(rows.map((row) => row.querySelectorAll('th,td').map(({ text }) => text))).toEqual(
      expected,
    )
  })

  test('keeps its picture from assistive technology, which has the words', () => {
    const pictures = root.querySelectorAll('svg.chart')
    expect(pictures.map((picture) => picture.getAttribute('aria-hidden'))).toEqual(['true', 'true'])
  })

  test('holds the words of each figure once, for as many figures as each layout shows', () => {
    const labels = root.querySelector('template')?.text.split('\n')
    if (!labels) return
    for (const picture of root.querySelectorAll('svg.chart')) {
      expect(picture.querySelectorAll('[data-figures] > *')).toHaveLength(labels.length)
    }
  })

  test('is left out of searches on its own, and counts for its page', () => {
    const content = (name: string) =>
      root.querySelector(`meta[name=${name}]`)?.getAttribute('content')
    expect(content('robots')).toBe('noindex')
    expect(content('googlebot')).toBe('noindex, indexifembedded')
    expect(root.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe(address)
    expect(root.querySelector('html')?.getAttribute('lang')).toBe('en-GB')
  })
})

test('the script is an expression that leaves no global behind', () => {
  expect(script).toMatch(/^"use strict";\(\(\)=>\{/)
  expect(script).not.toMatch(/localStorage|sessionStorage|indexedDB|cookie|fetch\(|XMLHttp|Beacon/)
})
