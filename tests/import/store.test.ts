import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { commit, recover, withLock } from '../../scripts/store.ts'
import { Repository } from '../fixtures/import/repository.ts'

const store = new URL('../../scripts/store.ts', import.meta.url).href

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
})
