import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadSources } from '../scripts/sources.ts'
import { formatRelease, nextRelease } from '../src/release.ts'
import { statusOf } from '../src/status.ts'

const sources = new Map((await loadSources()).map((source) => [source.id, source]))
const today = '2026-11-22'

/** The status of a source of which these releases are in hand. */
function statusWith(id: string, releases: string[], day = today, superseded = '') {
  const register = releases.map((release) => ({ source: id, release, superseded }))
  return statusOf(sources.get(id)!, register, day)
}

describe('the status of a source', () => {
  it('names the newest release, whatever the order of the register', () => {
    expect(statusWith('pcn-workforce', ['2026-06', '2020-03']).newest).toBe('2026-06')
  })

  it('knows nothing of a source that was never imported', () => {
    expect(statusWith('pcn-workforce', [])).toMatchObject({
      newest: null,
      missing: [],
      next: null,
    })
  })

  it('passes over the releases of other sources and the rows that were superseded', () => {
    const register = [{ source: 'gp-payments', release: '2022-23', superseded: '' }]
    expect(statusOf(sources.get('snomed-code-usage')!, register, today).newest).toBeNull()
    expect(statusWith('gp-payments', ['2022-23'], today, '2026-01-01').newest).toBeNull()
  })

  it('names the years without a file', () => {
    const { missing } = statusWith('snomed-code-usage', ['2018-19', '2024-25'])
    expect(missing).toEqual([{ first: '2019-20', last: '2023-24', count: 5 }])
  })

  it('misses quarters while censuses were quarterly and months since they are monthly', () => {
    const { missing } = statusWith('pcn-workforce', ['2022-03', '2022-09', '2023-02'])
    expect(missing).toEqual([
      { first: '2022-06', last: '2022-06', count: 1 },
      { first: '2022-12', last: '2023-01', count: 2 },
    ])
  })

  it('misses nothing that a later release repeats', () => {
    expect(statusWith('pcn-workforce-bulletin', ['2025-01', '2025-11']).missing).toEqual([])
  })

  it('misses what a series that has ended brought out, and expects nothing more', () => {
    expect(statusWith('network-contract-des', ['2024-12'])).toMatchObject({
      ended: '2025-03',
      missing: [{ first: '2025-01', last: '2025-03', count: 3 }],
      next: null,
    })
    expect(statusWith('network-contract-des', [])).toMatchObject({
      missing: [],
      downloadable: [{ first: '2023-04', last: '2025-03', count: 24 }],
      next: null,
    })
  })

  it('expects nothing where releases follow no rhythm', () => {
    expect(statusWith('practice-imd', ['2019', '2025'])).toMatchObject({ missing: [], next: null })
  })

  it.each([
    ['2026-09-30', false],
    ['2026-10-01', true],
  ])('calls a census of July expected by September overdue on %s: %s', (day, isOverdue) => {
    expect(statusWith('pcn-workforce', ['2026-06'], day).next).toEqual({
      release: '2026-07',
      expectedBy: '2026-09',
      isOverdue,
    })
  })

  it.each([
    ['snomed-code-usage', '2024-25', { release: '2025-26', expectedBy: '2026-12' }],
    ['gp-payments', '2022-23', { release: '2023-24', expectedBy: '2024-12' }],
    ['gp-registrations', '2026-12-01', { release: '2027-01-01', expectedBy: '2027-01' }],
  ])('reckons with the year of %s: after %s comes %o', (id, newest, next) => {
    expect(statusWith(id, [newest]).next).toMatchObject(next)
  })

  it('names what can be downloaded and is not in hand', () => {
    const { downloadable } = statusWith('snomed-code-usage', ['2018-19', '2024-25'])
    expect(downloadable).toEqual([
      { first: '2011-12', last: '2017-18', count: 7 },
      { first: '2019-20', last: '2023-24', count: 5 },
    ])
  })
})

describe('releases', () => {
  it('come round the turn of a century', () => {
    const source = sources.get('snomed-code-usage')!
    if (source.rhythm === 'irregular') throw new Error('expected a rhythm')
    expect(nextRelease({ ...source, rhythm: source.rhythm }, '2098-99')).toBe('2099-00')
  })

  it.each([
    ['pcn-workforce', '2026-06', 'June 2026'],
    ['gp-registrations', '2026-07-01', '1 July 2026'],
    ['snomed-code-usage', '2024-25', '2024–25'],
    ['practice-imd', '2019', '2019'],
  ])('of %s are written as people say them: %s as %s', (id, release, words) => {
    expect(formatRelease(sources.get(id)!, release)).toBe(words)
  })
})

describe('what sources say of their releases', () => {
  const listed = [...sources.values()].flatMap((source) =>
    (source.downloads ?? []).map((download) => ({ source, ...download })),
  )

  it('lists addresses that are HTTPS and end in the name of a file, each once', () => {
    for (const { url } of listed) expect(url).toMatch(/^https:\/\/.*\/[^/]+\.(txt|csv|zip|xlsx)$/)
    expect(new Set(listed.map(({ url }) => url)).size).toBe(listed.length)
  })

  it('begins each rhythm with stages in their order', () => {
    for (const { rhythm } of sources.values()) {
      if (rhythm === 'irregular') continue
      const from = rhythm.stages.map((stage) => stage.from)
      expect(from).toEqual(from.toSorted())
    }
  })

  it('agrees with the census dates that the bulletin prints', () => {
    const { rhythm, release } = sources.get('pcn-workforce')!
    if (rhythm === 'irregular') throw new Error('expected a rhythm')
    const bulletin = readFileSync('data/sources/pcn-workforce-bulletin/2025-11.csv', 'utf8')
    const printed = [...new Set(bulletin.match(/^\d{4}-\d{2}/gm))].sort()
    const [first = '', ...later] = printed
    let census = first
    for (const expected of later) {
      census = nextRelease({ rhythm, release }, census)
      expect(census).toBe(expected)
    }
  })
})
