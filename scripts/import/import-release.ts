import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { formatExtract } from '../../src/csv.ts'
import type { Source } from '../../src/source.ts'
import { currentRows, formatRegister, readRegister, type RegisterRow } from '../register.ts'
import { commit, withLock } from '../store.ts'
import { Findings } from './findings.ts'
import { ImportError } from './import-error.ts'
import { readFile, type FileRead } from './read-file.ts'
import { settleRelease } from './release.ts'
import { shrinkage } from './shrinkage.ts'

/** What the maintainer says of the files, where they do not say it themselves. */
export type Stated = Partial<
  Pick<RegisterRow, 'release' | 'url' | 'published' | 'provenance' | 'note' | 'revision'>
> & {
  /** Why a release is right although it looks wrong. */
  accept?: string | undefined
}

export interface ImportRequest {
  source: Source
  /** Every source: to tell a file of another publication by its header. */
  sources: readonly Source[]
  /** Paths of the official files of one release. */
  files: readonly string[]
  stated: Stated
  /** The data folder. */
  data: string
  /** `YYYY-MM-DD` */
  today: string
  /** Told now and then how many rows of a file were read. */
  progress: (file: string, rows: number) => void
}

export interface ImportOutcome {
  /** `unchanged`: these files were imported before; `restored`: they were, but the extract was not as written. */
  status: 'imported' | 'unchanged' | 'restored'
  release: string
  files: readonly FileRead[]
  rowsKept: number
  /** The extract's main figures in words. */
  summary: string
  warnings: readonly string[]
}

/**
 * Imports the official files of one release: reads and checks them whole, then writes extract and register,
 * both or neither.
 * @throws {ImportError} with every problem of the files, or the reason for a refusal
 */
export async function importRelease(request: ImportRequest): Promise<ImportOutcome> {
  const { source, stated, today, data } = request
  const { extract, ...read } = await readRelease(request)
  const path = join('sources', source.id, `${read.release}.csv`)
  const added = read.files
    .map((file) => describeFile(source, file, read, stated, today, sha256(extract)))
    .sort((a, b) => (a.file_name < b.file_name ? -1 : 1))

  return withLock(data, () => {
    const register = readRegister(data)
    const current = currentRows(register, source.id, read.release)
    if (fingerprint(current) === fingerprint(added)) {
      if (isOnDisk(join(data, path), extract)) return { ...read, status: 'unchanged' }
      commit(data, [{ path, text: extract }])
      return { ...read, status: 'restored' }
    }
    if (current.length > 0 && stated.revision === undefined) refuseToReplace(current, added)
    const doubts = [...read.doubts, ...shrinkage(source, register, added)]
    if (doubts.length > 0 && stated.accept === undefined) {
      const lines = doubts.map((doubt) => `${source.id} ${read.release}: ${doubt}`)
      throw new ImportError(`${lines.join('\n')}\nif it is right, pass --accept "reason"`)
    }
    for (const row of current) row.superseded = today
    commit(data, [
      { path, text: extract },
      { path: 'register.csv', text: formatRegister([...register, ...added]) },
    ])
    return { ...read, status: 'imported' }
  })
}

/** Everything that needs no look at the repository: from files to the text of the extract. */
async function readRelease({
  source,
  sources,
  files: paths,
  stated,
  today,
  progress,
}: ImportRequest) {
  const findings = new Findings()
  const { add, finish } = source.extract(findings)
  const files: FileRead[] = []
  for (const path of paths) {
    const reading = {
      source,
      sources,
      add,
      findings,
      progress: (rows: number) => progress(path, rows),
    }
    files.push(await readFile(path, reading))
  }
  findings.check()
  checkFilesMakeARelease(source, files)

  const { release: told, rows, summary = '' } = finish()
  checkKeys(source, rows, findings)
  findings.check()
  return {
    release: settleRelease(source, told, stated.release, today),
    files,
    rowsKept: rows.length,
    summary,
    warnings: findings.warnings,
    doubts: findings.doubts,
    extract: formatExtract(source, rows),
  }
}

function checkFilesMakeARelease({ id, layouts, needs }: Source, files: FileRead[]) {
  const given = files.map(({ layout }) => layout).sort()
  const wanted = needs === 'every' ? Object.keys(layouts).sort() : given.slice(0, 1)
  if (given.join() === wanted.join()) return
  const titles = (names: string[]) => names.map((name) => layouts[name]?.title).join(', ')
  throw new ImportError(
    `${id}: files: ${titles(given)}; expected ${needs === 'every' ? titles(wanted) : 'one file'} — give the files of one release in one command, and no others`,
  )
}

function checkKeys(
  { id, key }: Source,
  rows: readonly Record<string, unknown>[],
  findings: Findings,
) {
  const seen = new Set<string>()
  for (const row of rows) {
    const value = JSON.stringify(key.map((column) => row[column]))
    if (seen.has(value)) {
      findings.problem(`${id}: ${key.join(', ')}: ${value}; expected it once — the file repeats it`)
    }
    seen.add(value)
  }
}

function describeFile(
  source: Source,
  { path, sha256: fileSha256, layout: name, rows }: FileRead,
  { release, rowsKept }: Pick<ImportOutcome, 'release' | 'rowsKept'>,
  stated: Stated,
  today: string,
  extractSha256: string,
): RegisterRow {
  const layout = source.layouts[name]
  return {
    source: source.id,
    release,
    file_name: basename(path),
    url: stated.url ?? 'not recorded',
    published: stated.published ?? 'not recorded',
    retrieved: today,
    sha256: fileSha256,
    rows_read: rows,
    rows_kept: rowsKept,
    licence: source.licence,
    provenance: stated.provenance ?? layout?.provenance ?? 'as published',
    note: stated.note ?? layout?.note ?? '',
    revision: stated.revision ?? '',
    accepted: stated.accept ?? '',
    extract_sha256: extractSha256,
    superseded: '',
  }
}

function refuseToReplace(current: RegisterRow[], added: RegisterRow[]): never {
  const { source = '', release = '', retrieved = '' } = current[0] ?? {}
  const what =
    fingerprint(current, false) === fingerprint(added, false)
      ? `the same files now give another extract, because src/sources/${source}.ts has changed`
      : `already imported on ${retrieved}, from files with other bytes`
  throw new ImportError(
    `${source}: release: ${release}; ${what} — if these files are to replace it, pass --revision "reason"`,
  )
}

/** What tells two imports apart: the bytes of their files and, unless told otherwise, of their extract. */
function fingerprint(rows: RegisterRow[], withExtract = true): string {
  return rows
    .map((row) => `${row.sha256} ${withExtract ? row.extract_sha256 : ''}`)
    .sort()
    .join()
}

function isOnDisk(path: string, text: string): boolean {
  return existsSync(path) && readFileSync(path, 'utf8') === text
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
