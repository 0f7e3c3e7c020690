import { parseFeed } from '@rowanmanning/feed-parser'
import { assert, property, string } from 'fast-check'
import Parser from 'rss-parser'
import { describe, expect, test } from 'vitest'
import { entriesOf, idOf, type Scope } from '../../src/feeds/entry.ts'
import { addressOf, writeAtom, writeJsonFeed } from '../../src/feeds/feed.ts'
import type { ToldRelease } from '../../src/revisions/told.ts'
import { toUrl } from '../../src/site.ts'
import { newPeriod, revision, tell } from '../revisions/made-up.ts'
import { decode, readAtom, readJsonFeed } from './rules.ts'

const releases = [
  tell({ release: '2027-09-01', made: '2027-09-01T10:00:00Z', notes: 'Two & a half <new> words' }),
  tell({
    release: '2027-06-15',
    made: '2027-06-15T08:00:00Z',
    notes: 'A sentence put right',
    correction: 'We had written “sum” of <people>; ]]> is no sum',
  }),
  tell({
    release: '2027-03-03',
    charts: [newPeriod, revision({ reason: 'Returns of “A & B” <came> late' })],
    tables: [revision({ table: 'workers-table' })],
  }),
  tell({
    release: '2026-11-22',
    made: '2026-11-22T20:15:00Z',
    notes: 'First release',
    charts: [{ kind: 'table added', table: 'workers', where: '' }],
  }),
]

const scopes: Scope[] = [
  { kind: 'everything' },
  { kind: 'corrections' },
  { kind: 'chart', chart: { id: 'workers', name: 'Workers' } },
  { kind: 'chart', chart: { id: 'silent', name: 'No news yet' } },
]

const feedOf = (scope: Scope, from: readonly ToldRelease[] = releases) => ({
  scope,
  entries: entriesOf(from, scope),
  updated: '2026-11-22T20:15:00Z',
})

describe.each(scopes)('the feed of %j', (scope) => {
  const feed = feedOf(scope)
  const xml = writeAtom(feed)
  const json = writeJsonFeed(feed)
  const expected = feed.entries.map(({ id, title, html }) => ({ id, title, html }))

  test('follows the rules of Atom, RFC 4287', async () => {
    const { faults, entries } = await readAtom(xml, toUrl(addressOf(scope, 'xml')))
    expect(faults).toEqual([])
    expect(entries).toEqual(expected)
  })

  test('follows the rules of JSON Feed 1.1', async () => {
    const { faults, entries } = await readJsonFeed(json, toUrl(addressOf(scope, 'json')))
    expect(faults).toEqual([])
    expect(entries).toEqual(expected)
  })

  test('is read by a reader of Atom, with the same entries', () => {
    const { meta, items, self, language } = parseFeed(xml)
    expect(meta).toMatchObject({ type: 'atom', version: '1.0' })
    expect(self).toBe(toUrl(addressOf(scope, 'xml')))
    expect(language).toBe('en-GB')
    // This reader takes escaped signs inside the HTML for signs.
    expect(items.map(({ id, title, content }) => ({ id, title, html: content?.trim() }))).toEqual(
      expected.map((entry) => ({ ...entry, html: decode(entry.html) })),
    )
    expect(items.map(({ published }) => published?.toISOString())).toEqual(
      feed.entries.map(({ made }) => new Date(made).toISOString()),
    )
  })

  test('is read by another reader of Atom, with the same entries', async () => {
    const { items, title } = await new Parser().parseString(xml)
    expect(title).toContain('Social prescribing in numbers: ')
    expect(items.map((item): unknown => item['id'])).toEqual(expected.map(({ id }) => id))
    expect(items.map((item) => item.title?.trim())).toEqual(expected.map((entry) => entry.title))
    expect(items.map((item) => item.content?.trim())).toEqual(expected.map(({ html }) => html))
    expect(items.map((item) => item.link)).toEqual(feed.entries.map(({ url }) => url))
  })
})

const titles = (scope: Scope) => entriesOf(releases, scope).map(({ title }) => title)

describe('what a feed tells', () => {
  test('everything: every release', () => {
    expect(titles({ kind: 'everything' })).toEqual([
      'Two & a half <new> words',
      'Correction: A sentence put right',
      'Workers: month 6 added; one figure revised',
      'Workers: new chart',
    ])
  })

  test('one chart: the releases that brought it something', () => {
    expect(titles({ kind: 'chart', chart: { id: 'workers', name: 'Workers' } })).toEqual([
      'Workers: month 6 added; one figure revised',
      'Workers: new chart',
    ])
  })

  test('corrections: releases that changed a figure or a statement, without their news', () => {
    expect(titles({ kind: 'corrections' })).toEqual([
      'Correction: A sentence put right',
      'Workers: one figure revised',
    ])
    const [, entry] = entriesOf(releases, { kind: 'corrections' })
    expect(entry!.html).not.toContain('month 6')
  })

  test('a changed figure with before, after and reason', () => {
    const [, , entry] = entriesOf(releases, { kind: 'everything' })
    expect(entry!.html).toContain(
      '>Workers</a> (chart), month 5, North, workers (full-time equivalent): 10.3 → 12.0</li>',
    )
    expect(entry!.html).toContain(
      '<strong>Revised by its publisher.</strong> Returns of “A &amp; B” &lt;came&gt; late',
    )
  })

  test('long lists in short, with a link to all', () => {
    const many = Array.from({ length: 25 }, (_, month) =>
      revision({ where: `month ${month} · area North` }),
    )
    const [entry] = entriesOf([tell({ charts: many })], { kind: 'everything' })
    expect(entry!.html.match(/→/g)).toHaveLength(20)
    expect(entry!.html).toContain('<li>and five figures more</li>')
    expect(entry!.html).toContain('/revisions/#2027-03-03')
  })
})

describe('names', () => {
  test('differ between feeds and releases, and never change', () => {
    const ids = scopes.flatMap((scope) => entriesOf(releases, scope).map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    expect(idOf('everything 2026-11-22')).toBe('urn:uuid:84431949-90a2-8f90-80c1-05cb9e7052aa')
  })

  test('are UUIDs of version 8', () => {
    assert(
      property(string(), (what) => {
        expect(idOf(what)).toMatch(
          /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        )
      }),
    )
  })
})

test('whatever maintainers write, readers read it', () => {
  const words = string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.trim() !== '')
  assert(
    property(words, words, (notes, reason) => {
      const feed = feedOf({ kind: 'everything' }, [
        tell({ notes, charts: [] }),
        tell({ charts: [revision({ reason })] }),
      ])
      expect(parseFeed(writeAtom(feed)).items.map(({ content }) => content?.trim())).toEqual(
        feed.entries.map(({ html }) => decode(html)),
      )
    }),
  )
})
