import { describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { launch, visit } from './browser.ts'

const browser = await launch()
const board = '/areas/QE1/'
const pathOf = (page: Page) => new URL(page.url()).pathname

/** What the search finds: the codes that are shown, and what is said. */
const found = async (words: string) => {
  const { page } = await visit(browser, '/areas/')
  await page.locator('#find').fill(words)
  const codes = await page.locator('[data-find]:visible .area-code').allTextContents()
  const status = await page.locator('.area-search [role=status]').textContent()
  await page.context().close()
  return { codes, status }
}

describe('the search of areas', () => {
  test.each([
    ['by name', 'devon', 'QJK'],
    ['by a part of the name', 'sex', 'D7T5G'],
    ['by code in small letters', 'qjk', 'QJK'],
    ['by the code of a sub-ICB location', '92A', 'S9B9J'],
    ['by a former name', 'frimley', 'S0E4D'],
    ['by a former code', 'QM7', 'D7T5G'],
    ['by words in any order', 'wight hampshire', 'QRL'],
  ])('finds an area %s', async (_, words, code) => {
    const { codes, status } = await found(words)
    expect(codes).toContain(code)
    expect(codes.length).toBeLessThan(20)
    expect(status).toMatch(/^\d+ found$/)
  })

  test('says so when there is nothing to find, and shows all again for no words', async () => {
    expect(await found('atlantis')).toEqual({ codes: [], status: 'Nothing found' })
    expect((await found('')).codes.length).toBeGreaterThan(50)
  })
})

describe('a map', () => {
  const map = '/charts/link-workers-by-sub-icb-map/'
  const devon = '[data-label^="Devon"]:visible'

  test('leads from an area to its page by mouse', async () => {
    const { page } = await visit(browser, map)
    await page.locator(devon).click()
    await page.waitForURL('**/areas/**')
    expect(pathOf(page)).toBe('/areas/QJK/')
    await page.context().close()
  })

  test('leads there by Enter from the area of the arrow keys', async () => {
    const { page } = await visit(browser, map)
    await page.locator('[data-picture]').focus()
    await page.keyboard.press('Enter')
    expect(pathOf(page)).toBe(map)
    await page.keyboard.press('End')
    const last = page.locator('[data-active]').locator('xpath=..')
    const href = await last.getAttribute('data-page')
    await page.keyboard.press('Enter')
    await page.waitForURL(`**${href}`)
    await page.context().close()
  })

  test('reads out the figure at the first touch, and leads on at the second', async () => {
    const { page } = await visit(browser, map, {
      viewport: { width: 360, height: 800 },
      hasTouch: true,
    })
    await page.locator(devon).tap()
    expect(await page.locator('.readout').textContent()).toMatch(/^Devon/)
    expect(await page.locator('.readout').isVisible()).toBe(true)
    expect(pathOf(page)).toBe(map)
    await page.locator('[data-label^="Kent"]:visible').tap()
    expect(await page.locator('.readout').textContent()).toMatch(/^Kent/)
    expect(pathOf(page)).toBe(map)
    await page.locator('[data-label^="Kent"]:visible').tap()
    await page.waitForURL('**/areas/QKS/')
    await page.context().close()
  })

  test('leads there without script', async () => {
    const { page } = await visit(browser, map, { javaScriptEnabled: false })
    await page.locator(devon).click()
    await page.waitForURL('**/areas/**')
    expect(pathOf(page)).toBe('/areas/QJK/')
    await page.context().close()
  })
})

describe('a table that can be sorted', () => {
  test('is sorted by figures from the highest, then from the lowest, what is missing last', async () => {
    const { page } = await visit(browser, '/areas/QMF/')
    const table = page.locator('section:has(> #networks) table')
    const heading = table.locator('thead th', { hasText: 'Rate' })
    const rates = async () =>
      (await table.locator('tbody td:nth-of-type(2)').allTextContents()).map((text) => text.trim())
    const orders = []
    for (const order of ['descending', 'ascending']) {
      await heading.getByRole('button').click()
      expect(await heading.getAttribute('aria-sort')).toBe(order)
      orders.push(await rates())
    }
    for (const texts of orders) {
      const known = texts.filter((text) => text !== 'not reported').map(Number)
      expect(texts.slice(known.length)).toEqual(Array(4).fill('not reported'))
    }
    const [down, up] = orders.map((texts) => texts.slice(0, -4).map(Number))
    expect(down).toEqual(down!.toSorted((a, b) => b - a))
    expect(up).toEqual(up!.toSorted((a, b) => a - b))
    expect(await table.locator('[aria-sort]').count()).toBe(1)
    await page.context().close()
  })

  test('is sorted by name, by keyboard', async () => {
    const { page } = await visit(browser, board)
    const table = page.locator('section:has(> #networks) table')
    const button = table.locator('thead th').first().getByRole('button')
    await button.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    const names = await table.locator('tbody th').allTextContents()
    expect(names[0]!.trim() > names.at(-1)!.trim()).toBe(true)
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.context().close()
  })
})

test('without script the list is whole and the tables are tables', async () => {
  const options = { javaScriptEnabled: false }
  const list = await visit(browser, '/areas/', options)
  expect(await list.page.locator('.area-search').isVisible()).toBe(false)
  expect(await list.page.locator('.area-list a:visible').count()).toBeGreaterThan(55)
  await list.page.context().close()
  const { page } = await visit(browser, board, options)
  expect(await page.locator('thead button').count()).toBe(0)
  expect(await page.locator('section:has(> #networks) tbody tr').count()).toBe(45)
  await page.context().close()
})
