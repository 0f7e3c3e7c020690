import { gzipSync } from 'node:zlib'
import type { HTMLElement } from 'node-html-parser'
import { describe, expect, test } from 'vitest'
import { areas } from '../../src/tables/areas.ts'
import { formerAreas } from '../../src/tables/former-areas.ts'
import { addresses } from '../../src/site.ts'
import { committed } from '../tables/committed.ts'
import { embeds, pages, readBuilt, readBuiltBytes } from './built.ts'

const rows = committed(areas).rows.filter(({ level }) => level !== 'sub-icb')
const pageOf = (code: string) => pages.find(({ address }) => address === addresses.area(code))
const pageOfHref = (link: HTMLElement) =>
  pages.find(({ address }) => address === link.getAttribute('href'))
const mapsOf = (root: HTMLElement) => root.querySelectorAll('[data-picture]:has(.map)')
const linksOf = (code: string) =>
  new Set(
    pageOf(code)
      ?.root.querySelectorAll('main a')
      .map((link) => link.getAttribute('href')),
  )

/** The code of the area that a page leads on or back to. */
const step = (code: string, rel: 'next' | 'prev') =>
  pageOf(code)?.root.querySelector(`a[rel=${rel}]`)?.getAttribute('href')?.split('/').at(-2)

/** What a page says under “What to know”. */
const said = (code: string) =>
  pageOf(code)!.root.querySelector('#know')!.parentNode!.text.replace(/\s+/g, ' ')

/** Bytes that a browser takes for a page, as they travel: document, styles, scripts, fonts. */
function weight(code: string): number {
  const { html, root } = pageOf(code)!
  const linked = root
    .querySelectorAll('link[rel=stylesheet],script[src]')
    .map((element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '')
  const fonts = new Set(
    [...html.matchAll(/url\("?(\/[^")]+\.woff2)/g)].map(([, path = '']) => path),
  )
  const texts = [html, ...linked.map((path) => readBuilt(path))]
  return (
    texts.reduce((sum, text) => sum + gzipSync(text).length, 0) +
    [...fonts].reduce((sum, path) => sum + readBuiltBytes(path).length, 0)
  )
}

describe('the pages of areas', () => {
  test('are England’s, of 7 regions and of 36 boards', () => {
    expect(rows).toHaveLength(44)
    for (const { code } of rows) expect(pageOf(code), code).toBeDefined()
  })

  test.each(rows.map(({ code }) => code))('%s weighs at most 60 KB with its font', (code) => {
    expect(weight(code)).toBeLessThanOrEqual(60_000)
  })

  test('lead up to the areas around them and down to those within', () => {
    for (const { code, level, region } of rows) {
      const up = level === 'icb' ? [region!, 'E92000001'] : level === 'region' ? ['E92000001'] : []
      for (const around of up) {
        expect(linksOf(code), code).toContain(addresses.area(around))
        expect(linksOf(around), around).toContain(addresses.area(code))
      }
    }
  })

  test('lead from one board to the next, through all of them and back', () => {
    const boards = rows.filter(({ level }) => level === 'icb').map(({ code }) => code)
    const first = boards.find((code) => step(code, 'prev') === undefined)!
    const walked = [first]
    for (let next = step(first, 'next'); next; next = step(next, 'next')) {
      expect(step(next, 'prev')).toBe(walked.at(-1))
      walked.push(next)
    }
    expect(walked.sort()).toEqual(boards.sort())
  })

  test('list each network once, and say which did not report', () => {
    const listed = rows
      .filter(({ level }) => level === 'icb')
      .flatMap(({ code }) =>
        pageOf(code)!.root.querySelectorAll('[aria-label^="The primary care networks"] tbody tr'),
      )
      .map((row) => row.text)
    const codes = listed.map((text) => /U\d{5}/.exec(text)?.[0])
    const { networks, networks_reporting } = rows.find(({ level }) => level === 'england')!
    expect(new Set(codes).size).toBe(networks)
    expect(listed).toHaveLength(networks)
    expect(listed.filter((text) => text.includes('not reported'))).toHaveLength(
      networks - networks_reporting,
    )
  })

  test('say so where no network reported at a census', () => {
    expect(pageOf('QGH')?.root.querySelector('main')?.text).toContain('no network reported')
  })

  test('say what their borders were where these have moved', () => {
    for (const code of ['S0E4D', 'QRL', 'S9B9J']) {
      expect(said(code)).toMatch(/\d+ of the \d+ networks of NHS Frimley Integrated Care Board/)
    }
    expect(said('QRL')).toContain('D9Y0V has grown')
    expect(said('S9B9J')).toContain('92A has grown')
    expect(said('QE1')).not.toContain('1 April 2026')
  })
})

describe('the codes of 2022 to 2026', () => {
  const former = committed(formerAreas).rows
  const boards = [...new Set(former.filter(({ level }) => level === 'icb').map((row) => row.code))]

  test.each(boards)('%s has a page, or a note that leads to all its successors', (code) => {
    const into = former.filter((row) => row.level === 'icb' && row.code === code)
    const own = rows.some((row) => row.code === code)
    const unlisted = pageOf(code)?.root.querySelector('meta[name=robots][content=noindex]')
    expect(pageOf(code)).toBeDefined()
    expect(unlisted !== null).toBe(!own)
    for (const { successor } of own ? [] : into) {
      expect(linksOf(code)).toContain(addresses.area(successor))
    }
  })

  test('a former sub-ICB location has a note, too', () => {
    for (const code of ['S0E4D', 'QRL', 'S9B9J']) {
      expect(linksOf('D4U1Y')).toContain(addresses.area(code))
    }
  })
})

describe('the maps of pages', () => {
  const showing = pages.filter(({ root }) => mapsOf(root).length > 0)

  test('lead from each area to a page, but in the gallery, where they stand for their charts', () => {
    expect(showing.map(({ address }) => address)).toContain(addresses.areas)
    for (const { address, root } of showing) {
      for (const map of mapsOf(root)) {
        const figures = map.querySelectorAll('.map [data-point]')
        const links = map.querySelectorAll('.map a')
        expect(links, address).toHaveLength(address === addresses.charts ? 0 : figures.length)
        for (const link of links) expect(pageOfHref(link), address).toBeDefined()
      }
    }
  })

  test('have the same links in the table of their chart, for everybody', () => {
    const { root } = pages.find(
      ({ address }) => address === addresses.chart('link-workers-by-icb-map'),
    )!
    const links = (within: string) =>
      new Set(root.querySelectorAll(within).map((link) => link.getAttribute('href')))
    expect(links('tbody th a')).toEqual(links('.map a'))
    expect(links('tbody th a').size).toBe(36)
  })

  test('lead out of no embed', () => {
    const maps = embeds.filter(({ root }) => root.querySelector('.map'))
    expect(maps.length).toBeGreaterThan(0)
    for (const { address, root } of maps) {
      expect(root.querySelectorAll('svg a'), address).toEqual([])
    }
  })
})

test('the list has every area by name and code, and every code that is gone', () => {
  const text = pages.find(({ address }) => address === addresses.areas)!.root.text
  for (const { code } of [...rows, ...committed(formerAreas).rows]) expect(text).toContain(code)
})
