import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { takeLock } from './lock.ts'
import { explained } from './store-error.ts'

/** The folder in the data folder for what is not done yet: locks, texts on their way, the journal. */
const pendingFolder = '.pending'

const copies = 'copies'

const patience = 30_000

/** A file to be written: its path in the data folder and its whole text. */
export interface NewFile {
  path: string
  text: string
}

/** What a commit still owes: new texts to be renamed into their places, and files to be removed. */
const journal = z.object({
  moves: z.array(z.object({ from: z.string(), to: z.string() })),
  removals: z.array(z.string()),
})

/**
 * Keeps other processes from writing to the data folder until it is disposed of, after finishing what a killed
 * one left.
 * @param timeout milliseconds to wait for another process
 * @throws {StoreError} when that was not enough
 */
export function lockData(
  data: string,
  { timeout = patience }: { timeout?: number } = {},
): Disposable {
  using locks = new DisposableStack()
  locks.use(takeLock(join(data, pendingFolder, 'lock'), timeout))
  finish(data)
  return locks.move()
}

/**
 * Keeps other processes from downloading until it is disposed of: two would write into one partial file.
 * @throws {StoreError} at once when another is at it, because a download may take long
 */
export function lockDownloads(data: string): Disposable {
  return takeLock(join(data, pendingFolder, 'downloads'), 0)
}

/** Runs `work` under the lock. */
export function withLock<Result>(
  data: string,
  work: () => Result,
  options?: { timeout?: number },
): Result {
  using locks = new DisposableStack()
  locks.use(lockData(data, options))
  return work()
}

/** Finishes or clears what a killed process left in the data folder; to be called before its files are read. */
export function recover(data: string) {
  if (existsSync(join(data, pendingFolder))) withLock(data, () => undefined)
}

/**
 * Replaces and removes files of the data folder, all of them or none, whenever the process may be killed: the
 * new texts are on disk before the journal names them, and from then on everything in it can be repeated.
 * To be called under the lock.
 * @param removals paths in the data folder
 * @throws {StoreError} when the disk is full or something is in the way; then nothing was changed
 */
export function commit(data: string, files: readonly NewFile[], removals: readonly string[] = []) {
  explained(
    () => writeJournal(data, files, removals),
    (reason) =>
      `${data}: cannot be written: ${reason}; nothing was changed — see to it, then run this again`,
  )
  finish(data)
}

/**
 * Makes a folder for working on a copy of the data. It goes with the next commit, or when the lock is next taken.
 * To be called under the lock.
 */
export function makeCopyFolder(data: string): string {
  const folder = join(data, pendingFolder, copies)
  mkdirSync(folder, { recursive: true })
  // What a killed process has started may still be at work in the folder of that.
  return mkdtempSync(join(folder, 'data-'))
}

function writeJournal(data: string, files: readonly NewFile[], removals: readonly string[]) {
  const folder = join(data, pendingFolder)
  for (const path of [...files.map((file) => file.path), ...removals]) checkPlace(join(data, path))
  try {
    const moves = files.map(({ path, text }, index) => {
      const from = `${index}.new`
      writeThrough(join(folder, from), text)
      return { from, to: path }
    })
    writeThrough(join(folder, 'journal.new'), JSON.stringify({ moves, removals }))
    renameSync(join(folder, 'journal.new'), join(folder, 'journal'))
  } catch (error) {
    clear(folder)
    throw error
  }
}

/** What would keep a file from getting its new text is found before the journal is written. */
function checkPlace(target: string) {
  mkdirSync(dirname(target), { recursive: true })
  accessSync(dirname(target), constants.W_OK)
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`${target} is a folder, expected a file or nothing`)
  }
}

/** Carries out what the journal still owes, if there is one. */
function finish(data: string) {
  const folder = join(data, pendingFolder)
  const path = join(folder, 'journal')
  explained(
    () => {
      if (existsSync(path)) carryOut(data, path)
      clear(folder)
    },
    (reason) =>
      `${path}: cannot be carried out: ${reason}; free the way, then run this again: what is left of it is done first`,
  )
}

function carryOut(data: string, path: string) {
  const folder = dirname(path)
  syncFolder(folder)
  const { moves, removals } = journal.parse(JSON.parse(readFileSync(path, 'utf8')))
  for (const { from, to } of moves) {
    const target = join(data, to)
    mkdirSync(dirname(target), { recursive: true })
    if (existsSync(join(folder, from))) renameSync(join(folder, from), target)
    syncFolder(dirname(target))
  }
  for (const removal of removals) {
    const target = join(data, removal)
    if (!existsSync(target)) continue
    rmSync(target)
    syncFolder(dirname(target))
  }
  rmSync(path)
  syncFolder(folder)
}

/** Removes texts that no journal names, and copies: they take up room on a disk that may be full. */
function clear(folder: string) {
  rmSync(join(folder, copies), { recursive: true, force: true })
  if (existsSync(join(folder, 'journal'))) return
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.new')) rmSync(join(folder, name))
  }
}

function writeThrough(path: string, text: string) {
  const file = openSync(path, 'w')
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function syncFolder(path: string) {
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}
