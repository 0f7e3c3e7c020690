import { describe, expect, test } from 'vitest'
import { chartIds } from '../site/built.ts'
import { launch, visit } from './browser.ts'

const browser = await launch()
const widths = [280, 320, 360, 414, 480, 559, 560, 640, 720, 860, 1024, 1200]

describe.each(chartIds)('chart %s', (id) => {
  test('its words are 12 px or more, inside the picture and never on each other, from 280 to 1200 px', async () => {
    const { page } = await visit(browser, `/charts/${id}/`, {
      viewport: { width: 1400, height: 900 },
    })
    const all: string[] = []
    for (const width of widths) {
      const faults = await page.evaluate((wanted) => {
        const plot = document.querySelector<HTMLElement>('[data-picture]')
        if (!plot) return ['there is no picture']
        plot.style.width = `${wanted}px`
        const shown = [...plot.querySelectorAll('svg.chart')].filter(
          (svg) => svg.getClientRects().length > 0,
        )
        const [svg] = shown
        if (!svg || shown.length > 1) return [`${shown.length} drawings are shown`]
        const frame = svg.getBoundingClientRect()
        const texts = [...svg.querySelectorAll('text')].map((text) => ({
          words: text.textContent,
          size: Number.parseFloat(getComputedStyle(text).fontSize),
          box: text.getBoundingClientRect(),
        }))
        const small = texts
          .filter(({ size }) => size < 12)
          .map(({ words, size }) => `"${words}" is ${size} px`)
        const outside = texts
          .filter(
            ({ box }) =>
              box.left < frame.left - 0.5 ||
              box.right > frame.right + 0.5 ||
              box.top < frame.top - 3 ||
              box.bottom > frame.bottom + 3,
          )
          .map(({ words }) => `"${words}" leaves the picture`)
        // Boxes hold the room above and below the letters, so lines may share a little of it.
        const touching = texts.flatMap((a, index) =>
          texts
            .slice(index + 1)
            .filter(
              (b) =>
                Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 1 &&
                Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 4,
            )
            .map((b) => `"${a.words}" and "${b.words}" touch`),
        )
        return [...small, ...outside, ...touching]
      }, width)
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
