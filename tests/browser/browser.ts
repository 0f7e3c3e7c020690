import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, inject } from 'vitest'

const places = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser']

/** Starts the system's Chromium, and closes it after the tests of the file. */
export async function launch(): Promise<Browser> {
  const executablePath = places.find((place) => place && existsSync(place))
  if (!executablePath) {
    throw new Error('browser tests: chromium: not found; install it with: apt-get install chromium')
  }
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
  const browser = await chromium.launch({ executablePath, args })
  afterAll(() => browser.close())
  return browser
}

/** A page that is open, and what went wrong on it so far: errors, and requests to other hosts. */
export interface Visit {
  page: Page
  faults: string[]
}

/** Opens a page of the site in a context of its own. */
export async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const site = inject('site')
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(site)) faults.push(`request to ${request.url()}`)
  })
  await page.goto(site + address)
  await page.evaluate(() => document.fonts.ready.then(() => true))
  return { page, faults }
}
