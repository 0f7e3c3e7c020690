import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Field } from '../../src/metadata/field.ts'
import { diffSchemas } from '../../src/metadata/schema-diff.ts'
import type { SchemaSnapshot } from '../../src/metadata/schema-diff.ts'

const people: Field = {
  name: 'people',
  type: 'integer',
  meaning: 'People referred',
  unit: 'count',
  required: true,
  words: [],
  minimum: 0,
}
const year: Field = {
  name: 'year',
  type: 'string',
  meaning: 'Year',
  required: true,
  words: [],
  values: ['2019', '2023'],
}

/** A snapshot of one table with these columns. */
const referrals = (fields: Field[], key = ['year']): SchemaSnapshot => ({
  referrals: { key, fields },
})
const before = referrals([year, people])

describe('the shape of the data', () => {
  test.each<[string, Field, string]>([
    ['another type', { ...people, type: 'number' }, 'its type: “integer” before, “number” now'],
    [
      'other words for its meaning',
      { ...people, meaning: 'Referrals' },
      'its meaning: “People referred” before, “Referrals” now',
    ],
    ['another unit', { ...people, unit: 'thousands' }, 'its unit: “count” before, “thousands” now'],
    ['blank cells', { ...people, required: false }, 'it may now be blank'],
    [
      'hidden counts',
      { ...people, words: ['suppressed'] },
      'it may now say “suppressed” in place of a value',
    ],
  ])('a column that gets %s is a major change', (_, changed, words) => {
    expect(diffSchemas(before, referrals([year, changed]))).toEqual({
      level: 'major',
      changes: [{ level: 'major', table: 'referrals', column: 'people', words }],
    })
  })

  test.each<[string, Field, string]>([
    [
      'more values to choose from',
      { ...year, values: ['2019', '2021', '2023'] },
      'its values: “2019, 2023” before, “2019, 2021, 2023” now',
    ],
    ['a greatest value', { ...year, maximum: 9 }, 'its greatest value: not stated before, “9” now'],
  ])('a column that gets %s is a minor change', (_, changed, words) => {
    expect(diffSchemas(before, referrals([changed, people]))).toEqual({
      level: 'minor',
      changes: [{ level: 'minor', table: 'referrals', column: 'year', words }],
    })
  })

  test('a column that has no blank cells any more is a minor change', () => {
    const blank = referrals([year, { ...people, required: false, words: ['suppressed'] }])
    expect(diffSchemas(blank, before).level).toBe('minor')
  })

  test('another key is a major change, its order is none', () => {
    const twice = referrals([year, people], ['year', 'people'])
    expect(diffSchemas(before, twice).changes).toEqual([
      {
        level: 'major',
        table: 'referrals',
        words: 'its key: “year” before, “people, year” now',
      },
    ])
    const turned = referrals([year, people], ['people', 'year'])
    expect(diffSchemas(twice, turned).level).toBe('patch')
  })

  test('a table that is gone is a major change, a new one is minor', () => {
    expect(diffSchemas(before, {})).toEqual({
      level: 'major',
      changes: [{ level: 'major', table: 'referrals', words: 'the table is gone' }],
    })
    expect(diffSchemas({}, before).level).toBe('minor')
  })
})

const name = fc.stringMatching(/^[a-z_]{1,8}$/)
const field: fc.Arbitrary<Field> = fc.record(
  {
    name,
    type: fc.constantFrom('string', 'integer', 'number', 'date'),
    meaning: fc.string({ minLength: 1 }),
    unit: fc.constantFrom('FTE', 'count'),
    required: fc.boolean(),
    words: fc.subarray(['suppressed', 'not recorded']),
    minimum: fc.integer(),
  },
  { requiredKeys: ['name', 'type', 'meaning', 'required', 'words'] },
)
const fields = fc.uniqueArray(field, { selector: (each) => each.name, minLength: 1, maxLength: 6 })
const shape = fields.map((each) => ({ key: [each[0]!.name], fields: each }))
const snapshot = fc.dictionary(name, shape, { maxKeys: 4 })

describe('whatever the tables are', () => {
  test('nothing changed is a patch, also after the snapshot was stored', () => {
    fc.assert(
      fc.property(snapshot, (any) => {
        const stored: SchemaSnapshot = JSON.parse(JSON.stringify(any))
        expect(diffSchemas(stored, any)).toEqual({ level: 'patch', changes: [] })
      }),
    )
  })

  test('another order of tables and columns is a patch', () => {
    fc.assert(
      fc.property(snapshot, (any) => {
        const turned = Object.fromEntries(
          Object.entries(any)
            .reverse()
            .map(([id, { key, fields: each }]) => [id, { key, fields: [...each].reverse() }]),
        )
        expect(diffSchemas(any, turned)).toEqual({ level: 'patch', changes: [] })
      }),
    )
  })

  test('new columns and tables are minor, and taking them away again is major', () => {
    fc.assert(
      fc.property(snapshot, snapshot, (any, others) => {
        const grown = Object.fromEntries(
          Object.keys({ ...any, ...others }).map((id) => {
            const old = any[id]
            const known = new Set(old?.fields.map((each) => each.name))
            const added = (others[id]?.fields ?? []).filter((each) => !known.has(each.name))
            const key = old?.key ?? others[id]!.key
            return [id, { key, fields: [...(old?.fields ?? []), ...added] }]
          }),
        )
        const forth = diffSchemas(any, grown)
        const back = diffSchemas(grown, any)
        expect(forth.changes.filter(({ level }) => level === 'major')).toEqual([])
        expect(back.changes).toHaveLength(forth.changes.length)
        expect([forth.level, back.level]).toEqual(
          forth.changes.length > 0 ? ['minor', 'major'] : ['patch', 'patch'],
        )
      }),
    )
  })
})
