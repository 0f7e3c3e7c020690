import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { siteName } from '../../src/site.ts'
import { builtFiles, pages, readBuilt, samplePages } from './built.ts'
import { faultsInHtml } from './html.ts'

/** Bytes of script that a page may carry: the preview on a chart's page, and search, map and tables of areas. */
const scriptLimit = (address: string) => {
  if (/^\/charts\/./.test(address)) return 6_144
  return address.startsWith('/areas/') ? 4_096 : 3_072
}

describe.each(samplePages)('$address', ({ address: place, html, root }) => {
  test('is valid HTML', async () => {
    expect(await faultsInHtml(html)).toEqual([])
  })

  test('says its language, its title and its description', () => {
    expect(root.querySelector('html')?.getAttribute('lang')).toBe('en-GB')
    const title = root.querySelector('title')?.text ?? ''
    expect(title === siteName || title.endsWith(` — ${siteName}`)).toBe(true)
    const description = root.querySelector('meta[name=description]')?.getAttribute('content') ?? ''
    expect(description.length).toBeGreaterThan(20)
    expect(description.length).toBeLessThanOrEqual(155)
  })

  test('has one first heading, and no heading skips a level', () => {
    const levels = root.querySelectorAll('h1,h2,h3,h4').map(({ tagName }) => Number(tagName[1]))
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    levels.forEach((level, index) =>
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1),
    )
  })

  test('begins with a skip link to its main part', () => {
    expect(root.querySelector('body a')?.getAttribute('href')).toBe('#main')
    expect(root.querySelectorAll('main#main')).toHaveLength(1)
  })

  test('no word runs into a link or a number', () => {
    const main = (root.querySelector('main')?.toString() ?? '').replaceAll(
      /<(svg|pre|script)\b[^]*?<\/\1>/g,
      '',
    )
    expect(
      main.match(/[a-z.,;:](<a |<span class="fact")|(<\/a>|<\/span>)[a-zA-Z](?!\w*<\/a>)/g),
    ).toBeNull()
    // Text browsers, readers and the clipboard know nothing of the styles that set such elements apart.
    expect(
      main.match(
        /\w(<\/(strong|span|a|code)>)+(<(strong|span|a|code)\b[^>]*>)+\w|\w<span[^>]*>\w/g,
      ),
    ).toBeNull()
  })

  test('loads nothing from another site', () => {
    const loaded = root
      .querySelectorAll('link[rel=stylesheet],link[rel=preload],link[rel=icon],script,img,iframe')
      .map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '')
    expect(loaded.filter((address) => /^(https?:)?\/\//.test(address))).toEqual([])
  })

  test('carries a strict policy and no style attribute', () => {
    const policy =
      root.querySelector('meta[http-equiv=content-security-policy]')?.getAttribute('content') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    expect(root.querySelectorAll('[style]')).toEqual([])
  })

  test('weighs at most 60 KB, a little of it script', () => {
    const linked = (selector: string, name: string) =>
      root
        .querySelectorAll(selector)
        .map((element) => readBuilt(element.getAttribute(name) ?? ''))
        .join('')
    const scripts =
      linked('script[src]', 'src') +
      root
        .querySelectorAll('script:not([src]):not([type="application/ld+json"])')
        .map(({ text }) => text)
        .join('')
    const styles = linked('link[rel=stylesheet]', 'href')
    expect(gzipSync(html + scripts + styles).length).toBeLessThan(60_000)
    expect(Buffer.byteLength(scripts)).toBeLessThan(scriptLimit(place))
  })
})

test('every page is in the sitemap but the missing one and those that ask not to be listed', () => {
  const listed = [...readBuilt('/sitemap-0.xml').matchAll(/<loc>([^<]+)<\/loc>/g)].map(
    ([, url]) => new URL(url ?? '').pathname,
  )
  const expected = pages
    .filter(({ root }) => !root.querySelector('meta[name=robots][content=noindex]'))
    .map(({ address }) => address)
  expect(listed.sort()).toEqual(expected.sort())
})

test('titles and descriptions are not used twice', () => {
  for (const selector of ['title', 'meta[name=description]']) {
    const texts = pages.map(({ root }) => {
      const element = root.querySelector(selector)
      return element?.getAttribute('content') ?? element?.text
    })
    expect(new Set(texts).size).toBe(texts.length)
  }
})

test('at most one font file is fetched before the first paint', () => {
  for (const { root } of pages)
    expect(root.querySelectorAll('link[rel=preload][as=font]')).toHaveLength(1)
})

test.each(builtFiles('.json'))('%s is JSON', (address) => {
  expect(() => JSON.parse(readBuilt(address)) as unknown).not.toThrow()
})

test('every page is shared with a picture that says what it shows', () => {
  const pictures = builtFiles('.png')
  for (const { address, root } of pages) {
    const property = (name: string) =>
      root.querySelector(`meta[property="og:image${name}"]`)?.getAttribute('content') ?? ''
    expect(pictures, address).toContain(new URL(property('')).pathname)
    expect(property(':alt').length, address).toBeGreaterThan(40)
  }
})

const illustrated = pages.filter(
  ({ address, root }) => /^\/explainers\/./.test(address) && root.querySelector('figure.figure'),
)

test.each(illustrated)('$address is shared with one of its figures', ({ root }) => {
  const figures = root.querySelectorAll('figure.figure').map(({ id }) => id)
  const picture = root.querySelector('meta[property="og:image"]')?.getAttribute('content') ?? ''
  expect(figures.filter((id) => picture.endsWith(`/${id}-1200x630.png`))).toHaveLength(1)
})

test('no page goes on after its end', () => {
  for (const { address, html } of pages) expect(html.trim().endsWith('</html>'), address).toBe(true)
})
