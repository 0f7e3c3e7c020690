import type { Browser } from 'playwright-core'

/** What one load of a page cost. */
export interface Load {
  requests: number
  /** Bytes of all responses as the browser reads them, and as they travel. */
  raw: number
  gzip: number
  /** Milliseconds from the start of the navigation to the first paint of text, picture or canvas. */
  paint: number
}

/** Loads a page in a fresh context, with nothing in its cache; `slowdown` divides the speed of the processor. */
export async function load(browser: Browser, url: string, slowdown: number): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 720, height: 640 } })
  try {
    const page = await context.newPage()
    const failures: string[] = []
    page.on('pageerror', ({ message }) => failures.push(message))
    const sizes: Promise<{ raw: number; gzip: number }>[] = []
    page.on('response', (response) =>
      sizes.push(
        response.body().then((body) => {
          if (!response.ok()) failures.push(`${response.status()} ${response.url()}`)
          return { raw: body.length, gzip: Number(response.headers()['content-length']) }
        }),
      ),
    )
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.goto(url)
    const paint = await page.evaluate(
      () =>
        new Promise<number>((painted) => {
          new PerformanceObserver((list) => {
            const [first] = list.getEntriesByName('first-contentful-paint')
            if (first) painted(first.startTime)
          }).observe({ type: 'paint', buffered: true })
        }),
    )
    const responses = await Promise.all(sizes)
    if (failures.length > 0) throw new Error(`bench: ${url}: ${failures.join('; ')}`)
    const sum = (key: 'raw' | 'gzip') => responses.reduce((total, size) => total + size[key], 0)
    return { requests: responses.length, raw: sum('raw'), gzip: sum('gzip'), paint }
  } finally {
    await context.close()
  }
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2
}

/** The medians of several loads. */
export function medians(loads: readonly Load[]): Load {
  const of = (key: keyof Load) => median(loads.map((each) => each[key]))
  return { requests: of('requests'), raw: of('raw'), gzip: of('gzip'), paint: of('paint') }
}
