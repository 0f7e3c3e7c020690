import { describe, expect, test } from 'vitest'
import type { Field } from '../../src/metadata/field.ts'
import type { SchemaSnapshot } from '../../src/metadata/schema-diff.ts'
import { versionedFiles, versionOf, type Versioned } from '../../src/publishing/version.ts'

const year: Field = { name: 'year', type: 'string', meaning: 'Year', required: true, words: [] }
const people: Field = { ...year, name: 'people', meaning: 'People' }
const shape = (...fields: Field[]): SchemaSnapshot => ({ referrals: { key: ['year'], fields } })

const schema = shape(year, people)
const last = { version: '1.2.3', schema, files: { 'referrals.csv': 'a' } }
const version = (now: Partial<Versioned>) => versionOf(last, { ...last, ...now }).version

describe('the version of the data', () => {
  test('begins at 1.0.0', () => {
    expect(versionOf(undefined, last)).toEqual({ version: '1.0.0', changes: [] })
  })

  test('stays while nothing changes', () => expect(version({})).toBe('1.2.3'))

  test('has another last number when a figure changed, or a file came', () => {
    expect(version({ files: { 'referrals.csv': 'b' } })).toBe('1.2.4')
    expect(version({ files: { ...last.files, 'NOTICES.txt': 'a' } })).toBe('1.2.4')
  })

  test('has another second number when a column came', () => {
    const more = shape(year, people, { ...people, name: 'offers' })
    expect(version({ schema: more })).toBe('1.3.0')
  })

  test('has another first number when a column went or changed its meaning', () => {
    expect(version({ schema: shape(year) })).toBe('2.0.0')
    expect(version({ schema: shape(year, { ...people, meaning: 'Offers' }) })).toBe('2.0.0')
  })

  test('is not of the charts, nor of the file that carries it', () => {
    const names = ['referrals.csv', 'datapackage.json', 'charts/people.json']
    const files = names.map((name) => ({ name, sha256: 'a' }))
    expect(versionedFiles(files)).toEqual({ 'referrals.csv': 'a' })
  })
})
