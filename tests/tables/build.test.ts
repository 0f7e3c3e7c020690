import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { hash } from '../../src/hash.ts'
import { checkRows, defineTable, formatStoredTable } from '../../src/table.ts'
import { linkWorkersByMonth } from '../../src/tables/link-workers-by-month.ts'

let data: string

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'tables-'))
  cpSync('data/sources', join(data, 'sources'), { recursive: true })
  cpSync('data/tables', join(data, 'tables'), { recursive: true })
  cpSync('data/register.csv', join(data, 'register.csv'))
})

afterEach(() => rmSync(data, { recursive: true }))

const command = (...options: string[]) =>
  spawnSync(process.execPath, ['scripts/data.ts', '--data', data, ...options], { encoding: 'utf8' })

describe('npm run data', { timeout: 60_000 }, () => {
  it('gives the committed tables, byte for byte, twice', () => {
    rmSync(join(data, 'tables'), { recursive: true })
    for (let run = 0; run < 2; run++) {
      execFileSync(process.execPath, ['scripts/data.ts', '--data', data])
      for (const file of globSync('data/tables/*.json')) {
        expect(readFileSync(join(data, file.slice('data/'.length)), 'utf8')).toBe(
          readFileSync(file, 'utf8'),
        )
      }
    }
  })

  it('finds nothing stale in the committed tables', () => {
    expect(command('--check')).toMatchObject({ status: 0, stderr: '' })
  })

  it('names a stale table and a table that nothing declares', () => {
    appendFileSync(join(data, 'tables/people-referred.json'), ' ')
    writeFileSync(join(data, 'tables/left-over.json'), '{}')
    const { status, stderr } = command('--check')
    expect(status).toBe(1)
    expect(stderr).toContain('people-referred.json: stale')
    expect(stderr).toContain('left-over.json: no such table')
  })

  it('refuses an extract that was edited by hand, and changes nothing', () => {
    const extract = join(data, 'sources/pcn-workforce/2026-06.csv')
    writeFileSync(extract, readFileSync(extract, 'utf8').replace('E92000001', 'E92000002'))
    const before = readFileSync(join(data, 'tables/link-workers-by-month.json'), 'utf8')
    const { status, stderr } = command()
    expect(status).toBe(1)
    expect(stderr).toMatch(/2026-06\.csv: SHA-256: .*never edited by hand/)
    expect(readFileSync(join(data, 'tables/link-workers-by-month.json'), 'utf8')).toBe(before)
  })

  it('refuses an extract that the register does not know, and one that is missing', () => {
    cpSync(
      join(data, 'sources/pcn-workforce/2026-06.csv'),
      join(data, 'sources/pcn-workforce/2019-12.csv'),
    )
    expect(command().stderr).toMatch(/2019-12\.csv: not in .*register\.csv/)
    rmSync(join(data, 'sources/pcn-workforce/2019-12.csv'))
    rmSync(join(data, 'sources/pcn-workforce/2026-06.csv'))
    expect(command().stderr).toMatch(/2026-06\.csv: no such file/)
  })
})

describe('what the checks find', { timeout: 60_000 }, () => {
  it('is listed, and asks for a reason without failing', () => {
    rmSync(join(data, 'reasons.csv'), { force: true })
    const { status, stdout } = command('--check')
    expect(status).toBe(0)
    expect(stdout).toMatch(/^asks for a reason: \d+$/m)
    expect(stdout).toContain(
      'census 2022-06: 1 release missing between March 2022 and September 2022',
    )
  })

  it('stops the build when it must, and nothing is written', () => {
    const path = 'sources/published-figures/2026-11.csv'
    const before = readFileSync(join(data, path), 'utf8')
    const after = before.replace('https://doi.org', 'http://doi.org')
    writeFileSync(join(data, path), after)
    const register = readFileSync(join(data, 'register.csv'), 'utf8')
    writeFileSync(join(data, 'register.csv'), register.replace(hash(before), hash(after)))
    const stored = readFileSync(join(data, 'tables/published-figures.json'), 'utf8')
    const { status, stdout, stderr } = command()
    expect(status).toBe(1)
    expect(stdout).toMatch(/^stops: 1\n {2}published-figures: no source: 1\n/)
    expect(stderr).toContain('nothing written')
    expect(readFileSync(join(data, 'tables/published-figures.json'), 'utf8')).toBe(stored)
  })
})

describe('checkRows', () => {
  const table = defineTable({
    id: 'example',
    title: '',
    description: '',
    sources: {},
    row: z.object({ census: z.string(), fte: z.number() }),
    key: ['census'],
    build: () => [],
  })

  it('names table, row, column and value of a cell that does not fit', () => {
    expect(() => checkRows(table, [{ census: '2020-03', fte: '1,0' }])).toThrow(
      /table example, row 1: fte: "1,0"/,
    )
  })

  it('refuses a repeated key', () => {
    const row = { census: '2020-03', fte: 1 }
    expect(() => checkRows(table, [row, row])).toThrow(
      'row 2: census: 2020-03; the key is repeated',
    )
  })
})

describe('formatStoredTable', () => {
  it('puts one row on a line, so that a changed figure is a changed line', () => {
    const text = formatStoredTable({
      table: 'example',
      inputs: [{ source: 'a', release: '1', sha256: 'x' }],
      suppressed: 0,
      rows: [{ fte: 1 }, { fte: 2 }],
    })
    expect(text.split('\n')).toContain('    {"fte":1},')
    expect(JSON.parse(text).rows).toHaveLength(2)
  })
})

const networkRow = {
  census: '2020-03',
  level: 'network' as const,
  code: 'U12345',
  name: 'A PCN',
  sub_icb: '36L',
  icb: 'QWE',
  region: 'Y56',
  fte_staff_link_worker: 2,
  fte_staff_mental_health: null,
  fte_contracted_link_worker: 1,
  fte_contracted_mental_health: null,
  headcount: 2,
  headcount_link_worker: 2,
  headcount_mental_health: null,
}
const bulletinRow = (fte: number) => ({
  census: '2020-03',
  gender: 'all' as const,
  fte_link_worker: fte,
  fte_mental_health: null,
  headcount_link_worker: 2,
  headcount_mental_health: null,
  networks_active: 10,
  networks_recording: 1,
  networks_recording_staff: 1,
})
const build = (fte: number) =>
  linkWorkersByMonth.build({
    bulletin: [{ release: '2020-03', provenance: 'rebuilt', rows: [bulletinRow(fte)] }],
    workforce: [{ release: '2020-03', provenance: 'as published', rows: [networkRow] }],
    registrations: [],
  })

describe('reconciliation', () => {
  it('lets the bulletin and the individual-level file differ by up to 0.1 FTE', () => {
    expect(build(3.09)[0]).toMatchObject({ fte: 3.09, origin: 'bulletin' })
  })

  it('stops the build when they differ by more, with both figures', () => {
    expect(() => build(3.2)).toThrow(
      'census 2020-03: FTE of link workers: 3.2 in the bulletin, 3 in the individual-level file',
    )
  })
})
