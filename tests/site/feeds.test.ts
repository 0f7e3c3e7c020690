import { parse } from 'node-html-parser'
import { describe, expect, test } from 'vitest'
import { origin } from '../../src/site.ts'
import { readAtom, readJsonFeed } from '../feeds/rules.ts'
import { builtFiles, chartIds, pages, readBuilt } from './built.ts'

const feeds = ['/feed', '/corrections', ...chartIds.map((id) => `/charts/${id}/feed`)]

/** Ids of the page of revisions: releases, and sections. */
const anchors = new Set(
  parse(readBuilt('/revisions/index.html'))
    .querySelectorAll('[id]')
    .map(({ id }) => id),
)

const files = new Set(builtFiles(''))

describe.each(feeds)('the feed %s', (name) => {
  const [xml, json] = [readBuilt(`${name}.xml`), readBuilt(`${name}.json`)]

  test('follows the rules of both formats, with the same entries in both', async () => {
    const atom = await readAtom(xml, `${origin}${name}.xml`)
    const jsonFeed = await readJsonFeed(json, `${origin}${name}.json`)
    expect(atom.faults).toEqual([])
    expect(jsonFeed.faults).toEqual([])
    expect(jsonFeed.entries).toEqual(atom.entries)
  })

  test('leads to pages that are there', async () => {
    const { entries } = await readAtom(xml, `${origin}${name}.xml`)
    const links = entries.flatMap(({ html }) =>
      parse(html)
        .querySelectorAll('a')
        .map((link) => new URL(link.getAttribute('href') ?? '')),
    )
    const missing = links.filter(({ pathname, hash }) => {
      const isThere = files.has(pathname.replace(/\/$/, '/index.html'))
      const anchor = decodeURIComponent(hash.slice(1))
      return !isThere || (pathname === '/revisions/' && !anchors.has(anchor))
    })
    expect(missing.map(String)).toEqual([])
  })
})

test('every page tells readers of the feeds, a chart’s page of its own too', () => {
  for (const { address, root } of pages) {
    const found = root
      .querySelectorAll('link[rel=alternate][type*="atom"],link[rel=alternate][type*="feed+json"]')
      .map((link) => link.getAttribute('href'))
    const own = /^\/charts\/.+/.test(address) ? [`${address}feed.xml`, `${address}feed.json`] : []
    expect(found, address).toEqual([
      '/feed.xml',
      '/feed.json',
      '/corrections.xml',
      '/corrections.json',
      ...own,
    ])
  }
})

test('the page of revisions has every release, the newest first, and leads to the feeds', () => {
  const root = parse(readBuilt('/revisions/index.html'))
  const releases = root.querySelectorAll('.release-record h3').map(({ id }) => id)
  expect(releases.length).toBeGreaterThan(0)
  expect(releases).toEqual(releases.toSorted().toReversed())
  const links = root.querySelectorAll('main a').map((link) => link.getAttribute('href'))
  expect(links).toEqual(
    expect.arrayContaining(['/feed.xml', '/corrections.json', '/revisions.csv']),
  )
})
