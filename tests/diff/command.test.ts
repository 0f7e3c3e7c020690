import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readRecords } from '../../scripts/release/check-records.ts'

let data: string

beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'diff-'))
  cpSync('data/tables', join(data, 'tables'), { recursive: true })
  const git = (...args: string[]) => execFileSync('git', args, { cwd: data })
  git('init', '--quiet')
  git('add', '.')
  git('-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '-qm', 'Tables')
})

afterAll(() => rmSync(data, { recursive: true }))

const command = (...options: string[]) =>
  spawnSync(process.execPath, ['scripts/diff.ts', '--data', data, ...options], { encoding: 'utf8' })

describe('npm run data:diff', { timeout: 60_000 }, () => {
  it('finds nothing in a clean tree', () => {
    expect(command()).toMatchObject({ status: 0, stderr: '' })
    expect(command().stdout).toContain('No figure differs from `HEAD`')
  })

  it('reports a revised figure, and ends with 1 when one vanished', () => {
    const path = join(data, 'tables/people-referred.json')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace('407117', '407118'))
    const { status, stdout } = command()
    expect(status).toBe(0)
    expect(stdout).toContain('| series nhs-2020-21 | people | 407117 | 407118 | +0.0% |')
    writeFileSync(path, text.replace('407117', 'null'))
    expect(command().status).toBe(1)
    expect(JSON.parse(command('--json').stdout)[0]).toMatchObject({
      kind: 'figure vanished',
      severity: 'stops',
    })
    writeFileSync(path, text)
  })

  it('compares with the last release, and says when there is none', () => {
    expect(command('--release').stderr).toContain('release: none; nothing was released yet')
    cpSync('data/releases', join(data, 'releases'), { recursive: true })
    const last = readRecords(data).at(-1)!.release
    expect(command('--release').stdout).toContain(`release ${last}`)
    expect(command('--release', last).stdout).toBe(command('--release').stdout)
    expect(command('--release', '2020-01-01').stderr).toContain(
      'release: 2020-01-01; expected one of 2026-11-22',
    )
    rmSync(join(data, 'releases'), { recursive: true })
  }, 30_000)

  it('says what to give for a commit that git does not know', () => {
    expect(command('no-such-branch')).toMatchObject({ status: 1 })
    expect(command('no-such-branch').stderr).toMatch(
      /^data:diff: no-such-branch: cannot be read: .+; give a branch, a tag or a hash/,
    )
  })

  it('says without a repository what can be done without one', () => {
    renameSync(join(data, '.git'), join(data, 'not-git'))
    const { status, stderr } = command()
    renameSync(join(data, 'not-git'), join(data, '.git'))
    expect(status).toBe(1)
    expect(stderr).toMatch(/not a git repository.*; .*npm run data:diff -- --release\n$/)
  })

  it('says where the report is', () => {
    const report = join(data, 'report')
    expect(command('--output', report).stdout).toBe(`the report is in ${report}\n`)
  })
})
