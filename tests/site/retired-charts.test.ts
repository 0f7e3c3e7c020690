import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'node-html-parser'
import { beforeAll, describe, expect, test } from 'vitest'
import { readBuiltSite } from '../../scripts/release/built-site.ts'
import { readManifest } from '../../scripts/release/check-frozen.ts'
import { readRecords } from '../../scripts/release/check-records.ts'
import { serveFrozen } from '../../src/embed/frozen.ts'
import { addresses, chartFiles, feedFiles, pictureSizes, toUrl } from '../../src/site.ts'
import { faultsInHtml } from './html.ts'

/** A board of today that goes into another, one that loses its figures, and a chart whose file goes. */
const [merged, into, silent] = ['QJM', 'QK1', 'QT1']
const removed = 'deprivation-by-sub-icb-map'
const retired = [
  { id: `link-workers-in-${merged.toLowerCase()}`, leadsTo: addresses.area(merged) },
  { id: `patients-by-deprivation-in-${merged.toLowerCase()}`, leadsTo: addresses.area(merged) },
  { id: `link-workers-in-${silent.toLowerCase()}`, leadsTo: addresses.area(silent) },
  { id: removed, leadsTo: addresses.charts },
]
const last = readRecords('data').at(-1)!.release

let copy: string
const read = (path: string) => readFileSync(join(copy, 'dist', path), 'utf8')
const figuresOf = (id: string) => {
  const file = readRecords('data')
    .at(-1)!
    .files.find(({ name }) => name === `charts/${id}.json`)!
  return JSON.parse(readFileSync(`data/releases/${file.release}/${file.name}`, 'utf8'))
}

type Row = Record<string, unknown>

/** Changes the rows of every table of the copy that has such rows. */
function change(rows: (row: Row, table: string) => Row | undefined) {
  for (const path of globSync(join(copy, 'data/tables/*.json'))) {
    const stored = JSON.parse(readFileSync(path, 'utf8'))
    const changed = stored.rows.flatMap((row: Row) => rows(row, stored.table) ?? [])
    writeFileSync(path, JSON.stringify({ ...stored, rows: changed }))
  }
}

function merge(row: Row): Row | undefined {
  if (row['code'] === merged && row['successor'] === undefined) return undefined
  const moved = Object.entries(row).map(([column, value]) => {
    const isPlace = ['icb', 'successor'].includes(column) && value === merged
    return [column, isPlace ? into : value]
  })
  return Object.fromEntries(moved)
}

function silence(row: Row, table: string): Row {
  if (row['code'] !== silent || table !== 'link-workers-by-census') return row
  return { ...row, fte: null, fte_per_100000: null, networks_reporting: 0, covered_share: 0 }
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'retired-'))
  const parts = ['astro.config.mjs', 'content', 'data', 'package.json', 'public', 'scripts', 'src']
  for (const part of [...parts, 'tsconfig.json']) {
    cpSync(part, join(copy, part), { recursive: true })
  }
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  // The same pictures need not be drawn again.
  if (existsSync('.cache/pictures')) {
    cpSync('.cache/pictures', join(copy, '.cache/pictures'), { recursive: true })
  }
  change((row, table) => {
    const kept = merge(row)
    return kept && silence(kept, table)
  })
  rmSync(join(copy, `src/charts/${removed}.ts`))
  const { status, stdout, stderr } = spawnSync('npx', ['node', 'scripts/build.ts'], {
    cwd: copy,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`build: ended with ${status}: ${stdout}${stderr}`)
  return () => rmSync(copy, { recursive: true })
}, 600_000)

describe.each(retired)('the retired chart $id', ({ id, leadsTo }) => {
  const figures = figuresOf(id)

  test('answers at every address that a chart has', () => {
    const all = [
      `${addresses.chart(id)}index.html`,
      `${addresses.embed(id)}index.html`,
      `${addresses.embedVersion(id, last)}index.html`,
      addresses.oembed(id),
      ...chartFiles.map((kind) => addresses.chartFile(id, kind)),
      ...pictureSizes.map((size) => addresses.picture(id, size)),
      ...feedFiles.map((kind) => addresses.chartFeed(id, kind)),
    ]
    expect(all.filter((path) => !existsSync(join(copy, 'dist', path)))).toEqual([])
  })

  test('has a page that says so, with its last figures and where to look now', async () => {
    const html = read(`${addresses.chart(id)}index.html`)
    const main = parse(html).querySelector('main')!
    expect(main.text).toContain('This chart has ended')
    expect(main.querySelector('h1')?.text).toBe(figures.title)
    expect(main.querySelectorAll('tbody tr')).toHaveLength(figures.rows.length)
    expect(main.querySelectorAll('.plot svg.chart')).toHaveLength(2)
    const leads = main.querySelectorAll('a').map((link) => link.getAttribute('href'))
    expect(leads).toContain(leadsTo)
    expect(await faultsInHtml(html)).toEqual([])
  })

  test('has the last frozen embed for its newest, which says that none will be newer', () => {
    const { file } = readManifest('data').findLast(({ chart }) => chart === id)!
    const frozen = readFileSync(`data/embeds/${file}`, 'utf8')
    const since = { what: 'ended', page: toUrl(addresses.chart(id)) } as const
    const embed = read(`${addresses.embed(id)}index.html`)
    expect(embed).toBe(serveFrozen(frozen, { site: toUrl(''), since }))
    expect(embed).toContain('This chart has ended')
    expect(embed).not.toContain('Newer figures')
    expect(read(`${addresses.embedVersion(id, last)}index.html`)).toBe(embed)
  })

  test('has its last figures in every file', () => {
    const json = JSON.parse(read(addresses.chartFile(id, 'json')))
    expect(json).toMatchObject({ ...figures, ended: { last, since: null, reason: null } })
    const lines = read(addresses.chartFile(id, 'csv')).trim().split('\r\n')
    expect(lines).toHaveLength(figures.rows.length + 1)
    expect(read(addresses.chartFile(id, 'svg'))).toContain(`aria-label="${figures.title}`)
    const { html, title } = JSON.parse(read(addresses.oembed(id)))
    expect(title).toBe(figures.title)
    expect(html).toContain(toUrl(addresses.embed(id)))
  })

  test('is in no list of the charts of today', () => {
    const links = parse(read('/charts/index.html')).querySelectorAll(`[href*="${id}"]`)
    expect(links).toEqual([])
  })
})

test('a release takes no retired chart for one that is drawn', () => {
  const { charts } = readBuiltSite(join(copy, 'dist'), toUrl(''))
  const ids = charts.map(({ id }) => id)
  expect(ids).toContain(`patients-by-deprivation-in-${silent.toLowerCase()}`)
  expect(ids.filter((id) => retired.some((chart) => chart.id === id))).toEqual([])
})

test('the record of revisions leads to retired charts', () => {
  const page = parse(read('/revisions/index.html'))
  for (const { id } of retired) {
    expect(page.querySelector(`[href="${addresses.chart(id)}"]`), id).not.toBeNull()
  }
})
