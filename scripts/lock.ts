import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { explained, StoreError } from './store-error.ts'

/**
 * Keeps other processes from what the lock stands for until it is disposed of.
 * It is the operating system's, taken through SQLite: it ends with the process that holds it.
 * @param path the file of the lock; it stays, empty
 * @param patience milliseconds to wait for another process
 * @throws {StoreError} when that was not enough, or the disk cannot be written
 */
export function takeLock(path: string, patience: number): Disposable {
  const lock = explained(
    () => {
      mkdirSync(dirname(path), { recursive: true })
      return new DatabaseSync(path, { timeout: patience })
    },
    (reason) => `${path}: cannot be written: ${reason}; see to it, then run this again`,
  )
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    const waited = patience > 0 ? ` after ${patience / 1000} seconds` : ''
    throw new StoreError(
      `${path}: locked: another command is still at work${waited}; try again when it has ended`,
      { cause: error },
    )
  }
  return { [Symbol.dispose]: () => lock.close() }
}
