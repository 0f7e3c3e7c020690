import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { StoreError } from '../scripts/store-error.ts'
import { commit, recover, withLock } from '../scripts/store.ts'
import { Repository } from './fixtures/import/repository.ts'

const store = new URL('../scripts/store.ts', import.meta.url).href

/** Starts a process that replaces a pair of files, each time by the same new text, until it is killed. */
async function startWriter(data: string) {
  const program = `
    import { commit, withLock } from ${JSON.stringify(store)}
    const data = ${JSON.stringify(data)}
    for (let number = 1; ; number += 1) {
      const text = String(number).repeat(5000)
      withLock(data, () => commit(data, [{ path: 'sources/a.csv', text }, { path: 'b.csv', text }]))
      if (number === 1) process.stdout.write('started')
    }`
  const writer = spawn(process.execPath, ['--input-type=module', '-e', program])
  await once(writer.stdout, 'data')
  return writer
}

/** A data folder as a process left it that was killed between two renames. */
function interrupted(repository: Repository) {
  const folder = join(repository.data, '.pending')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(repository.data, 'a.csv'), 'new a')
  writeFileSync(join(repository.data, 'b.csv'), 'old b')
  writeFileSync(join(folder, '1.new'), 'new b')
  writeFileSync(join(repository.data, 'c.csv'), 'old c')
  const moves = [
    { from: '0.new', to: 'a.csv' },
    { from: '1.new', to: 'b.csv' },
  ]
  writeFileSync(join(folder, 'journal'), JSON.stringify({ moves, removals: ['c.csv'] }))
  return folder
}

describe('the store', () => {
  it('replaces all files or none, killed at any moment', async () => {
    const repository = new Repository()
    for (let round = 0; round < 15; round += 1) {
      const writer = await startWriter(repository.data)
      await wait(Math.random() * 40)
      writer.kill('SIGKILL')
      await once(writer, 'exit')
      recover(repository.data)
      const { 'sources/a.csv': a, 'b.csv': b, ...others } = repository.contents()
      expect(a).toBe(b)
      expect(others).toEqual({})
    }
  }, 30_000)

  it('finishes what a process left that was killed between two renames', () => {
    const repository = new Repository()
    const folder = interrupted(repository)
    recover(repository.data)
    expect(repository.contents()).toEqual({ 'a.csv': 'new a', 'b.csv': 'new b' })
    expect(readdirSync(folder)).toEqual(['lock'])
  })

  it('finishes it before the next work begins', () => {
    const repository = new Repository()
    interrupted(repository)
    const seen = withLock(repository.data, () => repository.read('b.csv'))
    expect(seen).toBe('new b')
  })

  it('clears texts that no journal names', () => {
    const repository = new Repository()
    const folder = join(repository.data, '.pending')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, '0.new'), 'half a te')
    writeFileSync(join(folder, 'journal.new'), '[{"from":')
    recover(repository.data)
    expect(readdirSync(folder)).toEqual(['lock'])
    expect(repository.contents()).toEqual({})
  })

  it('has nothing to recover where nothing was ever imported', () => {
    const repository = new Repository()
    recover(repository.data)
    expect(repository.has('.pending')).toBe(false)
  })

  it('lets one process at a time in, and says so to one that waited in vain', () => {
    const repository = new Repository()
    withLock(repository.data, () => {
      expect(() => withLock(repository.data, () => undefined, { timeout: 20 })).toThrow(
        /\.pending\/lock: locked: another command is still at work after 0\.02 seconds; try again when it has ended$/,
      )
    })
    expect(withLock(repository.data, () => 'in')).toBe('in')
  })

  it('lets the next one in after work that failed', () => {
    const repository = new Repository()
    const failing = () =>
      withLock(repository.data, () => {
        throw new Error('failed')
      })
    expect(failing).toThrow('failed')
    withLock(repository.data, () => commit(repository.data, [{ path: 'a.csv', text: 'a' }]))
    expect(repository.contents()).toEqual({ 'a.csv': 'a' })
  })

  it('removes files with the same commit', () => {
    const repository = new Repository()
    const old = [{ path: 'a.csv', text: 'a' }]
    withLock(repository.data, () => commit(repository.data, old))
    const renamed = [{ path: 'b.csv', text: 'a' }]
    withLock(repository.data, () => commit(repository.data, renamed, ['a.csv', 'never-there.csv']))
    expect(repository.contents()).toEqual({ 'b.csv': 'a' })
  })
})

