import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { basename, join } from 'node:path'
import { hash } from '../../src/hash.ts'
import { byColumns, type Layout, type Source } from '../../src/source.ts'
import { currentRows, formatRegister, readRegister, type RegisterRow } from '../register.ts'
import { commit, withLock } from '../store.ts'
import { ImportError } from './import-error.ts'
import type { FileRead } from './read-file.ts'
import { readRelease, type ReleaseFiles, type ReleaseRead } from './read-release.ts'
import { contradictions } from './contradictions.ts'
import { shrinkage } from './shrinkage.ts'

const projectData = new URL('../../data', import.meta.url)

/** What the maintainer says of the files, where they do not say it themselves. */
export interface Stated extends Partial<Pick<RegisterRow, 'published' | 'provenance' | 'note'>> {
  /** The address of each file, in the order of the files. */
  url?: readonly string[] | undefined
  /** Why these files replace an earlier import of their release. */
  revision?: string | undefined
  /** Why a release is right although it looks wrong. */
  accept?: string | undefined
}

/**
 * `unchanged`: the same files were imported before; then what is stated of them may be new (`described`),
 * or their extract was altered since (`restored`).
 */
export type Status = 'imported' | 'unchanged' | 'described' | 'restored'

/**
 * Imports the official files of one release: reads and checks them whole, then writes extract and register,
 * both or neither.
 * @param data the data folder
 * @throws {ImportError} with every problem of the files, or the reason for a refusal
 */
export async function importRelease(
  files: ReleaseFiles,
  stated: Stated,
  data: string,
): Promise<ReleaseRead & { status: Status }> {
  const { source, today } = files
  const read = await readRelease(files)
  if (read.isSynthetic && isOfTheProject(data)) refuseSynthetic(source, read.release)
  const extract = { path: join('sources', source.id, `${read.release}.csv`), text: read.extract }
  const extractHash = hash(read.extract)

  return withLock(data, () => {
    const register = readRegister(data)
    const current = currentRows(register, source.id, read.release)
    const isKnown = haveSameFiles(current, read.files)
    if (isKnown && current.every((row) => row.extract_sha256 === extractHash)) {
      const status = describeAgain(current, read.files, stated)
      const isAsWritten = isOnDisk(join(data, extract.path), extract.text)
      if (status === 'unchanged' && isAsWritten) return { ...read, status }
      commit(data, [extract, registerFile(register)])
      return { ...read, status: isAsWritten ? status : 'restored' }
    }
    if (current[0] && !stated.revision) refuseToReplace(current[0], isKnown)
    const doubts = [
      ...read.doubts,
      ...shrinkage(source, register, read),
      ...contradictions(source, register, read, data),
    ]
    if (doubts.length > 0 && !stated.accept) refuseDoubtful(source, read.release, doubts)

    const added = read.files.map((file, index) => ({
      source: source.id,
      release: read.release,
      file_name: basename(file.path),
      sha256: file.sha256,
      rows_read: file.rows,
      rows_kept: read.rowsKept,
      licence: source.licence,
      extract_sha256: extractHash,
      ...defaultsOf(source.layouts[file.layout]),
      ...statedOf(index, stated),
      retrieved: today,
      revision: (current.length > 0 && stated.revision) || '',
      accepted: (doubts.length > 0 && stated.accept) || '',
      superseded: '',
    }))
    for (const row of current) row.superseded = today
    commit(data, [extract, registerFile([...register, ...added.sort(byColumns('file_name'))])])
    return { ...read, status: 'imported' }
  })
}

function defaultsOf(layout: Layout | undefined) {
  return {
    url: 'not recorded',
    published: 'not recorded',
    provenance: layout?.provenance ?? 'as published',
    note: layout?.note ?? '',
  } as const
}

/** What is stated of the file at a position, and nothing else. */
function statedOf(index: number, { url, published, provenance, note }: Stated) {
  const address = url?.[index]
  return {
    ...(address !== undefined && { url: address }),
    ...(published !== undefined && { published }),
    ...(provenance !== undefined && { provenance }),
    ...(note !== undefined && { note }),
  }
}

/** Puts what is stated of files that are known already into their rows. */
function describeAgain(
  rows: readonly RegisterRow[],
  files: readonly FileRead[],
  stated: Stated,
): Status {
  const before = JSON.stringify(rows)
  for (const row of rows) {
    const index = files.findIndex((file) => file.sha256 === row.sha256)
    Object.assign(row, statedOf(index, stated))
  }
  return JSON.stringify(rows) === before ? 'unchanged' : 'described'
}

function registerFile(rows: readonly RegisterRow[]) {
  return { path: 'register.csv', text: formatRegister(rows) }
}

function refuseToReplace({ source, release, retrieved }: RegisterRow, sameFiles: boolean): never {
  const what = sameFiles
    ? `the same files now give another extract, because src/sources/${source}.ts has changed`
    : `already imported on ${retrieved}, from files with other bytes`
  throw new ImportError(
    `${source}: release: ${release}; ${what} — if these files are to replace it, pass --revision "reason"`,
  )
}

function refuseSynthetic({ id }: Source, release: string): never {
  throw new ImportError(
    `${id}: release: ${release}; a synthetic file, made up for tests and benches — nothing made up is ever published: take the file from the publisher`,
  )
}

/** An update imports into a copy, which stands in the data folder. */
function isOfTheProject(data: string): boolean {
  return existsSync(data) && `${realpathSync(data)}/`.startsWith(`${realpathSync(projectData)}/`)
}

function refuseDoubtful({ id }: Source, release: string, doubts: string[]): never {
  const lines = doubts.map((doubt) => `${id} ${release}: ${doubt}`)
  throw new ImportError(`${lines.join('\n')}\nif it is right, pass --accept "reason"`)
}

function haveSameFiles(rows: readonly RegisterRow[], files: readonly FileRead[]): boolean {
  return hashesOf(rows) === hashesOf(files)
}

function hashesOf(files: readonly { sha256: string }[]): string {
  return files
    .map((file) => file.sha256)
    .sort()
    .join()
}

function isOnDisk(path: string, text: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8') === text
}
