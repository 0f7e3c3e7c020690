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

const patience = 30_000

/** A file to be written: its path within the data folder and its whole text. */
export interface NewFile {
  path: string
  text: string
}

/**
 * Runs `work` while no other process writes to the data folder, after finishing what a killed one left.
 * The lock is the operating system's (taken through SQLite), so that it ends with the process that holds it.
 * @param data the data folder
 * @throws when another process holds the lock for more than 30 seconds
 */
export function withLock<Result>(data: string, work: () => Result): Result {
  const folder = join(data, '.import')
  mkdirSync(folder, { recursive: true })
  const lock = new DatabaseSync(join(folder, 'lock'), { timeout: patience })
  try {
    try {
      lock.exec('begin exclusive')
    } catch (error) {
      throw new Error(
        `${folder}: another import is running: waited ${patience / 1000} seconds; try again when it has ended`,
        { cause: error },
      )
    }
    finish(data)
    return work()
  } finally {
    lock.close()
  }
}

/** Finishes or clears what a killed import left in the data folder. To be called before extracts are read. */
export function recover(data: string) {
  if (existsSync(join(data, '.import'))) withLock(data, () => undefined)
}

/**
 * Replaces files of the data folder, all of them or none, whenever the process is killed:
 * new texts are on disk before the journal names them, and renaming them can be repeated.
 * Call it under the lock.
 */
export function commit(data: string, files: readonly NewFile[]) {
  const folder = join(data, '.import')
  const moves = files.map(({ path, text }, index) => {
    writeSafely(join(folder, `${index}.new`), text)
    return { from: `${index}.new`, to: path }
  })
  writeSafely(join(folder, 'journal.new'), JSON.stringify(moves))
  renameSync(join(folder, 'journal.new'), join(folder, 'journal'))
  syncFolder(folder)
  finish(data)
}

function finish(data: string) {
  const folder = join(data, '.import')
  const journal = join(folder, 'journal')
  if (existsSync(journal)) {
    const moves = JSON.parse(readFileSync(journal, 'utf8')) as { from: string; to: string }[]
    for (const { from, to } of moves) {
      const target = join(data, to)
      mkdirSync(dirname(target), { recursive: true })
      if (existsSync(join(folder, from))) renameSync(join(folder, from), target)
      syncFolder(dirname(target))
    }
    rmSync(journal)
    syncFolder(folder)
  }
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.new')) rmSync(join(folder, name))
  }
}

function writeSafely(path: string, text: string) {
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
