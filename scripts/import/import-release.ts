import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Source } from '../../src/source.ts'
import { currentRows, formatRegister, readRegister, type RegisterRow } from '../register.ts'
import { commit, withLock } from '../store.ts'
import { ImportError } from './import-error.ts'
import type { FileRead } from './read-file.ts'
import { readRelease, type ReleaseFiles, type ReleaseRead } from './read-release.ts'
import { shrinkage } from './shrinkage.ts'

/** What the maintainer says of the files, where they do not say it themselves. */
export interface Stated extends Partial<
  Pick<RegisterRow, 'url' | 'published' | 'provenance' | 'note'>
> {
  /** Why these files replace an earlier import of their release. */
  revision?: string | undefined
  /** Why a release is right although it looks wrong. */
  accept?: string | undefined
}

/** `unchanged`: the same files were imported before; `restored`: they were, but their extract was altered. */
export type Status = 'imported' | 'unchanged' | 'restored'

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
  const extract = { path: join('sources', source.id, `${read.release}.csv`), text: read.extract }

  return withLock(data, () => {
    const register = readRegister(data)
    const current = currentRows(register, source.id, read.release)
    const sameFiles = haveSameFiles(current, read.files)
    const sameExtract = current.every((row) => row.extract_sha256 === sha256(read.extract))
    if (sameFiles && sameExtract) {
      if (isOnDisk(join(data, extract.path), extract.text)) return { ...read, status: 'unchanged' }
      commit(data, [extract])
      return { ...read, status: 'restored' }
    }
    if (current[0] && !stated.revision) refuseToReplace(current[0], sameFiles)
    const doubts = [...read.doubts, ...shrinkage(source, register, read)]
    if (doubts.length > 0 && !stated.accept) refuseDoubtful(source, read.release, doubts)

    const added = read.files.map((file) => ({
      ...describeFile(source, file, read, stated),
      retrieved: today,
      revision: (current.length > 0 && stated.revision) || '',
      accepted: (doubts.length > 0 && stated.accept) || '',
    }))
    for (const row of current) row.superseded = today
    commit(data, [extract, { path: 'register.csv', text: formatRegister([...register, ...added]) }])
    return { ...read, status: 'imported' }
  })
}

function describeFile(
  source: Source,
  { path, sha256: fileSha256, layout: name, rows }: FileRead,
  { release, rowsKept, extract }: ReleaseRead,
  stated: Stated,
) {
  const layout = source.layouts[name]
  return {
    source: source.id,
    release,
    file_name: basename(path),
    url: stated.url ?? 'not recorded',
    published: stated.published ?? 'not recorded',
    sha256: fileSha256,
    rows_read: rows,
    rows_kept: rowsKept,
    licence: source.licence,
    provenance: stated.provenance ?? layout?.provenance ?? 'as published',
    note: stated.note ?? layout?.note ?? '',
    extract_sha256: sha256(extract),
    superseded: '',
  } satisfies Partial<RegisterRow>
}

function refuseToReplace({ source, release, retrieved }: RegisterRow, sameFiles: boolean): never {
  const what = sameFiles
    ? `the same files now give another extract, because src/sources/${source}.ts has changed`
    : `already imported on ${retrieved}, from files with other bytes`
  throw new ImportError(
    `${source}: release: ${release}; ${what} — if these files are to replace it, pass --revision "reason"`,
  )
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

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
