import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { csv, networks, workforce } from '../fixtures/import/official.ts'
import { Repository } from '../fixtures/import/repository.ts'

const lookup = csv([
  ['PRACTICE_CODE', 'PRACTICE_NAME', 'IMD_YEAR', 'IMD_SCORE'],
  ['A81001', 'Surgery', '2025', '33.5'],
])
const payments = csv([
  [
    'NHS England (Region) code',
    'CCG Code',
    'PCN Code',
    'Practice Code',
    'Number of Registered Patients (Last Known Figure)',
  ],
  ['Y56', '07M', 'U33392', 'E83003', '9023.5'],
])

const june = workforce(...networks(10))

async function withJune() {
  const repository = new Repository()
  await repository.import('pcn-workforce', repository.file('june.csv', june))
  return { repository, before: repository.contents() }
}

describe('the import command', () => {
  it('explains itself and lists the sources', async () => {
    const { code, output } = await new Repository().import('--help')
    expect(code).toBe(0)
    expect(output).toMatch('npm run data:import -- <source> <file…>')
    expect(output).toMatch('gp-payments, gp-registrations')
  })

  it.each([
    [['gp-visits', 'x.csv'], 'source: gp-visits; expected one of gp-payments,'],
    [['gp-payments'], 'gp-payments: no file; add the path of the official file'],
    [['gp-payments', 'x', '--relese', '2021-22'], "Unknown option '--relese'"],
    [['gp-payments', 'x', '--url', 'example'], '--url: ["example"]; Invalid'],
    [
      ['gp-payments', 'x', 'y', '--url', 'https://example.org/x'],
      '--url: 1 for 2 files; give one for each file',
    ],
    [['gp-payments', 'x', '--published', 'June'], '--published: "June"; Invalid'],
    [['gp-payments', 'x', '--provenance', 'found'], '--provenance: "found"; Invalid option'],
    [['gp-payments', 'x', '--revision', ' '], '--revision: " "; expected a reason in words'],
  ])('refuses %j', async (args, told) => {
    const { code, output } = await new Repository().import(...args)
    expect(code).toBe(1)
    expect(output).toMatch(told)
  })

  it('asks for the release where the file does not tell it, and never takes it from the file’s name', async () => {
    const repository = new Repository()
    const file = repository.file('payments-2021-22.csv', payments)
    const { output } = await repository.import('gp-payments', file)
    expect(output).toBe(
      'gp-payments: release: not known; the files do not tell it: add --release YYYY-YY\n',
    )
  })

  it.each([
    ['2021', 'expected YYYY-YY, a period that exists'],
    ['2021-23', 'expected YYYY-YY, a period that exists'],
    ['2026-27', 'it ends in the future'],
    ['1999-00', 'expected 2015 or later'],
  ])('refuses the stated release %s', async (release, told) => {
    const repository = new Repository()
    const file = repository.file('payments.csv', payments)
    const { output } = await repository.import('gp-payments', file, '--release', release)
    expect(output).toMatch(`gp-payments: release: ${release}; ${told}`)
    expect(repository.contents()).toEqual({})
  })

  it('refuses a stated release that the file contradicts', async () => {
    const repository = new Repository()
    const file = repository.file('imd.csv', lookup)
    const { output } = await repository.import('practice-imd', file, '--release', '2019')
    expect(output).toMatch(
      'practice-imd: release: 2025; --release says 2019, the file says otherwise — leave the option out',
    )
  })

  it('records what the maintainer states of a file', async () => {
    const repository = new Repository()
    const file = repository.file('imd.csv', lookup)
    const stated = {
      url: 'https://example.org/imd.csv',
      published: '2025-10-30',
      provenance: 'rebuilt',
      note: 'a remark, with a comma',
    }
    const options = Object.entries(stated).flatMap(([name, value]) => [`--${name}`, value])
    await repository.import('practice-imd', file, ...options)
    expect(repository.read('register.csv')).toMatch(
      'imd.csv,https://example.org/imd.csv,2025-10-30,2026-11-22,',
    )
    expect(repository.read('register.csv')).toMatch(',rebuilt,"a remark, with a comma",')
  })

  it('refuses two files where one makes a release', async () => {
    const repository = new Repository()
    const file = repository.file('imd.csv', lookup)
    const { output } = await repository.import('practice-imd', file, file)
    expect(output).toMatch('expected one file — give the files of one release in one command')
  })
})

