import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { putRight } from '../scripts/build/place.ts'
import { readTree } from './kill/tree.ts'

const place = new URL('../scripts/build/place.ts', import.meta.url).href
const fault = fileURLToPath(new URL('kill/fault.ts', import.meta.url))

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

describe('the built site', () => {
  it(
    'is that of before or the new one, killed at any call that changes the disk',
    { timeout: 60_000 },
    () => {
      const found: (string | undefined)[] = []
      const program = `
      import { putInPlace, putRight } from ${JSON.stringify(place)}
      putRight('dist', 'aside')
      putInPlace('aside/new', 'dist', 'aside')`
      for (let call = 1; ; call += 1) {
        write({
          'dist/index.html': 'before',
          'dist/old.html': 'old',
          'aside/new/index.html': 'new',
        })
        const { stderr } = spawnSync(
          process.execPath,
          ['--import', fault, '--input-type=module', '-e', program],
          { cwd: root, env: { ...process.env, FAULT: `kill:${call}` }, encoding: 'utf8' },
        )
        putRight(join(root, 'dist'), join(root, 'aside'))
        const isNew = readFileSync(join(root, 'dist/index.html'), 'utf8') === 'new'
        expect(existsSync(join(root, 'dist/old.html'))).toBe(!isNew)
        expect(existsSync(join(root, 'aside/before'))).toBe(false)
        found.push(isNew ? 'new' : 'before')
        rmSync(root, { recursive: true })
        if (stderr.includes('calls: ')) break
      }
      expect(found).toEqual(['before', 'before', 'before', 'new', 'new'])
    },
  )
})

/** A copy of the project of which `npm run build` goes no further than to the fault. */
function copyProject() {
  for (const part of ['astro.config.mjs', 'content', 'data', 'package.json', 'scripts', 'src']) {
    cpSync(part, join(root, part), { recursive: true })
  }
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
  write({ 'dist/index.html': 'the last good site' })
  git('init', '--quiet')
  git('add', 'data')
  git('-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '-qm', 'Data')
}

function git(...args: string[]) {
  spawnSync('git', args, { cwd: root })
}

describe('a build that fails names the fault, leaves the last good site as it is, and git brings the data back,', () => {
  it.each([
    [
      'an extract is missing',
      'data/sources/published-figures/2026-11.csv',
      (path: string) => rmSync(path),
      'no such file; restore it from git or import its official file again',
    ],
    [
      'an extract was edited by hand',
      'data/sources/gp-payments/2022-23.csv',
      (path: string) => appendFileSync(path, 'A1,1\n'),
      'an extract is never edited by hand: restore it from git or import',
    ],
    [
      'an extract is in no register',
      'data/sources/gp-payments/2031-32.csv',
      (path: string) => writeFileSync(path, 'code\n'),
      'not in data/register.csv; import its official file again, or remove it',
    ],
    [
      'the register is broken',
      'data/register.csv',
      (path: string) => appendFileSync(path, 'half a row,'),
      'only npm run data:import writes the register: restore it from git',
    ],
  ])('when %s', { timeout: 60_000 }, (_, path, spoil, told) => {
    copyProject()
    const pending = /^\.pending\//
    const before = {
      data: readTree(join(root, 'data'), pending),
      dist: readTree(join(root, 'dist')),
    }
    spoil(join(root, path))
    const { status, stderr } = spawnSync('npm', ['run', 'build'], { cwd: root, encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toContain(path)
    expect(stderr).toContain(told)
    expect(readTree(join(root, 'dist'))).toEqual(before.dist)

    git('clean', '-fdq', 'data')
    git('checkout', '--quiet', 'data')
    expect(readTree(join(root, 'data'), pending)).toEqual(before.data)
  })
})
