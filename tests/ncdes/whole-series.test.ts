import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildTable } from '../../scripts/build-tables.ts'
import { findingsOf } from '../../scripts/check-tables.ts'
import { RegisteredExtracts } from '../../scripts/extracts.ts'
import { runCommand } from '../../scripts/import/command.ts'
import { parseCsv } from '../../src/csv.ts'
import type { RowOf, Table } from '../../src/table.ts'
import { referralsByDeprivationFifth } from '../../src/tables/referrals-by-deprivation-fifth.ts'
import { referralsByMonth } from '../../src/tables/referrals-by-month.ts'
import { referralsByNetwork } from '../../src/tables/referrals-by-network.ts'
import { referralsByPractice } from '../../src/tables/referrals-by-practice.ts'
import { referralsFile, type SyntheticPractice } from '../fixtures/import/network-contract-des.ts'
import { zip } from '../fixtures/import/zip.ts'
import {
  expectedFlow,
  expectedOf,
  months,
  networkOf,
  placeOf,
  practicesIn,
  practicesOfArea,
  practicesOfFifth,
  unplacedIn,
} from './series.ts'

const source = 'network-contract-des'

let folder: string
const said = new Map<string, string>()
const texts = new Map<string, string>()

/** Imports a month as its file would come, and remembers what the command said. */
async function importMonth(
  month: string,
  practices: readonly SyntheticPractice[],
  { name = month, checksum, options = [] }: Options = {},
) {
  const content = referralsFile(month, practices)
  const member = {
    name: `NCDes${month}.csv`,
    content,
    ...(checksum === undefined ? {} : { checksum }),
  }
  const file = join(folder, `${name}.zip`)
  writeFileSync(file, zip(member))
  let output = ''
  const take = (text: string) => (output += text)
  const args = [source, file, ...options, '--data', join(folder, 'data')]
  await runCommand(args, { folder, today: '2026-11-22', print: take, complain: take })
  said.set(name, output)
}

interface Options {
  name?: string
  checksum?: number
  options?: string[]
}

const tenTimes = (practice: SyntheticPractice): SyntheticPractice =>
  typeof practice.Numerator === 'number'
    ? { ...practice, Numerator: practice.Numerator * 10 }
    : practice

function rowsOf<T extends Table>(table: T): RowOf<T>[] {
  return JSON.parse(texts.get(`tables/${table.id}.json`)!).rows
}

/** Rates are stored with four decimals. */
const stored = ({
  referred_per_1000,
  declined_per_1000,
  ...counts
}: ReturnType<typeof expectedOf>) => ({
  ...counts,
  referred_per_1000: referred_per_1000 === null ? null : expect.closeTo(referred_per_1000, 3),
  declined_per_1000: declined_per_1000 === null ? null : expect.closeTo(declined_per_1000, 3),
})

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'series-'))
  const data = join(folder, 'data')
  cpSync('data/sources', join(data, 'sources'), { recursive: true })
  cpSync('data/register.csv', join(data, 'register.csv'))
  for (const month of months) {
    const practices = practicesIn(month)
    if (month === '2024-05') {
      // Issued with wrong counts at first, which June shows.
      await importMonth(month, practices.map(tenTimes), { name: 'first May' })
      await importMonth('2024-06', practicesIn('2024-06'), { name: 'June after first May' })
      await importMonth(month, practices, { name: 'May again' })
      await importMonth(month, practices, { options: ['--revision', 're-issued'] })
    } else if (month === '2023-06') {
      await importMonth(month, practices, { name: 'damaged', checksum: 1 })
      await importMonth(month, practices, { checksum: 1, options: ['--accept', 'so published'] })
    } else if (month === '2023-11') {
      await importMonth(month, [...practices, ...practices.slice(1, 6)])
    } else {
      await importMonth(month, practices)
    }
  }
  await importMonth('2025-03', practicesIn('2025-03'), { name: 'March again' })
  const extracts = new RegisteredExtracts(data)
  const tables = [
    referralsByMonth,
    referralsByNetwork,
    referralsByPractice,
    referralsByDeprivationFifth,
  ]
  for (const table of tables) {
    texts.set(`tables/${table.id}.json`, buildTable(table, extracts))
  }
  return () => rmSync(folder, { recursive: true })
}, 120_000)

