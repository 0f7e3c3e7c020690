import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { describeDataset } from '../../src/metadata/dataset.ts'
import { diffSchemas, snapshotOf } from '../../src/metadata/schema-diff.ts'
import { publishedFigures } from '../../src/sources/published-figures.ts'
import { count } from '../../src/table.ts'

/** A row of the register, as far as a dataset looks at it. */
const imported = (release: string, retrieved: string, superseded = '') => ({
  source: publishedFigures.id,
  release,
  file_name: 'figures.csv',
  url: 'not recorded',
  published: 'not recorded',
  retrieved,
  sha256: '0',
  rows_read: 1,
  rows_kept: 1,
  licence: publishedFigures.licence,
  provenance: 'compiled' as const,
  note: '',
  revision: '',
  accepted: '',
  extract_sha256: '0',
  superseded,
})

const people = {
  id: 'people',
  title: 'People',
  description: 'One row for each period.',
  row: z.object({ people: count.describe('People') }),
  key: ['people'],
  sources: [publishedFigures],
  rows: [],
  imported: [imported('2026-11', '2026-11-22'), imported('2025-10', '2025-10-01', '2026-11-23')],
  files: [],
}

describe('a dataset', () => {
  test('names the releases behind it, and the day on which the register last changed for it', () => {
    const { sources, modified } = describeDataset(people)
    expect(sources.map(({ releases }) => releases)).toEqual([['2025-10', '2026-11']])
    expect(modified).toBe('2026-11-23')
  })

  test('covers its periods from the first day to the last, or its censuses', () => {
    const periods = [
      { period_start: '2024-08-01', period_end: '2025-07-31' },
      { period_start: '2018-08-01', period_end: '2019-07-31' },
      { period_start: null, period_end: null },
    ]
    expect(describeDataset({ ...people, rows: periods }).covers).toEqual({
      from: '2018-08-01',
      to: '2025-07-31',
    })
    const censuses = [{ census: '2026-06' }, { census: '2020-03' }]
    expect(describeDataset({ ...people, rows: censuses }).covers).toEqual({
      from: '2020-03',
      to: '2026-06',
    })
  })

  test('says nothing of its time where its periods are words', () => {
    const rows = [{ period: 'mid 2015' }]
    expect(describeDataset({ ...people, rows })).not.toHaveProperty('covers')
  })

  test('is refused when nothing was imported for it', () => {
    expect(() => describeDataset({ ...people, imported: [] })).toThrow(
      'dataset people: no file in data/register.csv; import its sources',
    )
  })

  test('has the shape that its row schema declares, whatever its rows are', () => {
    const before = snapshotOf([describeDataset(people)])
    const more = describeDataset({ ...people, rows: [{ census: '2026-06' }] })
    expect(diffSchemas(before, snapshotOf([more])).level).toBe('patch')
    const row = z.object({ people: count.nullable().describe('People') })
    expect(diffSchemas(before, snapshotOf([describeDataset({ ...people, row })]))).toEqual({
      level: 'major',
      changes: [
        { level: 'major', table: 'people', column: 'people', words: 'it may now be blank' },
      ],
    })
  })
})
