import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { getChart } from '../../src/charts.ts'
import { embedAddress, writeSnippets } from '../../src/embed/snippets.ts'
import { getPoints } from '../../src/points.ts'
import { addresses, toUrl } from '../../src/site.ts'
import { chartIds } from '../site/built.ts'
import { launch } from './browser.ts'
import {
  findMisfits,
  measureFrames,
  openNewsroom,
  type Expected,
  type Newsroom,
  type Shown,
} from './hosts.ts'

const browser = await launch()
const widths = [280, 320, 375, 680, 1200]
const SCRIPT = toUrl(addresses.embedScript)

let newsroom: Newsroom
let page: Page

beforeAll(async () => {
  newsroom = await openNewsroom(browser)
})
afterEach(() => page.close())
afterAll(() => newsroom.close())

async function open(name: string, shown: Shown) {
  newsroom.faults.length = 0
  newsroom.requests.length = 0
  page = await newsroom.open(name, shown)
}

/** Everything that is wrong on the page: frames that do not fit, complaints, requests to strangers. */
const troubles = async (expected?: Expected) => [
  ...(await findMisfits(page, expected)),
  ...newsroom.faults,
]

describe('in a page with Datawrapper’s listener', () => {
  test.each(chartIds)('%s fits at every width, by one request', async (id) => {
    await open('datawrapper.html', { EMBED: embedAddress(id) })
    expect(await troubles({ widths })).toEqual([])
    expect(newsroom.requests).toEqual([addresses.embed(id)])
  })
})

describe.each(['link-workers-by-month', 'refusals-by-source'])('%s', (id) => {
  test.each(['guardian', 'amp', 'wordpress', 'pym', 'iframe-resizer'])(
    'fits at every width in a page that listens like %s',
    async (listener) => {
      await open(`${listener}.html`, { EMBED: embedAddress(id) })
      expect(await troubles({ widths })).toEqual([])
    },
  )

  test('leads to its page from a frame that is locked as WordPress locks it', async () => {
    await open('wordpress.html', { EMBED: embedAddress(id) })
    await page.frameLocator('iframe').locator('.source a').click()
    await expect.poll(() => page.url()).toBe(toUrl(addresses.chart(id)))
  })

  test('fits in a page that listens like medium, which knows a frame by its address', async () => {
    await open('medium.html', { EMBED: embedAddress(id, { theme: 'dark' }) })
    expect(await troubles({ widths })).toEqual([])
  })

  test('fits by our script, which leaves other frames alone', async () => {
    await open('embed-script.html', { EMBED: embedAddress(id), SCRIPT })
    expect(await troubles({ widths })).toEqual([])
    expect(await page.locator('#stranger').evaluate((frame) => frame.clientHeight)).toBe(123)
  })

  test('fits by our script when that comes late', async () => {
    await open('late-script.html', { EMBED: embedAddress(id), SCRIPT })
    expect(await troubles()).toEqual([])
  })

  test('fits by our script in a tab that is shown later', async () => {
    await open('hidden-tab.html', { EMBED: embedAddress(id), SCRIPT })
    await page.getByRole('button').click()
    expect(await troubles()).toEqual([])
  })

  test('fits twice on a page, at two widths', async () => {
    await open('two-copies.html', { EMBED: embedAddress(id), SCRIPT })
    expect(await troubles({ widths: [680], frames: 2 })).toEqual([])
    const heights = (await measureFrames(page)).map(({ frame }) => frame)
    expect(heights[0]).not.toBe(heights[1])
  })

  test('fits when its table is opened and closed', async () => {
    await open('datawrapper.html', { EMBED: embedAddress(id) })
    expect(await troubles()).toEqual([])
    const closed = await measureFrames(page)
    const summary = page.frameLocator('iframe').locator('summary')
    await summary.click()
    await expect.poll(() => measureFrames(page)).not.toEqual(closed)
    expect(await troubles()).toEqual([])
    await summary.click()
    await expect.poll(() => measureFrames(page)).toEqual(closed)
  })

  test('fits by the snippet with the script where frames are as high as their box', async () => {
    const { frameWithScript } = writeSnippets(getChart(id), getPoints(getChart(id)))
    await open('full-height.html', { SNIPPET: frameWithScript })
    expect(await troubles({ widths })).toEqual([])
  })

  test('is whole where low frames are forbidden', async () => {
    const { frameWithScript } = writeSnippets(getChart(id), getPoints(getChart(id)))
    await open('least-height.html', { SNIPPET: frameWithScript })
    expect(await troubles({ widths, spare: 450 })).toEqual([])
  })
})

describe.each(chartIds)('%s without any script on the page', (id) => {
  const chart = getChart(id)
  const { frame } = writeSnippets(chart, getPoints(chart))

  test('is whole at every width, with little room to spare', async () => {
    await open('article.html', { SNIPPET: frame })
    expect(await troubles({ widths: [280, 420, 600], spare: 80 })).toEqual([])
    expect(await troubles({ widths, spare: 250 })).toEqual([])
  })

  test.each([
    ['where its rules are stripped', frame.replace(/<style>.*<\/style>/, '')],
    ['in a sandbox with scripts', frame.replace('<iframe', '<iframe sandbox="allow-scripts"')],
  ])('is whole at every width %s', async (_, SNIPPET) => {
    await open('article.html', { SNIPPET })
    expect(await troubles({ widths, spare: 600 })).toEqual([])
  })

  test('is whole in an empty sandbox, where it runs no script', async () => {
    await open('article.html', { SNIPPET: frame.replace('<iframe', '<iframe sandbox=""') })
    expect(await findMisfits(page, { widths, spare: 250 })).toEqual([])
    expect(newsroom.faults.filter((fault) => !fault.startsWith('Blocked script'))).toEqual([])
  })
})
