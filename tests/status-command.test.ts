import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeStatus } from '../scripts/status/describe.ts'
import { Repository } from './fixtures/import/repository.ts'

/** Runs `npm run data:status -- …` on a copy of the data, which a test may spoil before. */
function status(spoil: (data: string) => void, ...args: string[]) {
  const { data } = new Repository()
  cpSync('data', data, { recursive: true, filter: (path) => !/\/(raw|\.pending)$/.test(path) })
  spoil(data)
  const command = ['scripts/status.ts', '--data', data, ...args]
  const {
    stdout,
    stderr,
    status: code,
  } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  return { stdout, stderr, code }
}

describe('the status command', () => {
  it('tells of every source and ends with 0, whatever is missing', () => {
    const { stdout, code } = status(() => {})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^pcn-workforce +\d{4}-\d\d, next \d{4}-\d\d by the end of \d{4}-\d\d/m)
    expect(stdout).toMatch(/^practice-imd +\d{4}, no rhythm$/m)
    expect(stdout).toMatch(/^no table is stale$/m)
  })

  it('names the tables that are stale, for programs too', () => {
    const path = 'tables/people-referred.json'
    const { stdout, code } = status((data) => appendFileSync(join(data, path), ' '), '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ staleTables: [expect.stringMatching(path)] })
  })

  it('ends with 1 when an extract is not as it was imported', () => {
    const path = 'sources/practice-imd/2025.csv'
    const { stderr, code } = status((data) => appendFileSync(join(data, path), 'x\n'))
    expect(code).toBe(1)
    expect(stderr).toMatch('practice-imd/2025.csv: SHA-256: ')
  })
})

describe('the status in words', () => {
  const source = {
    source: 'visits',
    page: 'https://example.org/visits',
    newest: '2022-23',
    ended: null,
    missing: [{ first: '2018-19', last: '2018-19', count: 1 }],
    downloadable: [{ first: '2017-18', last: '2018-19', count: 2 }],
    next: { release: '2023-24', expectedBy: '2024-12', isOverdue: true },
  }

  it('says what is to do', () => {
    const words = describeStatus({
      today: '2026-11-22',
      sources: [source],
      staleTables: ['a.json'],
    })
    expect(words.split('\n')).toEqual([
      'visits  2022-23, next 2023-24 by the end of 2024-12: overdue',
      '  look for it at https://example.org/visits',
      '  missing: 2018-19',
      '  npm run data:fetch -- visits --missing: 2017-18 to 2018-19 (2)',
      'stale tables, run npm run data: a.json',
    ])
  })

  it('says that a source was never imported', () => {
    const never = { ...source, newest: null, missing: [], downloadable: [], next: null }
    const words = describeStatus({ today: '2026-11-22', sources: [never], staleTables: [] })
    expect(words).toBe('visits  not yet imported\nno table is stale')
  })

  it('expects nothing of a series that has ended', () => {
    const inHand = { ...source, ended: '2024-25', missing: [], downloadable: [], next: null }
    const never = { ...inHand, newest: null }
    const words = describeStatus({
      today: '2026-11-22',
      sources: [inHand, never],
      staleTables: [],
    })
    expect(words.split('\n').slice(0, 2)).toEqual([
      'visits  2022-23, ended with 2024-25',
      'visits  not yet imported, ended with 2024-25',
    ])
  })
})