describe('a release that is already there', () => {
  it('is left alone when the same file comes again, whatever its name and the day', async () => {
    const { repository, before } = await withJune()
    repository.today = '2026-12-24'
    const { code, output } = await repository.import(
      'pcn-workforce',
      repository.file('again.csv', june),
    )
    expect(code).toBe(0)
    expect(output).toBe('pcn-workforce 2022-09: already imported, nothing to do\n')
    expect(repository.contents()).toEqual(before)
  })

  it('is not replaced by another file without a reason', async () => {
    const { repository, before } = await withJune()
    const file = repository.file('june.csv', workforce(...networks(11)))
    const { code, output } = await repository.import('pcn-workforce', file)
    expect(code).toBe(1)
    expect(output).toBe(
      'pcn-workforce: release: 2022-09; already imported on 2026-11-22, from files with other bytes — if these files are to replace it, pass --revision "reason"\n',
    )
    expect(repository.contents()).toEqual(before)
  })

  it('is replaced with a reason, and the register keeps the trace', async () => {
    const { repository } = await withJune()
    repository.today = '2026-12-24'
    const file = repository.file('june.csv', workforce(...networks(11)))
    await repository.import('pcn-workforce', file, '--revision', 'corrected by the publisher')
    const [, first, second, ...rest] = repository.read('register.csv').trimEnd().split('\n')
    expect(first).toMatch(/,,,[0-9a-f]{64},2026-12-24$/)
    expect(second).toMatch(/,corrected by the publisher,,[0-9a-f]{64},$/)
    expect(rest).toEqual([])
    expect(repository.read('sources/pcn-workforce/2022-09.csv')).toMatch('U00011')
  })

  it('is not replaced by a far smaller one, even with a reason to revise', async () => {
    const { repository, before } = await withJune()
    const file = repository.file('june.csv', workforce(...networks(4)))
    const { output } = await repository.import('pcn-workforce', file, '--revision', 'corrected')
    expect(output).toMatch(
      'rows read: 4; expected about 10 as in 2022-09 — the file may be cut off',
    )
    expect(repository.contents()).toEqual(before)
  })

  it('takes what is stated of it later', async () => {
    const { repository, before } = await withJune()
    const file = repository.file('june.csv', june)
    const url = ['--url', 'https://example.org/june.csv']
    const { output } = await repository.import('pcn-workforce', file, ...url)
    expect(output).toMatch('already imported; the register now says what is stated')
    expect(repository.read('register.csv')).toBe(
      before['register.csv']?.replace('not recorded', 'https://example.org/june.csv'),
    )
    expect((await repository.import('pcn-workforce', file, ...url)).output).toMatch('nothing to do')
  })

  it('has an extract that was edited by hand put right', async () => {
    const { repository, before } = await withJune()
    writeFileSync(`${repository.data}/sources/pcn-workforce/2022-09.csv`, 'edited')
    const { output } = await repository.import('pcn-workforce', repository.file('june.csv', june))
    expect(output).toMatch('its extract was not as written and is restored')
    expect(repository.contents()).toEqual(before)
  })
})

describe('a release with far fewer rows than the one before', () => {
  const december = workforce(...networks(7, { CENSUS_MONTH: '12' }))

  it('is refused', async () => {
    const { repository, before } = await withJune()
    const file = repository.file('december.csv', december)
    const { code, output } = await repository.import('pcn-workforce', file)
    expect(code).toBe(1)
    expect(output).toBe(
      [
        'pcn-workforce 2022-12: rows read: 7; expected about 10 as in 2022-09 — the file may be cut off',
        'pcn-workforce 2022-12: rows kept: 11; expected about 14 as in 2022-09 — the file may be cut off',
        'if it is right, pass --accept "reason"',
        '',
      ].join('\n'),
    )
    expect(repository.contents()).toEqual(before)
  })

  it('is taken with a reason, which the register keeps', async () => {
    const { repository } = await withJune()
    const file = repository.file('december.csv', december)
    const { code } = await repository.import('pcn-workforce', file, '--accept', 'networks merged')
    expect(code).toBe(0)
    expect(repository.read('register.csv')).toMatch(/2022-12,december\.csv,.*,networks merged,/)
  })

  it('is no concern when it is the older one', async () => {
    const { repository } = await withJune()
    const march = repository.file('march.csv', workforce(...networks(2, { CENSUS_MONTH: '3' })))
    expect((await repository.import('pcn-workforce', march)).code).toBe(0)
  })
})
