import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { buildTable } from '../../scripts/build-tables.ts'
import { RegisteredExtracts } from '../../scripts/extracts.ts'
import { runCommand } from '../../scripts/import/command.ts'
import { parseCsv } from '../../src/csv.ts'
import { referralsByMonth } from '../../src/tables/referrals-by-month.ts'
import { referralsFile, syntheticPractices } from '../fixtures/import/network-contract-des.ts'

const source = 'network-contract-des'

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'synthetic-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

async function importInto(data: string, folder: string) {
  const file = join(folder, 'NCDesJune24.csv')
  writeFileSync(file, referralsFile('2024-06', syntheticPractices(50)))
  let output = ''
  const code = await runCommand([source, file, '--accept', 'reason', '--data', data], {
    folder,
    today: '2026-11-22',
    print: (text) => (output += text),
    complain: (text) => (output += text),
  })
  return { code, output }
}

describe('a synthetic file', () => {
  it('is refused by the data that the site is built from, whatever reason is given', async () => {
    const register = readFileSync('data/register.csv', 'utf8')
    const { code, output } = await importInto('data', temporaryFolder())
    expect(code).toBe(1)
    expect(output).toContain('a synthetic file, made up for tests and benches')
    expect(readFileSync('data/register.csv', 'utf8')).toBe(register)
    expect(existsSync(`data/sources/${source}/2024-06.csv`)).toBe(false)
  })

  it('is refused by a copy within that data, in which an update works', async () => {
    mkdirSync('data/.pending', { recursive: true })
    const copy = mkdtempSync('data/.pending/test-')
    onTestFinished(() => rmSync(copy, { recursive: true }))
    const { code, output } = await importInto(copy, temporaryFolder())
    expect(code).toBe(1)
    expect(output).toContain('a synthetic file, made up for tests and benches')
  })

  it('stops the tables from being built where somebody brings it into a copy of the data', async () => {
    const folder = temporaryFolder()
    const copy = join(folder, 'data')
    cpSync('data/sources', join(copy, 'sources'), { recursive: true })
    cpSync('data/register.csv', join(copy, 'register.csv'))
    expect((await importInto(copy, folder)).code).toBe(0)
    expect(() => buildTable(referralsByMonth, new RegisteredExtracts(copy))).toThrow(
      'network-contract-des 2024-06: practices in the practice lookup or map: 0 of 50; expected nearly all',
    )
  })
})

describe('the committed data', () => {
  it('holds no practice with the code of a synthetic one', () => {
    const extracts = globSync(
      `data/sources/{${source},gp-registrations,practice-lookup,practice-imd}/*.csv`,
    )
    const codes = extracts.flatMap((path) =>
      parseCsv(readFileSync(path, 'utf8')).map((row) => row['practice'] ?? row['code'] ?? ''),
    )
    expect(codes.length).toBeGreaterThan(10_000)
    expect(codes.filter((code) => /^Z\d{5}$/.test(code))).toEqual([])
    for (const path of globSync('data/tables/*.json')) {
      expect(readFileSync(path, 'utf8'), path).not.toMatch(/"Z\d{5}"|SYNTHETIC/)
    }
  })
})
