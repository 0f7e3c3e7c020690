import { formatExtract } from '../../src/csv.ts'
import type { Source } from '../../src/source.ts'
import { Findings } from './findings.ts'
import { ImportError } from './import-error.ts'
import { readFile, type FileRead } from './read-file.ts'
import { settleRelease } from './release.ts'

/** The files of one release, and what the maintainer says of them. */
export interface ReleaseFiles {
  source: Source
  /** Every source: to tell a file of another publication by its header. */
  sources: readonly Source[]
  /** Paths of the official files. */
  files: readonly string[]
  /** The release, as the maintainer states it. */
  statedRelease?: string | undefined
  /** `YYYY-MM-DD` */
  today: string
  /** Told now and then how many rows of a file were read. */
  progress: (file: string, rows: number) => void
}

/** A release that was read and found in order. */
export interface ReleaseRead {
  release: string
  files: readonly FileRead[]
  rows: readonly Record<string, unknown>[]
  /** The text of the extract, and the number of its rows. */
  extract: string
  rowsKept: number
  /** The files were made up for tests or benches. */
  isSynthetic: boolean
  /** The main figures in words. */
  summary: string
  warnings: readonly string[]
  /** What looks wrong but may be right. */
  doubts: readonly string[]
}

/**
 * Reads and checks the official files of one release, from their bytes to the text of the extract;
 * needs no look at the repository.
 * @throws {ImportError} with every problem of the files
 */
export async function readRelease({
  source,
  sources,
  files: paths,
  statedRelease,
  today,
  progress,
}: ReleaseFiles): Promise<ReleaseRead> {
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

  const { release: told, rows, summary = '', isSynthetic = false } = finish()
  checkKeys(source, rows, findings)
  findings.check()
  return {
    release: settleRelease(source, told, statedRelease, today),
    files,
    rows,
    rowsKept: rows.length,
    isSynthetic,
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
