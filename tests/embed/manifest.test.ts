import { describe, expect, test } from 'vitest'
import {
  entriesAt,
  formatManifest,
  hashFigures,
  parseManifest,
  seal,
} from '../../src/embed/manifest.ts'
import { hash } from '../../src/hash.ts'

const entry = (release: string, chart: string, figures = release) => ({
  release,
  chart,
  file: `${chart}.${hash(release).slice(0, 12)}.html`,
  sha256: hash(release),
  figures_sha256: hash(figures),
  table: 'a-table',
  table_sha256: hash('table'),
  changed: 'new figures',
})

const manifest = seal(
  [],
  [
    entry('2026-11-22', 'one'),
    entry('2026-11-22', 'two'),
    entry('2026-11-22.2', 'one'),
    entry('2027-01-05', 'three'),
  ],
)
const text = formatManifest(manifest)

describe('the manifest', () => {
  test('reads as it was written, one entry a line', () => {
    expect(parseManifest(text, 'manifest.json')).toEqual(manifest)
    expect(text.split('\n')).toHaveLength(manifest.length + 3)
  })

  test('grows at its end and nowhere else', () => {
    const grown = formatManifest(seal(manifest, [entry('2027-02-01', 'one')]))
    expect(grown.startsWith(text.slice(0, text.lastIndexOf('}')))).toBe(true)
  })

  test.each([
    ['an altered word', text.replace('"changed":"new figures"', '"changed":"nothing"'), 1],
    ['an entry left out', text.replace(/ {2}\{"release":"2026-11-22","chart":"two".*\n/, ''), 2],
    ['entries in another order', formatManifest([manifest[1]!, manifest[0]!]), 1],
  ])('notices %s', (_, altered, row) => {
    expect(() => parseManifest(altered, 'manifest.json')).toThrow(
      `manifest.json: entry ${row}: 2026-11-22`,
    )
  })

  test.each(['', '[{}]', '<html>'])('refuses %j', (broken) => {
    expect(() => parseManifest(broken, 'manifest.json')).toThrow(
      'manifest.json: not a list of entries; restore the file from git',
    )
  })
})

const versions = (...releases: string[]) =>
  entriesAt(manifest, releases).map((item) => `${item.chart} ${item.release}`)

describe('a release', () => {
  test('holds every chart there was, unchanged ones as they were frozen last', () => {
    expect(versions('2026-11-22')).toEqual(['one 2026-11-22', 'two 2026-11-22'])
    expect(versions('2026-11-22', '2026-11-22.2')).toEqual(['one 2026-11-22.2', 'two 2026-11-22'])
    const all = ['2026-11-22', '2026-11-22.2', '2026-12-01', '2027-01-05']
    expect(versions(...all)).toEqual(['one 2026-11-22.2', 'two 2026-11-22', 'three 2027-01-05'])
  })

  test('of data only holds every chart as it was', () => {
    expect(versions('2026-11-22', '2026-11-22.2', '2026-12-01')).toEqual(
      versions('2026-11-22', '2026-11-22.2'),
    )
  })
})

describe('the hash of figures', () => {
  const columns = [{ key: 'people', label: 'People' }]

  test('changes with a figure and with what a column says it is', () => {
    const first = hashFigures(columns, [{ people: 1 }])
    expect(hashFigures(columns, [{ people: 2 }])).not.toBe(first)
    expect(hashFigures([{ key: 'people', label: 'Patients' }], [{ people: 1 }])).not.toBe(first)
    expect(hashFigures(columns, [{ people: 1 }])).toBe(first)
  })
})
