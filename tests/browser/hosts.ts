import { readFileSync } from 'node:fs'
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core'
import { basePath, origin } from '../../src/site.ts'
import { builtFiles, readBuilt, readBuiltBytes } from '../site/built.ts'
import { headersOf, parseHeaders } from '../site/headers-file.ts'

/** The site of a newsroom: another one than ours. */
const host = 'https://news.example'

const packages: Record<string, string> = {
  '/pym.js': 'node_modules/pym.js/dist/pym.v1.min.js',
  '/iframe-resizer.js': 'node_modules/iframe-resizer/js/iframeResizer.min.js',
}

/** What a host page of `tests/browser/hosts/` shows: its words in capitals stand for these. */
export interface Shown {
  /** Address of the embed. */
  EMBED?: string
  /** Address of the script for hosts. */
  SCRIPT?: string
  /** Code to paste. */
  SNIPPET?: string
}

/** A newsroom's browser: pages can be opened in it, and what they asked for and complained of is kept. */
export interface Newsroom {
  open(name: string, shown?: Shown): Promise<Page>
  /** Errors and warnings of all pages and frames, and requests to anywhere but the two sites. */
  faults: string[]
  /** What was asked of our site. */
  requests: string[]
  close(): Promise<void>
}

const built = new Set(builtFiles(''))
const rules = parseHeaders(readBuilt('/_headers'))

/**
 * Opens a browser context in which our site stands at its public address and the newsroom's at another one, as on the
 * web. Nothing else can be reached.
 */
export async function openNewsroom(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Newsroom> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const faults: string[] = []
  const requests: string[] = []
  let shown: Shown = {}

  await context.route('**', async (route) => {
    const url = route.request().url()
    const { pathname } = new URL(url)
    if (url.startsWith(`${origin}${basePath}/`)) {
      requests.push(pathname)
      const path = pathname.slice(basePath.length).replace(/\/$/, '/index.html')
      if (!built.has(path)) return route.fulfill({ status: 404 })
      const contentType = path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8'
      const headers = { 'content-type': contentType, ...headersOf(rules, pathname, 'netlify') }
      return route.fulfill({ body: Buffer.from(readBuiltBytes(path)), headers })
    }
    if (!url.startsWith(host)) {
      faults.push(`request to ${url}`)
      return route.abort()
    }
    const script = packages[pathname]
    if (script) return route.fulfill({ body: readFileSync(script), contentType: 'text/javascript' })
    if (pathname.startsWith('/own/')) return route.fulfill(serveCopy(pathname))
    if (!pathname.endsWith('.html')) return route.fulfill({ status: 204 })
    const page = readFileSync(new URL(`hosts${pathname}`, import.meta.url), 'utf8')
    const body = page.replace(/EMBED|SCRIPT|SNIPPET/g, (word) => String(Reflect.get(shown, word)))
    return route.fulfill({ body, contentType: 'text/html; charset=utf-8' })
  })
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text())
  })
  context.on('weberror', (error) => faults.push(error.error().message))

  return {
    faults,
    requests,
    async open(name, wanted = {}) {
      shown = wanted
      const page = await context.newPage()
      await page.goto(`${host}/${name}`)
      return page
    },
    close: () => context.close(),
  }
}

/** A copy of an embed on the newsroom's own server, under a policy that allows nearly nothing. */
function serveCopy(pathname: string) {
  const id = pathname.slice('/own/'.length).replace('.html', '')
  return {
    body: Buffer.from(readBuiltBytes(`/embed/${id}/index.html`)),
    contentType: 'text/html; charset=utf-8',
    headers: {
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    },
  }
}

/** How a frame fits its embed, in px. */
interface Fit {
  width: number
  /** Height of the frame's inside. */
  frame: number
  /** Height of what is in it, rounded up. */
  content: number
  /** How far it could be scrolled. */
  down: number
  across: number
}

/** The embeds in a host page. */
export function embedFrames(page: Page): Frame[] {
  return page.frames().filter((frame) => frame.url().includes('/embed/'))
}

/** Measures the frames of a host page that show an embed. */
export function measureFrames(page: Page): Promise<Fit[]> {
  return Promise.all(
    embedFrames(page).map((frame) =>
      frame.evaluate(() => {
        const root = document.documentElement
        const content = document.querySelector('main')?.getBoundingClientRect().height ?? 0
        return {
          width: innerWidth,
          frame: innerHeight,
          content: Math.ceil(content),
          down: root.scrollHeight - root.clientHeight,
          across: root.scrollWidth - root.clientWidth,
        }
      }),
    ),
  )
}

/** How a host page should treat its frames. */
export interface Expected {
  /** Widths in px that its column is given, one after the other; none leaves it as it is. */
  widths?: readonly number[]
  frames?: number
  /** Px that a frame may be higher than its embed. */
  spare?: number
}

/**
 * What is wrong with the frames of a host page after a while of settling at each width: none, cut off, too high, or
 * to be scrolled.
 */
export async function findMisfits(
  page: Page,
  { widths, frames = 1, spare = 0 }: Expected = {},
): Promise<string[]> {
  const misfits: string[] = []
  for (const width of widths ?? [undefined]) {
    if (width !== undefined) {
      await page.locator('.column').evaluate((column, px) => {
        column.style.width = `${px}px`
      }, width)
    }
    const isRight = (fit: Fit, index: number) =>
      (width === undefined || index > 0 || fit.width === width) &&
      fit.content > 0 &&
      fit.frame >= fit.content &&
      fit.frame <= fit.content + spare &&
      fit.down === 0 &&
      fit.across === 0
    let fits: Fit[] = []
    const patience = Date.now() + 4000
    do {
      fits = await measureFrames(page)
      if (fits.length === frames && fits.every(isRight)) break
      await page.waitForTimeout(20)
    } while (Date.now() < patience)
    if (fits.length !== frames) misfits.push(`${fits.length} frames`)
    misfits.push(
      ...fits.filter((fit, index) => !isRight(fit, index)).map((fit) => JSON.stringify(fit)),
    )
  }
  return misfits
}
