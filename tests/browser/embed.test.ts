import axe from 'axe-core'
import type { BrowserContextOptions, Frame, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { getChart } from '../../src/charts.ts'
import { embedAddress, writeSnippets } from '../../src/embed/snippets.ts'
import { tokens } from '../../src/plot/theme.ts'
import { getPoints } from '../../src/points.ts'
import { addresses, toUrl } from '../../src/site.ts'
import { chartIds } from '../site/built.ts'
import { launch } from './browser.ts'
import { embedFrames, findMisfits, measureFrames, openNewsroom, type Newsroom } from './hosts.ts'
import { findFaults } from './words.ts'

declare global {
  interface Window {
    axe: typeof axe
    messages: unknown[]
  }
}

const browser = await launch()
const id = 'link-workers-by-month'
const EMBED = embedAddress(id)

let newsroom: Newsroom
let page: Page

beforeAll(async () => {
  newsroom = await openNewsroom(browser)
})
afterEach(async () => {
  await page.close()
  newsroom.faults.length = 0
})
afterAll(() => newsroom.close())

/** Opens an embed in a page that writes down its messages; a frame that has told its height. */
async function openFrame(address: string): Promise<Frame> {
  page = await newsroom.open('listener.html', { EMBED: address })
  await expect.poll(() => page.evaluate(() => window.messages.length)).toBeGreaterThan(3)
  return embedFrames(page)[0]!
}

/** Opens an embed as a page of its own, in a newsroom's browser with these options. */
async function openAlone(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const other = await openNewsroom(browser, options)
  page = await other.open('stranger.html')
  await page.goto(address)
  page.once('close', () => void other.close())
  return page
}

const rgb = (colour: string) =>
  `rgb(${[1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16)).join(', ')})`

const ground = (frame: Frame | Page) =>
  frame.evaluate(() => getComputedStyle(document.body).backgroundColor)

/** All that can be seen of an embed, and its colours. */
const look = (frame: Frame) =>
  frame.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.body)
    return [document.documentElement.outerHTML, color, backgroundColor].join('\n')
  })

describe('its height', () => {
  test('is told to every listener in its own words, once, when nothing else happens', async () => {
    await openFrame(`${EMBED}?childId=chart-1#?secret=Ab3dE6gH1j`)
    await page.waitForTimeout(300)
    const [fit] = await measureFrames(page)
    const height = fit!.content
    const src = `${EMBED}?childId=chart-1#?secret=Ab3dE6gH1j`
    const messages = await page.evaluate(() => window.messages)
    const each = [
      { 'datawrapper-height': { [id]: height } },
      JSON.stringify({ type: 'set-height', value: height }),
      JSON.stringify({ context: 'iframe.resize', method: 'resize', height, src }),
      { sentinel: 'amp', type: 'embed-size', height },
      { message: 'height', value: height, secret: 'Ab3dE6gH1j' },
      `pymxPYMxchart-1xPYMxheightxPYMx${height}`,
    ]
    expect(messages.slice(0, each.length)).toEqual(each)
    // Once when it is known and once when all is loaded, for listeners that came later.
    expect(messages.length).toBeLessThanOrEqual(2 * each.length)
  })

  test.each(chartIds)(
    '%s is at most 1,000 px high on a phone, where WordPress cuts off',
    async (chart) => {
      page = await newsroom.open('datawrapper.html', { EMBED: embedAddress(chart) })
      expect(await findMisfits(page, { widths: [300] })).toEqual([])
      const [fit] = await measureFrames(page)
      expect(fit!.content).toBeLessThanOrEqual(1000)
    },
  )

  test('is told again to a host that says hello or how wide the frame is, and to no one else', async () => {
    await openFrame(`${EMBED}?childId=chart-1`)
    await page.waitForTimeout(200)
    const answers = (message: unknown) =>
      page.evaluate(async (said) => {
        window.messages.length = 0
        document.querySelector('iframe')?.contentWindow?.postMessage(said, '*')
        await new Promise((done) => setTimeout(done, 50))
        return window.messages.map(String)
      }, message)

    expect(await answers('pymxPYMxchart-1xPYMxwidthxPYMx640')).toHaveLength(5)
    expect(await answers({ 'embed-width': 640 })).toHaveLength(5)
    expect(await answers({ message: 'ready', secret: 'x' })).toHaveLength(5)
    const hello = await answers('[iFrameSizer]frame-1:8:false:false:32:true:true')
    expect(hello.at(-1)).toMatch(/^\[iFrameSizer\]frame-1:\d+:\d+:init$/)

    for (const hostile of [
      'pymxPYMxchart-1xPYMxnavigateToxPYMxhttps://evil.example',
      'pymxPYMxchart-1xPYMxwidthxPYMx1e999',
      'pymxPYMxanotherxPYMxwidthxPYMx640',
      `[iFrameSizer]${'x'.repeat(10_000)}:8`,
      JSON.stringify({ 'embed-width': 640 }),
      { 'embed-width': Number.NaN },
      { 'embed-width': -1 },
      { 'embed-width': '640; alert(1)' },
      { location: 'https://evil.example', href: 'javascript:alert(1)' },
      null,
      42,
      [],
    ]) {
      expect(await answers(hostile)).toEqual([])
    }
    expect(embedFrames(page)[0]!.url()).toBe(`${EMBED}?childId=chart-1`)
    expect(newsroom.faults).toEqual([])
  })
})

