import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { libraries, writePage } from './libraries.ts'
import { load, medians, type Load } from './measure.ts'
import { writeResult, writeSummary, type Result } from './report.ts'
import { readDrawn } from './series.ts'
import { serve } from './serve.ts'

const usage = `npm run bench:embed                      every embed beside Chart.js, Vega-Lite and Plotly
npm run bench:embed -- --chart <id>      one chart
npm run bench:embed -- --loads 9         loads of each page, of which the median counts (5)
npm run bench:embed -- --slowdown 4      a processor four times as slow, as in a phone (1)`

const { values: options } = parseArgs({
  options: {
    chart: { type: 'string' },
    loads: { type: 'string', default: '5' },
    slowdown: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
})

try {
  if (options.help) console.log(usage)
  else await run(options.chart, Number(options.loads), Number(options.slowdown))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** Builds all pages, loads them in turn in one browser, and prints a table for each chart. */
async function run(only: string | undefined, loads: number, slowdown: number) {
  if (!existsSync('bench/node_modules')) {
    console.log('installing the libraries to compare with …')
    execFileSync('npm', ['ci', '--prefix', 'bench', '--no-audit', '--no-fund'])
  }
  const ids = globSync('dist/embed/*/index.html')
    .map((path) => basename(dirname(path)))
    .filter((id) => !only || id === only)
    .sort()
  if (ids.length === 0) {
    throw new Error(`bench: dist/embed: no ${only ?? 'embeds'}; run npm run build first`)
  }

  const files = new Map<string, Buffer>()
  const pages = ids.map((id) => {
    const drawn = readDrawn(id)
    const rivals = drawn ? libraries : []
    files.set(`/${id}/ours.html`, readFileSync(`dist/embed/${id}/index.html`))
    for (const library of rivals) {
      files.set(`/${id}/${library.name}.html`, Buffer.from(writePage(library, drawn!)))
      for (const path of library.scripts) {
        files.set(`/library/${path}`, readFileSync(`bench/node_modules/${path}`))
      }
    }
    return { id, names: ['ours', ...rivals.map(({ name }) => name)] }
  })

  const server = await serve(files)
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  console.log(
    `${browser.browserType().name()} ${browser.version()}, ${loads} loads each, ` +
      `processor slowed down ${slowdown} ×, local server with gzip, nothing in the cache; × is times ours`,
  )
  const results: Result[] = []
  try {
    for (const { id, names } of pages) {
      const taken: Record<string, Load[]> = {}
      // The first round warms the browser up; then all take turns, so that noise is shared.
      for (let round = 0; round <= loads; round++) {
        for (const name of names) {
          const one = await load(browser, `${server.origin}/${id}/${name}.html`, slowdown)
          if (round > 0) (taken[name] ??= []).push(one)
        }
      }
      const result: Result = {
        ours: medians(taken['ours']!),
        others: names.slice(1).map((name) => ({ name, load: medians(taken[name]!) })),
      }
      results.push(result)
      console.log(writeResult(id, result))
    }
  } finally {
    await browser.close()
    server.close()
  }
  if (results.length > 1) console.log(writeSummary(results))
}

function findChromium(): string {
  const named = process.env['CHROMIUM']
  if (named) return named
  try {
    return execFileSync('which', ['chromium'], { encoding: 'utf8' }).trim()
  } catch {
    throw new Error('bench: chromium: not found; install it, or name it in CHROMIUM')
  }
}