describe('the import of all 24 months', () => {
  test('takes each of them, under either name of the indicator', () => {
    for (const month of months) expect(said.get(month), month).toContain(`${month}: imported`)
  })

  test('asks where a checksum is wrong, a month is issued again, or a count of the year falls', () => {
    expect(said.get('damaged')).toContain('zip: checksum')
    expect(said.get('June after first May')).toContain(
      'look whether one of the two files was re-issued',
    )
    expect(said.get('May again')).toContain('pass --revision')
    expect(said.get('2023-11')).toContain('twice; kept once (and 14 more like it)')
    expect(said.get('March again')).toContain('already imported, nothing to do')
  })

  test('leaves one release of each month in use, and the superseded one on record', () => {
    const register = parseCsv(readFileSync(join(folder, 'data/register.csv'), 'utf8'))
    const own = register.filter((row) => row['source'] === source)
    expect(own).toHaveLength(months.length + 1)
    expect(own.filter((row) => row['superseded'] !== '')).toHaveLength(1)
  })
})

describe('the tables of all 24 months', () => {
  test('have every area at every month, with what its practices add up to', () => {
    const rows = rowsOf(referralsByMonth)
    expect(new Set(rows.map(({ month }) => month)).size).toBe(24)
    for (const row of rows) {
      const members = practicesOfArea(row.month, row.level, row.code)
      expect(row).toMatchObject({
        ...stored(expectedOf(members, row.month)),
        ...expectedFlow(members, row.month),
        practices_unplaced: unplacedIn(row.month).length,
      })
    }
  })

  test('begin anew each April', () => {
    const england = rowsOf(referralsByMonth).filter(({ level }) => level === 'england')
    const of = (month: string) => Number(england.find((row) => row.month === month)?.referred)
    expect(of('2024-04')).toBeLessThan(of('2024-03') / 10)
    const april = england.find(({ month }) => month === '2024-04')!
    expect(april).toMatchObject({ year: '2024-25', months: 1, referred_in_month: of('2024-04') })
  })

  test('have every practice and network once a year, in March', () => {
    const years = ['2024-03', '2025-03']
    const practices = rowsOf(referralsByPractice)
    expect(practices).toHaveLength(years.flatMap(practicesIn).length)
    for (const row of practices) {
      const {
        practices: _,
        practices_suppressed: __,
        ...expected
      } = stored(expectedOf([row.code], row.month))
      const { region = null, icb = null, sub_icb = null } = placeOf(row.code)
      expect(row).toMatchObject({ ...expected, network: networkOf(row.code), region, icb, sub_icb })
    }
    for (const row of rowsOf(referralsByNetwork)) {
      const members = practicesIn(row.month).filter(({ code }) => networkOf(code) === row.code)
      const codes = members.map(({ code }) => code)
      expect(row).toMatchObject(stored(expectedOf(codes, row.month)))
    }
  })

  test('have five fifths at every month', () => {
    const rows = rowsOf(referralsByDeprivationFifth)
    expect(rows).toHaveLength(5 * 24)
    for (const row of rows) {
      const members = practicesOfFifth(row.month, row.fifth)
      expect(row).toMatchObject({
        ...stored(expectedOf(members, row.month)),
        ...expectedFlow(members, row.month),
      })
    }
  })

  test('pass their checks', async () => {
    const findings = await findingsOf(join(folder, 'data'), { texts })
    expect(findings.map(({ table, where, words }) => `${table} ${where}: ${words}`)).toEqual([])
  })
})
