import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCsv } from '../../src/csv.ts'
import { readTree } from '../kill/tree.ts'
import { Copy } from './copy.ts'

const files = process.env['OFFICIAL_FILES']
if (!files) console.log('walk-through: skipped; OFFICIAL_FILES names no folder of official files')

const source = 'pcn-workforce'
const address = 'https://files.digital.nhs.uk/A8/E524AA/PCNWFIndividualCSV.062026.zip'
const newFile = join(files ?? '', source, 'PCNWFIndividualCSV.062026.zip')
const pastFile = '*_September_2022_Individual_Level.csv'

/** The file of September 2022 with one full-time post a little smaller; the bulletin's total still holds. */
function revisedPast(folder: string): string {
  const [name = ''] = globSync(pastFile, { cwd: join(files ?? '', source) })
  const text = readFileSync(join(files ?? '', source, name), 'latin1')
  const path = join(folder, 'revised.csv')
  const altered = text.replace(/(,Social Prescribing Link Worker),1,/, '$1,0.95,')
  writeFileSync(path, altered, 'latin1')
  return path
}

/** The titles of a feed's entries, the newest first. */
function titlesIn(copy: Copy, feed: string): string[] {
  const { items }: { items: { title: string }[] } = JSON.parse(copy.read(`dist/${feed}`))
  return items.map(({ title }) => title)
}

// Each step stands on the one before.
describe.skipIf(!files)('a maintainer', { timeout: 600_000 }, () => {
  let copy: Copy
  let first: string
  /** What the first release keeps, by path. */
  let kept: Record<string, string>
  let feedBefore: string[]

  beforeAll(() => {
    copy = new Copy({ source, release: '2026-06' })
    copy.run('data')
    copy.commit('Figures to November 2025')
  }, 120_000)
  afterAll(() => copy.remove())

  it('publishes what is there, without a network, and the site says what is overdue', () => {
    copy.run('release', '--', 'The figures to November 2025')
    copy.commit('First release')
    first = copy.releases[0]!
    kept = readTree(join(copy.data, 'releases', first))
    const status = parse(copy.read('dist/data/index.html')).querySelector('.status')
    const row = status
      ?.querySelectorAll('tr')
      .find((each) => each.querySelector(`[href$="#source-${source}"]`))
    expect(row?.text).toContain('November 2025')
    expect(row?.querySelector('.overdue')?.text).toBe('overdue')
  })

  it('brings in the newest workforce file, and the report says what is new and what moved', () => {
    expect(copy.run('data:import', '--', source, newFile, '--url', address)).toContain(
      'kept 1,421 rows: 1,271 networks, 2,752.5 FTE of link workers',
    )
    expect(copy.npm('data', '--', '--check').output).toContain(
      'data/tables/link-workers-by-month.json: stale',
    )
    expect(copy.run('data')).toContain('data/tables/link-workers-by-month.json')
    copy.run('data:diff', '--', '--output', 'report')
    const report = copy.read('report/report.md')
    rmSync(join(copy.folder, 'report'), { recursive: true })
    expect(report).toContain('- `link-workers-by-month`: census 2026-06\n')
    expect(report).toContain(
      '| Link workers (full-time equivalent) | 2,805.9 (November 2025) | **2,752.5 (June 2026)** |',
    )
    expect(report).toContain('](pictures/link-workers-by-month.png)')
  })

  it('releases it', () => {
    copy.run('release', '--', 'Link workers of June 2026')
    copy.commit('Second release')
    expect(copy.releases).toHaveLength(2)
    feedBefore = titlesIn(copy, 'feed.json')
  })

  it('is kept from replacing the past without a reason', () => {
    const path = revisedPast(copy.folder)
    const refused = copy.npm('data:import', '--', source, path)
    expect(refused.status).toBe(1)
    expect(refused.output).toContain('from files with other bytes — if these files are to replace')
    copy.run('data:import', '--', source, path, '--revision', 'sent again by the publisher')
    rmSync(path)
    copy.run('data')
    const report = copy.run('data:diff')
    expect(report).toContain(
      '| level england · code E92000001 · census 2022-09 | fte | 2046.9905 |',
    )
  })

  it('is kept from releasing it without a reason', () => {
    const before = readTree(copy.data, /^\.pending\//)
    const { status, output } = copy.npm('release', '--', 'September 2022 revised')
    expect(status).toBe(1)
    expect(output).toContain('nothing was released:\nlink-workers-by-census, census 2022-09')
    expect(output).toContain('say why: npm run data:explain -- link-workers-by-census')
    expect(readTree(copy.data, /^\.pending\//)).toEqual(before)
  })

  it('finds the second release published: new figures, and all of before as it was', () => {
    const series: { rows: object[] } = JSON.parse(
      copy.read('dist/charts/link-workers-by-month.json'),
    )
    expect(series.rows.at(-1)).toMatchObject({ census: '2026-06', fte: 2752.5036 })
    expect(copy.read('dist/index.html')).toContain('June 2026')

    const frozen = parse(copy.read(`dist/embed/link-workers-by-month/v/${first}/index.html`))
    expect(frozen.querySelector('.edition')?.text).toContain('Newer figures are available')

    expect(readTree(join(copy.folder, 'dist/data', first), /^(SHA256SUMS|index\.html)$/)).toEqual(
      kept,
    )

    const feed = titlesIn(copy, 'feed.json')
    expect(feed.slice(1)).toEqual(feedBefore)
    expect(feed[0]).toContain('June 2026 added')
    expect(titlesIn(copy, 'corrections.json')).toEqual([])
    expect(parse(copy.read('dist/revisions/index.html')).text).toContain('June 2026')
  })

  it('gives the reason, releases, and the revision stands on record', () => {
    const reason = 'One person in South West London had been counted as full-time.'
    for (const group of copy.run('data:explain', '--', '--list').split('\n')) {
      const [, table] =
        /^ {2}(link-workers-by-\S+), census 2022-09: figure revised/.exec(group) ?? []
      if (table) copy.run('data:explain', '--', table, '--cause', 'publisher', reason)
    }
    // The site was built for the release that was refused.
    copy.node('scripts/release.ts', 'September 2022 revised')
    copy.run('build')
    const record = parse(copy.read('dist/revisions/index.html')).querySelector('main')?.text
    expect(record).toContain(reason)
    expect(record).toContain('Revised by its publisher')
    expect(titlesIn(copy, 'corrections.json')).toHaveLength(1)
    const changes = parseCsv(copy.read('dist/revisions.csv').replace('\uFEFF', ''))
    expect(changes).toContainEqual(
      expect.objectContaining({ Id: 'link-workers-by-region', Before: '2.6998', After: '2.6993' }),
    )
  })
})
