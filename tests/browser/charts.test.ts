import { describe, expect, test } from 'vitest'
import { chartIds } from '../site/built.ts'
import { launch, visit } from './browser.ts'
import { findFaults } from './words.ts'

const browser = await launch()
const widths = [280, 320, 360, 414, 480, 559, 560, 640, 720, 860, 1024, 1200]

describe.each(chartIds)('chart %s', (id) => {
  test('its words are 12 px or more, inside the picture and never on each other, from 280 to 1200 px', async () => {
    const { page } = await visit(browser, `/charts/${id}/`, {
      viewport: { width: 1400, height: 900 },
    })
    const all: string[] = []
    for (const width of widths) {
      await page.locator('[data-picture]').evaluate((plot, wanted) => {
        plot.style.width = `${wanted}px`
      }, width)
      const shown = page.locator('[data-picture] > svg:visible')
      expect(await shown.count()).toBe(1)
      const faults = await shown.evaluate(findFaults)
      all.push(...faults.map((fault) => `at ${width} px: ${fault}`))
    }
    expect(all).toEqual([])
    await page.context().close()
  })

  test('is one tab stop, tells its figures to the arrow keys, and lets go on Escape and Tab', async () => {
    const { page, faults } = await visit(browser, `/charts/${id}/`)
    const plot = page.locator('[data-picture]')
    const stops = await plot.evaluate(
      (element) =>
        [element, ...element.querySelectorAll<HTMLElement>('*')].filter(
          (part) => part.tabIndex >= 0,
        ).length,
    )
    expect(stops).toBe(1)

    const labels = await plot.evaluate((element) =>
      [...element.querySelectorAll<SVGElement>('[data-label]')].map(
        ({ dataset }) => dataset['label'],
      ),
    )
    const readout = plot.locator('.readout')
    await plot.focus()
    await page.keyboard.press('Home')
    expect(await readout.isVisible()).toBe(true)
    expect(labels).toContain(await readout.textContent())
    const first = await plot.getAttribute('aria-valuetext')
    await page.keyboard.press('ArrowRight')
    expect(await plot.getAttribute('aria-valuetext')).not.toBe(first)
    await page.keyboard.press('Escape')
    expect(await readout.isVisible()).toBe(false)

    await page.keyboard.press('Tab')
    expect(await plot.evaluate((element) => element === document.activeElement)).toBe(false)
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('shows a figure under the pointer, inside the page', async () => {
    const { page } = await visit(browser, `/charts/${id}/`, {
      viewport: { width: 360, height: 900 },
    })
    const plot = page.locator('[data-picture]')
    const mark = plot.locator('svg.narrow [data-value]').last()
    await mark.hover({ force: true })
    const readout = plot.locator('.readout')
    expect(await readout.isVisible()).toBe(true)
    const box = await readout.boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360)
    await page.context().close()
  })
})

test('the small charts of the front page keep their words apart on every screen', async () => {
  const { page } = await visit(browser, '/')
  const all: string[] = []
  for (const width of [280, 320, 360, 414, 575, 576, 768, 831, 832, 1024, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    for (const drawing of await page.locator('svg.mini').all()) {
      const faults = await drawing.evaluate(findFaults)
      all.push(...faults.map((fault) => `at ${width} px: ${fault}`))
    }
  }
  expect(all).toEqual([])
  await page.context().close()
})
