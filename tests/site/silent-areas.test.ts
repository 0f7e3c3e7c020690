import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse, type HTMLElement } from 'node-html-parser'
import { beforeAll, describe, expect, test } from 'vitest'
import { formatMonth } from '../../src/format.ts'
import type { RowOf, StoredTable, Table } from '../../src/table.ts'
import { areas } from '../../src/tables/areas.ts'
import { linkWorkersByCensus } from '../../src/tables/link-workers-by-census.ts'
import { linkWorkersByNetwork } from '../../src/tables/link-workers-by-network.ts'
import { referralsByMonth } from '../../src/tables/referrals-by-month.ts'
import { committed } from '../tables/committed.ts'
import { faultsInHtml } from './html.ts'

/** Nothing but its patients is known of the first; the publishers name the second, but without any figure. */
const [unknown, hidden] = ['QZ8', 'QZ9']

const newest = formatMonth(committed(areas).rows[0]!.census)

const nameOf = (code: string) => `NHS Synthetic ${code} Integrated Care Board`
const named = (code: string) => ({ code, name: nameOf(code) })

let copy: string
const pageOf = (code: string) => readFileSync(join(copy, `dist/areas/${code}/index.html`), 'utf8')

function change<T extends Table>(table: T, rows: (rows: RowOf<T>[]) => RowOf<T>[]) {
  const path = join(copy, `data/tables/${table.id}.json`)
  const stored: StoredTable<RowOf<T>> = JSON.parse(readFileSync(path, 'utf8'))
  writeFileSync(path, JSON.stringify({ ...stored, rows: rows(stored.rows) }))
}

/** Puts two boards into the tables of the copy, in place of no real one. */
function addSilentAreas() {
  const none = { fte: null, fte_per_100000: null }
  change(areas, (rows) => [
    ...rows,
    ...[unknown, hidden].map((code) => ({
      ...rows.find(({ level }) => level === 'icb')!,
      ...none,
      ...named(code),
      networks: 9,
      networks_reporting: 0,
      fte_per_100000_most: null,
      rank_from: null,
      rank_to: null,
      ranked: null,
    })),
  ])
  const silent = { ...none, ...named(hidden), networks_reporting: 0, covered_share: 0 }
  change(linkWorkersByCensus, (rows) => [
    ...rows,
    ...rows.filter(({ code }) => code === 'QMF').map((row) => ({ ...row, ...silent })),
  ])
  change(linkWorkersByNetwork, (rows) => [
    ...rows,
    ...['U99998', 'U99999'].map((code) => ({
      ...rows.at(-1)!,
      ...none,
      code,
      name: `SYNTHETIC ${code} PCN`,
      icb: hidden,
      reported: 'no' as const,
    })),
  ])
  change(referralsByMonth, (): RowOf<typeof referralsByMonth>[] => [
    {
      ...named(hidden),
      level: 'icb',
      month: '2025-03',
      year: '2024-25',
      months: 12,
      practices: 3,
      practices_suppressed: 3,
      registered: 'suppressed',
      referred: 0,
      referred_per_1000: null,
      referred_per_1000_low: null,
      referred_per_1000_high: null,
      declined: 'suppressed',
      declined_per_1000: null,
      declined_per_1000_low: null,
      declined_per_1000_high: null,
      referred_in_month: null,
      practices_compared: 0,
      practices_fallen: 0,
      practices_unplaced: 0,
    },
  ])
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'silent-'))
  const parts = ['astro.config.mjs', 'content', 'data', 'package.json', 'public', 'scripts', 'src']
  for (const part of [...parts, 'tsconfig.json']) {
    cpSync(part, join(copy, part), { recursive: true })
  }
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  // Their own pages are enough: all others would take a minute.
  for (const page of readdirSync('src/pages').filter((name) => name !== 'areas')) {
    rmSync(join(copy, 'src/pages', page), { recursive: true })
  }
  addSilentAreas()
  const { status, stdout, stderr } = spawnSync('npx', ['astro', 'build'], {
    cwd: copy,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`astro build: ended with ${status}: ${stdout}${stderr}`)
  return () => rmSync(copy, { recursive: true })
}, 300_000)

const said = (root: HTMLElement, section: string) =>
  root.querySelector(`[aria-labelledby=${section}]`)!.text.replace(/\s+/g, ' ')

describe.each([unknown, hidden])('the page of %s, an area without figures', (code) => {
  let html: string
  let root: HTMLElement
  const name = nameOf(code)
  beforeAll(() => {
    html = pageOf(code)
    root = parse(html)
  })

  test('says so at its head and where figures would stand', () => {
    expect(root.querySelector('.standfirst')?.text).toBe(
      `No network of Synthetic ${code} sent figures on its link workers in ${newest}.`,
    )
    expect(said(root, 'link-workers')).toContain(
      `No figures on link workers for ${name} in ${newest}. None of its networks has sent any. That is not the same as none.`,
    )
    expect(said(root, 'deprivation')).toContain(
      `No figures on deprivation for ${name} in ${newest}. None of its practices has a score.`,
    )
    const facts = root.querySelectorAll('.area-facts :is(dt,dd)').map(({ text }) => text.trim())
    expect(facts).toEqual(['Networks that reported', '0 of 9'])
  })

  test('has no picture, no empty table and no rank', () => {
    expect(root.querySelectorAll('.figure,.chart,[data-picture]')).toEqual([])
    for (const table of root.querySelectorAll('table')) {
      expect(table.querySelectorAll('tbody tr').length, table.text).toBeGreaterThan(0)
    }
    expect(root.querySelector('#rank')).toBeNull()
  })

  test('shows nothing as a number that is none', () => {
    const main = root.querySelector('main')!
    for (const script of main.querySelectorAll('script')) script.remove()
    expect(main.text).not.toMatch(/NaN|undefined|null|Infinity/)
  })

  test('is valid HTML', async () => {
    expect(await faultsInHtml(html)).toEqual([])
  })
})

describe('what only one of the two has', () => {
  test('no network that a file knows is said in words', () => {
    expect(said(parse(pageOf(unknown)), 'networks')).toContain('No figures on single networks for')
    expect(said(parse(pageOf(unknown)), 'people-referred')).toContain(
      'The files of NHS England have none for a practice that lies in it today.',
    )
  })

  test('networks that did not report, censuses without figures and hidden counts are named as such', () => {
    const root = parse(pageOf(hidden))
    expect(said(root, 'networks')).toContain('Synthetic U99998 PCN')
    expect(said(root, 'networks').match(/not reported/g)).toHaveLength(4)
    expect(said(root, 'link-workers')).toContain('no network reported')
    expect(said(root, 'people-referred')).toContain(
      'The publisher hides those of all its practices.',
    )
  })
})
