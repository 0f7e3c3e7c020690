import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { formatExtract } from '../../src/csv.ts'
import type { Provenance, Source } from '../../src/source.ts'
import { formatRegister, readRegister, type RegisterRow } from '../register.ts'
import { commit, withLock } from '../store.ts'
import { Findings, ImportError } from './findings.ts'
import { readFile, type FileRead } from './read-file.ts'
import { settleRelease } from './release.ts'

/** What the maintainer asks for. */
export interface ImportRequest {
  source: Source
  /** All sources, the asked one included. */
  sources: readonly Source[]
  files: readonly string[]
  /** The data folder. */
  data: string
  /** `YYYY-MM-DD` */
  today: string
  release?: string | undefined
  revision?: string | undefined
  accept?: string | undefined
  url?: string | undefined
  published?: string | undefined
  note?: string | undefined
  provenance?: Provenance | undefined
  progress(file: string, rows: number): void
}

/** What came of an import. */
export interface ImportOutcome {
  release: string
  files: FileRead[]
  rowsKept: number
  /** True when the same files were imported before, and nothing was written. */
  unchanged: boolean
  warnings: string[]
}

/**
 * Imports the official files of one release: reads and checks them, then writes the extract and the register,
 * both or neither.
 * @throws {ImportError} with every problem of the files, or the reason of the refusal
 */
export async function importRelease(request: ImportRequest): Promise<ImportOutcome> {
  const { source, today } = request
  const findings = new Findings()
  const extraction = source.extract(findings)
  const files: FileRead[] = []
  for (const path of request.files) {
    files.push(
      await readFile(path, {
        source,
        sources: request.sources,
        add: extraction.add,
        findings,
        progress: (rows) => request.progress(path, rows),
      }),
    )
  }
  findings.check()
  checkFilesMakeARelease(source, files)

  const { release: told, rows } = extraction.finish()
  findings.check()
  const release = settleRelease(source, told, request.release, today)
  checkKeys(source, rows)
  const extract = formatExtract(source, rows)
  const outcome = { release, files, rowsKept: rows.length, warnings: findings.warnings }

  return withLock(request.data, () => {
    const register = readRegister(request.data)
    const added = registerRows(request, outcome, sha256(extract))
    const current = register.filter(
      (row) => row.source === source.id && row.release === release && row.superseded === '',
    )
    if (current.length > 0) {
      if (isSame(current, added)) return { ...outcome, unchanged: true }
      if (request.revision === undefined) refuseReplacing(current, added)
    }
    const doubts = [...findings.doubts, ...shrunk(source, register, added)]
    if (doubts.length > 0 && request.accept === undefined) {
      throw new ImportError(
        doubts
          .map(
            (doubt) => `${source.id} ${release}: ${doubt}; if it is right, pass --accept "reason"`,
          )
          .join('\n'),
      )
    }
    const kept = register.map((row) =>
      current.includes(row) ? { ...row, superseded: today } : row,
    )
    commit(request.data, [
      { path: `sources/${source.id}/${release}.csv`, text: extract },
      { path: 'register.csv', text: formatRegister([...kept, ...added]) },
    ])
    return { ...outcome, unchanged: false }
  })
}

/** @throws {ImportError} unless there is one file of each layout, or one file of any, as the source says */
function checkFilesMakeARelease({ id, layouts, needs }: Source, files: FileRead[]) {
  const given = files.map(({ layout }) => layout).sort()
  const wanted = needs === 'every' ? Object.keys(layouts).sort() : given.slice(0, 1)
  if (given.join() === wanted.join()) return
  const titles = (names: string[]) => names.map((name) => layouts[name]?.title).join(' and ')
  throw new ImportError(
    `${id}: files: ${titles(given)}; expected ${needs === 'every' ? titles(wanted) : 'one file'} — give all files of one release in one command, and no others`,
  )
}

/** @throws {ImportError} naming the first rows that share a key */
function checkKeys({ id, key }: Source, rows: readonly Record<string, unknown>[]) {
  const findings = new Findings()
  const seen = new Set<string>()
  for (const row of rows) {
    const value = key.map((column) => row[column] ?? '').join(' ')
    if (seen.has(value)) {
      findings.problem(`${id}: ${key.join(' ')}: ${value}; expected it once — the file repeats it`)
    }
    seen.add(value)
  }
  findings.check()
}

function registerRows(
  request: ImportRequest,
  { files, release, rowsKept }: Pick<ImportOutcome, 'files' | 'release' | 'rowsKept'>,
  extractSha256: string,
): RegisterRow[] {
  const { source } = request
  return files
    .map(({ path, sha256: fileSha256, layout, rows }) => ({
      source: source.id,
      release,
      file_name: basename(path),
      url: request.url ?? 'not recorded',
      published: request.published ?? 'not recorded',
      retrieved: request.today,
      sha256: fileSha256,
      rows_read: rows,
      rows_kept: rowsKept,
      licence: source.licence,
      provenance: request.provenance ?? source.layouts[layout]?.provenance ?? 'as published',
      note: request.note ?? source.layouts[layout]?.note ?? '',
      revision: request.revision ?? '',
      accepted: request.accept ?? '',
      extract_sha256: extractSha256,
      superseded: '',
    }))
    .sort((a, b) => (a.file_name < b.file_name ? -1 : 1))
}

function isSame(current: RegisterRow[], added: RegisterRow[]): boolean {
  const bytes = (rows: RegisterRow[]) =>
    rows
      .map((row) => `${row.sha256} ${row.extract_sha256}`)
      .sort()
      .join()
  return bytes(current) === bytes(added)
}

function refuseReplacing(current: RegisterRow[], added: RegisterRow[]): never {
  const [{ source, release, retrieved }] = current as [RegisterRow]
  const files = (rows: RegisterRow[]) =>
    rows
      .map(({ sha256: bytes }) => bytes)
      .sort()
      .join()
  const what =
    files(current) === files(added)
      ? `the same file now gives another extract, because src/sources/${source}.ts changed`
      : `imported on ${retrieved} from other bytes`
  throw new ImportError(
    `${source}: release: ${release}; ${what} — if this file is to replace it, pass --revision "reason"`,
  )
}

/** Doubts about a release that is far smaller than the one before it, or than what it replaces. */
function shrunk(source: Source, register: RegisterRow[], added: RegisterRow[]): string[] {
  const release = added[0]?.release ?? ''
  const earlier = register
    .filter((row) => row.source === source.id && row.superseded === '' && row.release <= release)
    .map((row) => row.release)
    .sort()
    .at(-1)
  const before = register.filter(
    (row) => row.source === source.id && row.superseded === '' && row.release === earlier,
  )
  const total = (rows: RegisterRow[], count: 'rows_read' | 'rows_kept') =>
    rows.reduce((sum, row) => sum + row[count], 0)
  return source.steady
    .filter((count) => total(added, count) < 0.8 * total(before, count))
    .map(
      (count) =>
        `${count.replace('_', ' ')}: ${total(added, count)}; expected about ${total(before, count)} as in ${earlier} — the file may be cut off`,
    )
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
