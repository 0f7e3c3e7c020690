import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeRelease, type Making } from '../scripts/release/make-release.ts'
import { readManifest } from '../scripts/release/check-frozen.ts'

const site = 'https://example.org'
const names = ['one', 'two']
let root = ''
let making: Making

/** Builds a little site of two charts with these figures. */
function build(figures: Record<string, number>) {
  for (const [chart, value] of Object.entries(figures)) {
    mkdirSync(join(root, 'dist/embed', chart), { recursive: true })
    mkdirSync(join(root, 'dist/charts'), { recursive: true })
    const page = `"${site}/charts/${chart}/"`
    writeFileSync(
      join(root, 'dist/embed', chart, 'index.html'),
      `<!doctype html><html lang="en-GB"><link href=${page}>${value}<!--edition--><a href=${page}>page</a></html>`,
    )
    const json = {
      title: `It is ${value}`,
      table: 'a-table',
      columns: [{ key: 'value', label: 'Value' }],
      rows: [{ value }],
    }
    writeFileSync(join(root, 'dist/charts', `${chart}.json`), JSON.stringify(json))
  }
}

const frozen = () => readdirSync(join(root, 'data/embeds')).filter((file) => file.endsWith('.html'))
const manifest = () => readFileSync(join(root, 'data/embeds/manifest.json'), 'utf8')

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'release-'))
  mkdirSync(join(root, 'data/tables'), { recursive: true })
  writeFileSync(join(root, 'data/tables/a-table.json'), '{}')
  making = {
    data: join(root, 'data'),
    dist: join(root, 'dist'),
    site,
    today: '2026-11-22',
    changed: 'first release',
  }
  build({ one: 1, two: 2 })
})
afterEach(() => rmSync(root, { recursive: true }))

describe('a release', () => {
  test('freezes every chart the first time, each in a file named by its content', () => {
    expect(makeRelease(making)).toEqual({ release: '2026-11-22', frozen: names, unchanged: [] })
    expect(frozen()).toHaveLength(2)
    for (const { file, sha256, release, changed } of readManifest(making.data)) {
      expect(file).toContain(sha256.slice(0, 12))
      expect([release, changed]).toEqual(['2026-11-22', 'first release'])
    }
  })

  test('writes nothing when no figure has changed, whatever the words and the look', () => {
    makeRelease(making)
    const before = manifest()
    appendFileSync(join(root, 'dist/embed/one/index.html'), '<!-- new look -->')
    expect(makeRelease({ ...making, today: '2026-12-01' })).toEqual({
      release: undefined,
      frozen: [],
      unchanged: names,
    })
    expect(manifest()).toBe(before)
    expect(frozen()).toHaveLength(2)
  })

  test('freezes only the charts whose figures changed', () => {
    makeRelease(making)
    build({ two: 3 })
    const made = makeRelease({ ...making, today: '2027-01-05', changed: 'new figures' })
    expect(made).toEqual({ release: '2027-01-05', frozen: ['two'], unchanged: ['one'] })
    expect(frozen()).toHaveLength(3)
  })

  test('has a number from the second of the day on', () => {
    makeRelease(making)
    build({ one: 4 })
    expect(makeRelease(making).release).toBe('2026-11-22.2')
    build({ one: 5 })
    expect(makeRelease(making).release).toBe('2026-11-22.3')
  })

  test('keeps the versions of a chart that is there no more', () => {
    makeRelease(making)
    rmSync(join(root, 'dist/embed/two'), { recursive: true })
    build({ one: 6 })
    makeRelease({ ...making, today: '2027-01-05' })
    expect(readManifest(making.data).map(({ chart }) => chart)).toEqual(['one', 'two', 'one'])
  })
})

const texts = () => frozen().map((file) => readFileSync(join(root, 'data/embeds', file), 'utf8'))

/** Why a release of new figures is refused, and whether it left the frozen files alone. */
function refusal(): { reason: string; untouched: boolean } {
  const before = texts()
  build({ one: 7, two: 8 })
  let reason = 'it was not'
  try {
    makeRelease({ ...making, today: '2027-01-05' })
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error)
  }
  return { reason, untouched: texts().join() === before.join() }
}

describe('a release is refused, and nothing written,', () => {
  test('when a frozen file was altered', () => {
    makeRelease(making)
    const [file] = frozen()
    appendFileSync(join(root, 'data/embeds', file!), ' ')
    expect(refusal()).toEqual({
      reason: expect.stringContaining(`${file}: sha256: `),
      untouched: true,
    })
  })

  test('when a frozen file is missing', () => {
    makeRelease(making)
    const [file] = frozen()
    rmSync(join(root, 'data/embeds', file!))
    expect(refusal()).toEqual({
      reason: expect.stringContaining(`${file}: sha256: no such file`),
      untouched: true,
    })
  })

  test('when an entry of the manifest was altered', () => {
    makeRelease(making)
    writeFileSync(
      join(root, 'data/embeds/manifest.json'),
      manifest().replace('first release', 'second release'),
    )
    expect(refusal()).toEqual({
      reason: expect.stringContaining(
        'manifest.json: entry 1: 2026-11-22, one; it or one before it was altered or dropped',
      ),
      untouched: true,
    })
  })

  test('when the last entry of the manifest was dropped, by its file', () => {
    makeRelease(making)
    const [first] = manifest().split(',\n')
    writeFileSync(join(root, 'data/embeds/manifest.json'), `${first}\n]\n`)
    expect(refusal()).toEqual({
      reason: expect.stringMatching(/two\.[0-9a-f]{12}\.html: manifest: no entry/),
      untouched: true,
    })
  })

  test('when the manifest is missing and frozen files are there', () => {
    makeRelease(making)
    rmSync(join(root, 'data/embeds/manifest.json'))
    expect(refusal()).toEqual({
      reason: expect.stringContaining('manifest: no entry; restore'),
      untouched: true,
    })
  })

  test('when the site was built for another address', () => {
    makeRelease(making)
    build({ one: 9 })
    expect(() => makeRelease({ ...making, site: 'https://example.net' })).toThrow(
      'was it built with this SITE_URL',
    )
    expect(frozen()).toHaveLength(2)
  })

  test('when there is no built site', () => {
    rmSync(join(root, 'dist'), { recursive: true })
    expect(() => makeRelease(making)).toThrow('embeds: none; build the site first: npm run build')
  })
})

test('every embed that was ever published is as it was frozen', () => {
  expect(() => readManifest('data')).not.toThrow()
})
