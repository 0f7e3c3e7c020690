import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { ImportError } from './import/import-error.ts'

const patience = 30_000

/** A file to be written: its path in the data folder and its whole text. */
export interface NewFile {
  path: string
  text: string
}

/** The renames that a commit still owes: from a new text to its place in the data folder. */
const journal = z.array(z.object({ from: z.string(), to: z.string() }))

/**
 * Runs `work` while no other process writes to the data folder, after finishing what a killed one left.
 * The lock is the operating system's, taken through SQLite: it ends with the process that holds it.
 * @param patience milliseconds to wait for another process
 * @throws {ImportError} when that was not enough
 */
export function withLock<Result>(
  data: string,
  work: () => Result,
  { timeout = patience }: { timeout?: number } = {},
): Result {
  const folder = join(data, '.import')
  mkdirSync(folder, { recursive: true })
  const lock = new DatabaseSync(join(folder, 'lock'), { timeout })
  try {
    take(lock, folder, timeout)
    finish(data)
    return work()
  } finally {
    lock.close()
  }
}

/** Finishes or clears what a killed process left in the data folder; to be called before extracts are read. */
export function recover(data: string) {
  if (existsSync(join(data, '.import'))) withLock(data, () => undefined)
}

/**
 * Replaces files of the data folder, all of them or none, whenever the process may be killed: the new texts
 * are on disk before the journal names them, and from then on their renaming can be repeated.
 * To be called under the lock.
 */
export function commit(data: string, files: readonly NewFile[]) {
  const folder = join(data, '.import')
  const moves = files.map(({ path, text }, index) => {
    const from = `${index}.new`
    writeThrough(join(folder, from), text)
    return { from, to: path }
  })
  writeThrough(join(folder, 'journal.new'), JSON.stringify(moves))
  renameSync(join(folder, 'journal.new'), join(folder, 'journal'))
  syncFolder(folder)
  finish(data)
}

function finish(data: string) {
  const folder = join(data, '.import')
  const path = join(folder, 'journal')
  if (existsSync(path)) {
    for (const { from, to } of journal.parse(JSON.parse(readFileSync(path, 'utf8')))) {
      const target = join(data, to)
      mkdirSync(dirname(target), { recursive: true })
      if (existsSync(join(folder, from))) renameSync(join(folder, from), target)
      syncFolder(dirname(target))
    }
    rmSync(path)
    syncFolder(folder)
  }
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.new')) rmSync(join(folder, name))
  }
}

function take(lock: DatabaseSync, folder: string, timeout: number) {
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    throw new ImportError(
      `${folder}: locked: another import has been running for ${timeout / 1000} seconds; try again when it has ended`,
      { cause: error },
    )
  }
}

function writeThrough(path: string, text: string) {
  const file = openSync(path, 'w')
  writeFileSync(file, text)
  fsyncSync(file)
  closeSync(file)
}

function syncFolder(path: string) {
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}