describe('what its address asks for', () => {
  test('is nothing unless it is known: bad addresses change nothing and break nothing', async () => {
    const plain = await look(await openFrame(EMBED))
    const height = (await measureFrames(page))[0]!.content
    for (const query of [
      '?theme=<script>alert(1)</script>',
      '?theme=DARK',
      '?dark=1',
      '?bg=url(https://evil.example/x.png)',
      '?plain=true',
      '?w=NaN',
      '?__proto__=x&constructor=y',
      '?%E0%A4%A',
      `?childId=${'x'.repeat(10_000)}`,
      '?childId=<img src=x onerror=alert(1)>',
      '#?secret=<script>',
    ]) {
      await page.close()
      expect(await look(await openFrame(EMBED + query)), query).toBe(plain)
      expect((await measureFrames(page))[0]!.content).toBe(height)
      const messages = await page.evaluate(() => window.messages)
      expect(JSON.stringify(messages)).not.toMatch(/xPYMx|"secret"/)
    }
    expect(newsroom.faults).toEqual([])
  })

  test('plain drops title and subtitle; source, licence and link always stay', async () => {
    const frame = await openFrame(`${EMBED}?plain=1`)
    expect(await frame.locator('h1').isVisible()).toBe(false)
    expect(await frame.locator('.subtitle').isVisible()).toBe(false)
    expect(await frame.locator('.description').isVisible()).toBe(true)
    const source = frame.locator('.source')
    expect(await source.innerText()).toMatch(
      /^Source: .* Licence: .* Social prescribing in numbers$/,
    )
    expect(await source.locator('a').getAttribute('href')).toBe(toUrl(addresses.chart(id)))
  })

  test.each([
    ['', 'light', 'light'],
    ['', 'dark', 'light'],
    ['?theme=light', 'dark', 'light'],
    ['?theme=dark', 'light', 'dark'],
    ['?dark=true', 'light', 'dark'],
    ['?dark=false', 'dark', 'light'],
    ['?theme=auto', 'light', 'light'],
    ['?theme=auto', 'dark', 'dark'],
  ] as const)('"%s" on a %s device is %s', async (query, colorScheme, theme) => {
    await openAlone(EMBED + query, { colorScheme })
    expect(await ground(page)).toBe(rgb(tokens[theme].paper))
    const scheme = await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
    expect(scheme).toBe(theme)
  })

  test('a transparent ground is one, and the readout keeps its own', async () => {
    const frame = await openFrame(`${EMBED}?bg=transparent`)
    expect(await ground(frame)).toBe('rgba(0, 0, 0, 0)')
    await frame.locator('.plot').focus()
    await page.keyboard.press('Home')
    const { color, backgroundColor } = await frame
      .locator('.readout')
      .evaluate((readout) => getComputedStyle(readout))
    expect([color, backgroundColor]).toEqual([rgb(tokens.light.paper), rgb(tokens.light.ink)])
  })
})

describe('privacy', () => {
  test('it asks for its document and nothing else, and leaves nothing behind', async () => {
    const before = newsroom.requests.length
    const frame = await openFrame(EMBED)
    await frame.locator('summary').click()
    expect(newsroom.requests.slice(before)).toEqual([addresses.embed(id)])
    expect(await page.context().cookies()).toEqual([])
    const { origins } = await page.context().storageState({ indexedDB: true })
    expect(origins).toEqual([])
    expect(newsroom.faults).toEqual([])
  })

  test('it works on when the network is cut after the document', async () => {
    const frame = await openFrame(EMBED)
    await page.context().setOffline(true)
    await frame.locator('summary').click()
    expect(await frame.locator('tbody tr').first().isVisible()).toBe(true)
    expect(newsroom.faults).toEqual([])
    await page.context().setOffline(false)
  })
})