const both = [
  { path: 'a.csv', text: 'new a' },
  { path: 'b.csv', text: 'new b' },
]

/** Commits two files, and gives what was said. */
function complaint({ data }: Repository, files = both, removals: string[] = []): string {
  try {
    withLock(data, () => commit(data, files, removals))
  } catch (error) {
    return error instanceof StoreError ? error.message : `not told well: ${String(error)}`
  }
  return 'none'
}

describe('the store changes nothing, and says why,', () => {
  it.each([
    [
      'b.csv',
      both,
      [],
      / is a folder, expected a file or nothing; nothing was changed — see to it/,
    ],
    ['c.csv', both, ['c.csv'], / is a folder, expected a file or nothing; nothing was changed/],
  ])('where a folder stands in the place of %s', (name, files, removals, told) => {
    const repository = new Repository()
    complaint(repository, [{ path: 'a.csv', text: 'old a' }])
    mkdirSync(join(repository.data, name))
    expect(complaint(repository, files, removals)).toMatch(told)
    expect(repository.read('a.csv')).toBe('old a')
    expect(readdirSync(join(repository.data, '.pending'))).toEqual(['lock'])
    rmdirSync(join(repository.data, name))
    expect(complaint(repository)).toBe('none')
  })

  it('where a file stands in the place of a folder', () => {
    const repository = new Repository()
    complaint(repository, [{ path: 'sources', text: 'a file' }])
    const extract = [...both, { path: 'sources/a.csv', text: 'a' }]
    expect(complaint(repository, extract)).toMatch(/cannot be written: (EEXIST|ENOTDIR)/)
    expect(repository.has('a.csv')).toBe(false)
  })

  it('where the data folder is a file', () => {
    const repository = new Repository()
    writeFileSync(repository.data, '')
    expect(complaint(repository)).toMatch(/data\/\.pending\/lock: cannot be written: /)
  })

  it('where no more may be written', () => {
    const repository = new Repository()
    complaint(repository, [{ path: 'a.csv', text: 'old a' }])
    const program = `
      import { commit, withLock } from ${JSON.stringify(store)}
      process.on('SIGXFSZ', () => {})
      const data = ${JSON.stringify(repository.data)}
      const text = 'new'.repeat(50_000)
      withLock(data, () => commit(data, [{ path: 'b.csv', text: 'b' }, { path: 'a.csv', text }]))`
    // In units of 512 or 1,024 bytes.
    const limited = ['-c', 'ulimit -f 40; exec "$@"', 'sh', process.execPath]
    const { status, stderr } = spawnSync('sh', [...limited, '--input-type=module', '-e', program])
    expect(status).toBe(1)
    expect(String(stderr)).toMatch('cannot be written: EFBIG: file too large, write; nothing was')
    expect(repository.contents()).toEqual({ 'a.csv': 'old a' })
    expect(readdirSync(join(repository.data, '.pending'))).toEqual(['lock'])
  })
})

it('a journal that cannot be carried out is, as soon as the way is free', () => {
  const repository = new Repository()
  interrupted(repository)
  const place = join(repository.data, 'b.csv')
  rmSync(place)
  mkdirSync(place)
  writeFileSync(join(place, 'in-the-way'), '')
  expect(complaint(repository)).toMatch(
    /journal: cannot be carried out: E.*; free the way, then run this again: what is left of it is done first$/,
  )
  rmSync(place, { recursive: true })
  recover(repository.data)
  expect(repository.contents()).toEqual({ 'a.csv': 'new a', 'b.csv': 'new b' })
})
