import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { parseManifest } from '../../src/embed/manifest.ts'
import { chartIds, pages } from '../site/built.ts'
import { launch, visit } from './browser.ts'

const browser = await launch()
const site = inject('site')
const [chart] = chartIds
const [frozen] = parseManifest(readFileSync('data/embeds/manifest.json', 'utf8'), 'manifest')

/** A page of another site, which shows an address of ours in a frame and may ask for our files. */
let stranger = ''
const server = createServer((request, response) => {
  const framed = new URL(request.url ?? '/', 'http://localhost').searchParams.get('framed')
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(
    `<!doctype html><title>Stranger</title>${framed ? `<iframe src="${site}${framed}"></iframe>` : ''}`,
  )
})

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (typeof address === 'object' && address) stranger = `http://127.0.0.1:${address.port}/`
})
afterAll(() => server.close())

/** Opens the page of the other site. */
async function open(framed = '') {
  const page = await browser.newPage()
  await page.goto(framed ? `${stranger}?framed=${framed}` : stranger)
  return page
}

/** What the frame of the other site's page shows: the words of its body, or nothing where it was refused. */
async function shown(framed: string): Promise<string> {
  const page = await open(framed)
  const words = await page
    .frames()[1]!
    .evaluate(() => (location.protocol === 'chrome-error:' ? '' : document.body.innerText))
  await page.close()
  return words
}

describe('with the headers that the site asks for', () => {
  it('an embed shows in a page of another site', async () => {
    expect(await shown(`/embed/${chart}/`)).toContain('Source')
    expect(await shown(`/embed/${frozen!.chart}/v/${frozen!.release}/`)).toContain('Source')
  })

  it.each(['/', '/charts/', `/charts/${chart}/`, '/data/', '/methods/'])(
    '%s does not',
    async (address) => {
      expect(await shown(address)).toBe('')
    },
  )

  it('scripts of other sites can read data, pictures and what describes them', async () => {
    const page = await open()
    for (const address of [
      `/charts/${chart}.csv`,
      `/charts/${chart}.json`,
      `/charts/${chart}.svg`,
      `/charts/${chart}.png`,
      `/oembed/${chart}.json`,
      '/data/datapackage.json',
      '/data/2026-11-22/release.json',
      '/feed.xml',
    ]) {
      const bytes = await page.evaluate(
        async (url) => (await (await fetch(url)).arrayBuffer()).byteLength,
        site + address,
      )
      expect(bytes, address).toBeGreaterThan(0)
    }
    await page.close()
  })

  it('nothing of a page is refused', async () => {
    const kinds = new Map(
      pages.map((page) => [page.address.split('/').slice(0, 2).join('/'), page]),
    )
    for (const { address } of kinds.values()) {
      if (address === '/404.html') continue
      const { page, faults } = await visit(browser, address)
      expect(faults, address).toEqual([])
      await page.context().close()
    }
  })
})
