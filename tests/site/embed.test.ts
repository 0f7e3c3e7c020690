import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { extract } from '@extractus/oembed-extractor'
import { HtmlValidate } from 'html-validate'
import { parse } from 'node-html-parser'
import { describe, expect, test } from 'vitest'
import { serveFrozen } from '../../src/embed/frozen.ts'
import { readRecords } from '../../scripts/release/check-records.ts'
import { entriesAt, parseManifest } from '../../src/embed/manifest.ts'
import { addresses, origin, toUrl } from '../../src/site.ts'
import { builtFiles, chartIds, embeds, readBuilt } from './built.ts'

interface ChartFile {
  columns: { key: string }[]
  rows: Record<string, string | number | null>[]
}

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: { 'void-style': 'off', 'doctype-style': 'off', 'long-title': 'off' },
})

/** The built site as a plain static host serves it: a file or nothing, never a redirect. */
function fetchBuilt(url: string): Promise<Response> {
  const { pathname } = new URL(url)
  const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname
  if (!builtFiles('').includes(path)) return Promise.resolve(new Response('', { status: 404 }))
  const type = path.endsWith('.json') ? 'application/json' : 'text/html'
  return Promise.resolve(new Response(readBuilt(path), { headers: { 'Content-Type': type } }))
}

describe.each(chartIds)('chart %s', (id) => {
  const html = readBuilt(`${addresses.embed(id)}index.html`)
  const root = parse(html)

  test('has an embed of at most 12 KB compressed, a map 24, which is all that is loaded', () => {
    expect(gzipSync(html).length).toBeLessThan(root.querySelector('svg.map') ? 24_000 : 12_000)
  })

  test('has the same number of figures in its embed’s table as in its JSON', () => {
    const { columns, rows }: ChartFile = JSON.parse(readBuilt(`/charts/${id}.json`))
    const cells = root
      .querySelectorAll('tbody tr')
      .map((row) => row.querySelectorAll('th,td').length)
    expect(cells).toEqual(rows.map(() => columns.length))
  })

  test('is found by an oEmbed client that is given the address of its page', async () => {
    const page = toUrl(addresses.chart(id))
    const found = await extract(page, { maxwidth: 640 }, (url: unknown) => fetchBuilt(String(url)))
    expect(found).toMatchObject({ type: 'rich', version: '1.0', method: 'auto-discovery' })
    const frame = parse(String(found['html'])).querySelector('iframe')
    expect(frame?.getAttribute('src')).toBe(toUrl(addresses.embed(id)))
    expect(builtFiles('.png')).toContain(new URL(String(found.thumbnail_url)).pathname)
  })
})

describe.each(embeds)('$address', ({ html, root }) => {
  test('is valid HTML', async () => {
    const report = await validator.validateString(html)
    const messages = report.results.flatMap((result) => result.messages)
    expect(messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`)).toEqual([])
  })

  test('leads to its chart’s page and to what became of its figures, and nowhere else', () => {
    const links = root.querySelectorAll('[href]').map((link) => link.getAttribute('href') ?? '')
    const chart = root.querySelector('html')?.getAttribute('data-chart') ?? ''
    const others = links.filter((link) => !link.startsWith(toUrl(addresses.revisions)))
    expect(new Set(others)).toEqual(new Set([toUrl(addresses.chart(chart))]))
  })
})

test('/embed.js weighs less than 1.5 KB and knows its own embeds', () => {
  const script = readBuilt(addresses.embedScript)
  expect(Buffer.byteLength(script)).toBeLessThan(1500)
  expect(script).toContain(toUrl(addresses.embeds))
})

describe('frozen versions', () => {
  const path = 'data/embeds/manifest.json'
  const isThere = builtFiles('.html').some((file) => /^\/embed\/[^/]+\/v\//.test(file))
  const manifest = isThere ? parseManifest(readFileSync(path, 'utf8'), path) : []

  test('are there for every release and every chart that it had, and for nothing else', () => {
    const releases = readRecords('data').map(({ release }) => release)
    const expected = releases.flatMap((release, index) =>
      entriesAt(manifest, releases.slice(0, index + 1)).map(({ chart }) =>
        addresses.embedVersion(chart, release),
      ),
    )
    const served = embeds.map(({ address }) => address).filter((address) => address.includes('/v/'))
    expect(served.sort()).toEqual(expected.sort())
  })

  test('are the text that was frozen, but for the site’s address and the line on newer figures', () => {
    for (const { chart, release, file } of manifest) {
      const frozen = readFileSync(`data/embeds/${file}`, 'utf8')
      const served = readBuilt(`${addresses.embedVersion(chart, release)}index.html`)
      const page = toUrl(addresses.chart(chart))
      const possible = [undefined, 'newer', 'mended'] as const
      const forms = possible.map((what) =>
        serveFrozen(frozen, { site: toUrl(''), since: what && { what, page } }),
      )
      expect(forms).toContain(served)
      expect(served).not.toContain('.invalid')
    }
  })
})

test('no address of the site is written into a script or a style of an embed', () => {
  for (const { root } of embeds) {
    for (const element of root.querySelectorAll('script,style')) {
      expect(element.text).not.toContain(origin)
    }
  }
})
