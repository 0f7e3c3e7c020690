import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

const script = resolve('.ci/propose')

/** A repository at its host, a checkout of it on a runner, and a `gh` that writes down what it is asked. */
class Host {
  readonly folder = mkdtempSync(join(tmpdir(), 'propose-'))
  readonly origin = join(this.folder, 'origin.git')
  readonly work = join(this.folder, 'work')
  private readonly log = join(this.folder, 'gh.log')

  constructor() {
    onTestFinished(() => rmSync(this.folder, { recursive: true }))
    this.git('.', 'init', '--quiet', '--bare', '--initial-branch=main', 'origin.git')
    this.git('.', 'clone', '--quiet', 'origin.git', 'work')
    this.write('work/data/register.csv', 'old\n')
    this.write('work/data/tables/gone.json', '{}\n')
    this.write('work/src/code.ts', '// code\n')
    this.git('work', 'add', '.')
    this.git('work', 'commit', '--quiet', '--message', 'First')
    this.git('work', 'push', '--quiet', 'origin', 'HEAD:main')
    this.write('bin/gh', `#!/bin/sh\necho "$*" >> ${this.log}\n`)
    chmodSync(join(this.folder, 'bin/gh'), 0o755)
  }

  write(path: string, text: string) {
    const target = join(this.folder, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
  }

  git(folder: string, ...args: string[]): string {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org']
    const cwd = join(this.folder, folder)
    return execFileSync('git', [...identity, ...args], {
      cwd,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim()
  }

  /** What an update has brought: this register and one picture. */
  bring(register: string) {
    rmSync(join(this.folder, 'proposal'), { recursive: true, force: true })
    this.write('proposal/data/register.csv', register)
    this.write('proposal/report/report.md', '# What moved\n')
    this.write('proposal/report/body.md', '# What moved\n')
    this.write('proposal/report/pictures/a-chart.png', register)
  }

  /** Runs the script in the checkout, on this branch of an open pull request or on the default branch. */
  propose({ run, branch = '' }: { run: string; branch?: string }) {
    this.git('work', 'fetch', '--quiet')
    this.git('work', 'checkout', '--quiet', '--detach', `origin/${branch || 'main'}`)
    const env = {
      PATH: `${join(this.folder, 'bin')}:${process.env['PATH']}`,
      GITHUB_REF_NAME: 'main',
      GITHUB_RUN_ID: run,
      BRANCH: branch,
    }
    const proposal = join(this.folder, 'proposal')
    return spawnSync(script, [proposal], { cwd: this.work, env, encoding: 'utf8' })
  }

  get asked(): string[] {
    return existsSync(this.log) ? readFileSync(this.log, 'utf8').trim().split('\n') : []
  }

  /** Branches at the host with their commits. */
  get branches(): Record<string, string> {
    const lines = this.git('origin.git', 'for-each-ref', '--format=%(refname:short) %(objectname)')
    return Object.fromEntries(lines.split('\n').map((line) => line.split(' ')))
  }

  show(branch: string, path: string): string {
    return this.git('origin.git', 'show', `${branch}:${path}`)
  }
}

const today = new Date().toISOString().slice(0, 10)

describe('.ci/propose', { timeout: 60_000 }, () => {
  it('opens a pull request from a branch of its own, and leaves the default branch alone', () => {
    const host = new Host()
    const { main } = host.branches
    host.bring('new\n')
    expect(host.propose({ run: '7' })).toMatchObject({ status: 0, stderr: '' })
    expect(host.branches).toMatchObject({ main })
    expect(Object.keys(host.branches)).toEqual(['data-reports', `data/${today}`, 'main'])
    expect(host.show(`data/${today}`, 'data/register.csv')).toBe('new')
    expect(host.git('origin.git', 'diff', '--name-only', 'main', `data/${today}`)).toBe(
      'data/register.csv\ndata/tables/gone.json',
    )
    expect(host.asked).toEqual([
      `pr create --base main --head data/${today} --title New figures, ${today} --body-file ${host.folder}/proposal/report/body.md`,
      `workflow run ci.yml --ref data/${today}`,
    ])
  })

  it('keeps the pictures of each report on a branch without code', () => {
    const host = new Host()
    host.bring('new\n')
    host.propose({ run: '7' })
    host.bring('newer\n')
    host.propose({ run: '8' })
    expect(host.git('origin.git', 'ls-tree', '-r', '--name-only', 'data-reports')).toBe(
      ['7/a-chart.png', '7/report.md', '8/a-chart.png', '8/report.md'].join('\n'),
    )
  })

  it('adds to the pull request that is open, on top of what people did there', () => {
    const host = new Host()
    host.bring('new\n')
    host.propose({ run: '7' })
    const branch = `data/${today}`
    host.git('work', 'checkout', '--quiet', '-B', 'mine', `origin/${branch}`)
    host.write('work/src/code.ts', '// changed by a maintainer\n')
    host.git('work', 'commit', '--quiet', '--all', '--message', 'Mine')
    host.git('work', 'push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`)

    host.bring('newer\n')
    expect(host.propose({ run: '8', branch })).toMatchObject({ status: 0 })
    expect(host.show(branch, 'src/code.ts')).toBe('// changed by a maintainer')
    expect(host.show(branch, 'data/register.csv')).toBe('newer')
    expect(Object.keys(host.branches)).toEqual(['data-reports', branch, 'main'])
    expect(host.asked.slice(2)).toEqual([
      `pr edit ${branch} --body-file ${host.folder}/proposal/report/body.md`,
      `workflow run ci.yml --ref ${branch}`,
    ])
  })

  it('takes another name where a closed pull request left its branch', () => {
    const host = new Host()
    host.bring('new\n')
    host.propose({ run: '7' })
    host.bring('other\n')
    expect(host.propose({ run: '8' })).toMatchObject({ status: 0 })
    expect(host.show(`data/${today}-8`, 'data/register.csv')).toBe('other')
    expect(host.show(`data/${today}`, 'data/register.csv')).toBe('new')
  })

  it('does nothing when the data are as they were', () => {
    const host = new Host()
    host.bring('old\n')
    host.write('proposal/data/tables/gone.json', '{}\n')
    expect(host.propose({ run: '7' })).toMatchObject({
      status: 0,
      stdout: 'nothing new to propose\n',
    })
    expect(Object.keys(host.branches)).toEqual(['main'])
    expect(host.asked).toEqual([])
  })

  it.each(['main', 'feature/x'])('refuses to push to %s', (branch) => {
    const host = new Host()
    host.git('work', 'push', '--quiet', 'origin', 'HEAD:refs/heads/feature/x')
    const before = host.branches
    host.bring('new\n')
    const { status, stderr } = host.propose({ run: '7', branch })
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `propose: branch: ${branch}; expected one that begins with data/\n`,
    })
    expect(host.branches).toEqual(before)
  })
})
