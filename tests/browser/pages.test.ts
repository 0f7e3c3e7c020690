import axe from 'axe-core'
import { describe, expect, inject, test } from 'vitest'
import { samplePages } from '../site/built.ts'
import { launch, visit } from './browser.ts'

declare global {
  interface Window {
    axe: typeof axe
  }
}

const browser = await launch()
const addresses = samplePages.map(({ address }) => address)
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test.each(addresses)('%s: axe finds nothing on a phone and on a desk', async (address) => {
    const { page, faults } = await visit(browser, address, { colorScheme })
    await page.evaluate(axe.source)
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      const found = await page.evaluate(
        (values) => window.axe.run({ runOnly: { type: 'tag', values } }),
        standards,
      )
      const violations = found.violations.map(
        ({ id, nodes }) => `${width} px: ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
      )
      expect(violations).toEqual([])
    }
    expect(faults.filter((fault) => !/404 \(Not Found\)/.test(fault))).toEqual([])
    await page.context().close()
  })
})

test.each(addresses)(
  '%s never scrolls sideways, down to 280 px and at four times the size',
  async (address) => {
    const { page } = await visit(browser, address)
    const overflows: string[] = []
    for (const width of [280, 320, 360, 414, 768, 1024, 1280]) {
      await page.setViewportSize({ width, height: width === 320 ? 256 : 900 })
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      if (overflow > 0) overflows.push(`${overflow} px too wide at ${width} px`)
    }
    expect(overflows).toEqual([])
    await page.context().close()
  },
)

test.each(addresses)('%s holds letters twice as large on a phone', async (address) => {
  const { page } = await visit(browser, address, { viewport: { width: 360, height: 800 } })
  const session = await page.context().newCDPSession(page)
  // What a reader sets in the browser's own settings; 16 is what they begin with.
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
  await page.reload()
  const { size, beyond } = await page.evaluate(() => {
    const root = document.documentElement
    return { size: getComputedStyle(root).fontSize, beyond: root.scrollWidth - root.clientWidth }
  })
  expect(size).toBe('32px')
  expect(beyond).toBe(0)
  await page.context().close()
})

test.each(addresses)('%s does not move while its fonts arrive', async (address) => {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.route('**/*.woff2', async (route) => {
    await new Promise((done) => setTimeout(done, 250))
    await route.continue()
  })
  await page.goto(inject('site') + address)
  await page.evaluate(() => document.fonts.ready.then(() => true))
  const shift = await page.evaluate(
    () =>
      new Promise<number>((done) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if ('value' in entry) sum += Number(entry.value)
        }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => done(sum), 100)
      }),
  )
  expect(shift).toBeLessThan(0.01)
  await context.close()
})

test('nothing on the site is animated', async () => {
  const { page } = await visit(browser, '/', { reducedMotion: 'no-preference' })
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((element) => {
        const style = getComputedStyle(element)
        return style.transitionDuration !== '0s' || style.animationName !== 'none'
      }).length,
  )
  expect(moving).toBe(0)
  await page.context().close()
})
