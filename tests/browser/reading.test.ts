import { describe, expect, test } from 'vitest'
import { launch, visit } from './browser.ts'

const browser = await launch()
const chart = '/charts/link-workers-by-month/'

describe('by keyboard', () => {
  test('the skip link is the first stop, shows itself and leads to the main part', async () => {
    const { page } = await visit(browser, '/')
    const skip = page.locator('.skip')
    expect((await skip.boundingBox())?.y).toBeLessThan(0)
    await page.keyboard.press('Tab')
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0)
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.context().close()
  })

  test('every stop of the front page shows that it has the focus', async () => {
    const { page } = await visit(browser, '/')
    const seen = new Map<string, string>()
    while (seen.size < 100) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate(() => {
        const element = document.activeElement
        if (!element || element === document.body) return undefined
        const { outlineStyle, outlineWidth } = getComputedStyle(element)
        return { name: element.outerHTML.slice(0, 200), outline: `${outlineStyle} ${outlineWidth}` }
      })
      if (!stop) break
      seen.set(stop.name, stop.outline)
    }
    const faint = [...seen].filter(([, outline]) => outline !== 'solid 3px')
    expect(faint).toEqual([])
    expect(seen.size).toBeLessThan(100)
    expect(seen.size).toBeGreaterThan(20)
    await page.context().close()
  })

  test('a wide table scrolls with the arrow keys', async () => {
    const { page } = await visit(browser, '/data/', { viewport: { width: 360, height: 800 } })
    const table = page
      .locator('.scroll-table')
      .filter({ has: page.locator('.register') })
      .first()
    await table.focus()
    await page.keyboard.press('ArrowRight')
    const moved = () => table.evaluate((element) => element.scrollLeft)
    await expect.poll(moved).toBeGreaterThan(0)
    await page.context().close()
  })
})

describe('without script', () => {
  test('the picture, its description, its table and its sentence are there', async () => {
    const { page } = await visit(browser, chart, { javaScriptEnabled: false })
    expect(await page.locator('[data-picture] > svg:visible').count()).toBe(1)
    expect(await page.locator('.figure-description').isVisible()).toBe(true)
    expect(await page.locator('#table + * tbody tr').count()).toBeGreaterThan(40)
    expect(await page.locator('.quote').first().isVisible()).toBe(true)
    expect(await page.locator('button:visible').count()).toBe(0)
    await page.context().close()
  })
})

describe('the sentence of a chart', () => {
  test('is copied as it stands on the chart’s page', async () => {
    const { page } = await visit(browser, chart, {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await page.getByRole('button', { name: 'Copy sentence' }).click()
    await page.getByText('Copied', { exact: true }).waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    // On the page the address has a line of its own.
    expect(copied).toBe((await page.locator('.quote').first().innerText()).replace('\n', ' '))
    await page.context().close()
  })

  test('is copied without the permission too', async () => {
    const { page } = await visit(browser, chart)
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))
    })
    await page.getByRole('button', { name: 'Copy sentence' }).click()
    const status = page.locator('.figure-actions [role=status]')
    await expect.poll(() => status.textContent()).toBe('Copied')
    await page.context().close()
  })
})

describe('on paper', () => {
  test('a page is dark on white, whole, and says where it is from', async () => {
    const { page } = await visit(browser, chart, { colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    )
    expect(await page.locator('nav:visible').count()).toBe(0)
    expect(await page.locator('[data-picture] > svg:visible').count()).toBe(1)
    expect(await page.locator('.site-footer').innerText()).toContain(chart)
    const clipped = await page
      .locator('.scroll-table')
      .evaluateAll(
        (tables) => tables.filter((table) => table.scrollHeight > table.clientHeight + 1).length,
      )
    expect(clipped).toBe(0)
    await page.context().close()
  })
})

describe('with forced colours', () => {
  test('marks and words of a chart keep a colour that is not the paper’s', async () => {
    const { page } = await visit(browser, chart, { forcedColors: 'active' })
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const lines = await page
      .locator('svg.wide .line')
      .evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).stroke))
    expect(lines.length).toBeGreaterThan(0)
    expect(lines).not.toContain(paper)
    await page.context().close()
  })
})
