import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { builtFiles } from '../site/built.ts'
import { launch, visit } from './browser.ts'

const browser = await launch()
const id = 'link-workers-by-month'
const address = `/charts/${id}/`

/** Scrolls to the preview and waits until its chart is there. */
async function openPreview(page: Page) {
  await page.locator('.preview-page').scrollIntoViewIfNeeded()
  const frame = page.locator('.preview-page iframe')
  await page.frameLocator('.preview-page iframe').locator('main').waitFor()
  return frame
}

describe('the preview of an embed', () => {
  test('is loaded when it comes into sight, not before', async () => {
    const { page, faults } = await visit(browser, address)
    const loaded: string[] = []
    page.on('request', (request) => {
      if (request.isNavigationRequest()) loaded.push(new URL(request.url()).pathname)
    })
    expect(await page.locator('iframe').count()).toBe(0)
    await openPreview(page)
    expect(loaded).toEqual([`/embed/${id}/`])
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('takes the width that is chosen, and is as high as its chart', async () => {
    const { page } = await visit(browser, address, { viewport: { width: 1280, height: 900 } })
    const frame = await openPreview(page)
    const heights: number[] = []
    for (const width of ['280', '480', '1200']) {
      await page.locator('[name=width]').fill(width)
      expect(await page.locator('.preview-width').innerText()).toContain(`Width ${width} px`)
      expect((await frame.boundingBox())?.width).toBe(Number(width))
      const content = page.frameLocator('.preview-page iframe').locator('main')
      await expect
        .poll(async () => (await frame.boundingBox())?.height)
        .toBe(Math.ceil((await content.boundingBox())?.height ?? 0))
      heights.push((await frame.boundingBox())?.height ?? 0)
    }
    expect(heights[0]).toBeGreaterThan(heights[2] ?? 0)
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
    ).toBe(true)
    await page.context().close()
  })

  test('follows the choice of theme and page, and so does the code', async () => {
    const { page } = await visit(browser, address)
    const frame = await openPreview(page)
    const group = (name: string) => page.getByRole('group', { name })
    await group('Your page').getByLabel('dark').check()
    await group('The chart').getByLabel('dark').check()
    const chosen = `/embed/${id}/?theme=dark`
    expect(await frame.getAttribute('src')).toBe(chosen)
    expect(await page.locator('.preview-alone a').getAttribute('href')).toBe(chosen)
    expect(await page.locator('.preview-page').getAttribute('data-page')).toBe('dark')
    expect(await frame.evaluate(({ style }) => style.colorScheme)).toBe('dark')
    const root = page.frameLocator('.preview-page iframe').locator('html')
    await expect.poll(() => root.getAttribute('data-theme')).toBe('dark')

    for (const code of ['frame', 'frame-and-script']) {
      const text = await page.locator(`#${code}`).innerText()
      expect(text).toContain(`${chosen}"`)
      expect(text).toContain('color-scheme:dark')
    }
    await group('The chart').getByLabel('light').check()
    expect(await page.locator('#frame').innerText()).toContain(`/embed/${id}/"`)
    await page.context().close()
  })

  const [version] = builtFiles('.html').flatMap(
    (path) => new RegExp(`^/embed/${id}/v/[^/]+/`).exec(path)?.[0] ?? [],
  )

  test.skipIf(!version)('offers the figures as published, and their code', async () => {
    const { page } = await visit(browser, address)
    const frame = await openPreview(page)
    await page.getByLabel('as published on').check()
    await page.getByRole('group', { name: 'The chart' }).getByLabel('dark').check()
    const chosen = (await frame.getAttribute('src')) ?? ''
    expect(chosen).toMatch(new RegExp(`^/embed/${id}/v/[\\d.-]+/\\?theme=dark$`))
    const edition = page.frameLocator('.preview-page iframe').getByText('Figures as published on')
    await edition.waitFor()
    expect(await page.locator('#frame').innerText()).toContain(`${chosen}"`)
    expect(await page.locator('#frame-and-script').innerText()).toContain(`${chosen}"`)
    await page.context().close()
  })

  test('takes choices from the keyboard alone', async () => {
    const { page } = await visit(browser, address)
    await openPreview(page)
    const width = page.locator('[name=width]')
    const before = Number(await width.inputValue())
    await width.focus()
    await page.keyboard.press('ArrowRight')
    expect(Number(await width.inputValue())).toBe(before + 20)
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('.preview-page').getAttribute('data-page')).toBe('dark')
    await page.context().close()
  })
})

describe('copying', () => {
  test('every text is copied as it stands on the page', async () => {
    const { page } = await visit(browser, address, {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const buttons = page.locator('button[data-copy]')
    expect(await buttons.count()).toBeGreaterThan(6)
    for (const button of await buttons.all()) {
      await button.click()
      const text = await page.locator(`#${await button.getAttribute('data-copy')}`).innerText()
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(text)
      expect(await button.locator('+ [role=status]').textContent()).toBe('Copied')
    }
    await page.context().close()
  })

  test('a text is selected where the browser allows no script to copy', async () => {
    const { page } = await visit(browser, address)
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))
      document.execCommand = () => false
    })
    await page.getByRole('button', { name: 'Copy BibTeX' }).click()
    const selected = () => page.evaluate(() => getSelection()?.toString())
    await expect.poll(selected).toBe(await page.locator('#bibtex').innerText())
    const status = page.locator('button[data-copy=bibtex] + [role=status]')
    expect(await status.textContent()).toContain('copy it by hand')
    await page.context().close()
  })
})

describe('without script', () => {
  test('every text can be read, the preview is a link, and nothing is offered that does not work', async () => {
    const { page } = await visit(browser, address, { javaScriptEnabled: false })
    for (const name of [
      'frame',
      'frame-and-script',
      'address',
      'alt',
      'credit',
      'reference',
      'bibtex',
      'quote-0',
    ]) {
      expect(await page.locator(`#${name}`).isVisible()).toBe(true)
    }
    expect(await page.locator('.preview a').isVisible()).toBe(true)
    expect(await page.locator('button:visible, input:visible, iframe').count()).toBe(0)
    await page.context().close()
  })
})

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  test.each([360, 1280])('the open panel is clean and easy to hit at %i px', async (width) => {
    const { page, faults } = await visit(browser, address, {
      colorScheme,
      viewport: { width, height: 900 },
    })
    await openPreview(page)
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(() => window.axe.run('.panel, #quote + *'))
    expect(
      violations.map((rule) => `${rule.id}: ${rule.nodes.map(({ html }) => html).join()}`),
    ).toEqual([])
    const targets = page.locator(
      '.panel button, .panel label, .panel .downloads a, .preview-alone a',
    )
    for (const target of await targets.all()) {
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    }
    expect(faults).toEqual([])
    await page.context().close()
  })
})