describe.each(chartIds)('%s for everyone', (chart) => {
  const address = embedAddress(chart)

  test.each(['', '?theme=dark', '?plain=1'])('axe finds nothing%s', async (query) => {
    await openAlone(address + query)
    await page.evaluate(axe.source)
    await page.locator('summary').click()
    for (const width of [300, 1200]) {
      await page.setViewportSize({ width, height: 900 })
      const found = await page.evaluate(() => window.axe.run())
      // An editor who asks for the plain form writes the heading.
      const ignored = query === '?plain=1' ? ['page-has-heading-one'] : []
      const violations = found.violations
        .filter((violation) => !ignored.includes(violation.id))
        .map((violation) => `${violation.id}: ${violation.nodes.map(({ html }) => html).join(' ')}`)
      expect(violations).toEqual([])
    }
  })

  test('its words are 12 px or more, inside the picture and never on each other', async () => {
    await openAlone(address)
    const all: string[] = []
    for (const width of [280, 300, 375, 480, 559, 592, 700, 1200]) {
      await page.setViewportSize({ width, height: 900 })
      const faults = await page.locator('svg.chart:visible').evaluate(findFaults)
      all.push(...faults.map((fault) => `at ${width} px: ${fault}`))
    }
    expect(all).toEqual([])
  })

  test('by keyboard it has at most one stop in the picture, and is left by Tab', async () => {
    await openAlone(address)
    const stops: string[] = []
    for (let press = 0; press < 6; press++) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate(
        () => document.activeElement?.className || document.activeElement?.tagName || '',
      )
      if (stop === 'BODY') break
      stops.push(stop)
      await page.keyboard.press('ArrowRight')
    }
    expect(stops.filter((stop) => stop === 'plot').length).toBeLessThanOrEqual(1)
    // The link to the page, and before it one to the revisions where figures were revised.
    expect(new Set(stops.slice(stops.indexOf('SUMMARY')))).toEqual(new Set(['SUMMARY', 'A']))
  })

  test('without script it has its words, its picture and its table', async () => {
    await openAlone(address, { javaScriptEnabled: false, viewport: { width: 375, height: 800 } })
    expect(await page.locator('h1').isVisible()).toBe(true)
    expect(await page.locator('.description').isVisible()).toBe(true)
    expect(await page.locator('svg.chart:visible').count()).toBe(1)
    await page.locator('summary').click()
    expect(await page.locator('tbody tr').first().isVisible()).toBe(true)
  })
})

describe('elsewhere', () => {
  test('a copy on a newsroom’s own server, under a policy without scripts, shows all', async () => {
    page = await newsroom.open(`own/${id}.html`)
    expect(await ground(page)).toBe(rgb(tokens.light.paper))
    expect(await page.locator('svg.chart:visible').count()).toBe(1)
    expect(
      await page.locator('h1').evaluate((heading) => getComputedStyle(heading).fontWeight),
    ).toBe('700')
    expect(newsroom.faults.every((fault) => fault.includes('script-src'))).toBe(true)
  })

  test('on paper it is dark on white and whole, also where its host has never scrolled to it', async () => {
    const { frame } = writeSnippets(getChart(id), getPoints(getChart(id)), { theme: 'dark' })
    page = await newsroom.open('article.html', { SNIPPET: frame })
    await page.locator('.above').evaluate((above) => {
      above.style.height = '20000px'
    })
    await page.pdf()
    await expect.poll(() => embedFrames(page).length).toBe(1)

    await openAlone(`${EMBED}?theme=dark`)
    await page.emulateMedia({ media: 'print' })
    const ink = await page.locator('h1').evaluate((heading) => getComputedStyle(heading).color)
    expect(ink).toBe(rgb(tokens.light.ink))
    expect(await page.locator('svg.chart:visible').count()).toBe(1)
  })

  test('with forced colours its lines keep a colour that is not the ground’s', async () => {
    await openAlone(EMBED, { forcedColors: 'active' })
    const paper = await ground(page)
    const lines = await page
      .locator('svg.wide .line')
      .evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).stroke))
    expect(lines.length).toBeGreaterThan(0)
    expect(lines).not.toContain(paper)
  })
})

describe('the readout', () => {
  test('tells each figure that the table has, in both layouts', async () => {
    await openAlone(EMBED)
    for (const width of [375, 900]) {
      await page.setViewportSize({ width, height: 900 })
      await page.locator('.plot').focus()
      await page.keyboard.press('Home')
      expect(await page.locator('.readout').textContent()).toBe(
        'March 2020: 112.3 full-time equivalent',
      )
      await page.keyboard.press('Escape')
      expect(await page.locator('.readout').isVisible()).toBe(false)
    }
  })
})
