import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Layout, Place, Source } from '../../src/source.ts'
import { decode } from './decode.ts'
import { ImportError, type Findings } from './findings.ts'
import { recognise, type Recognised } from './recognise.ts'
import { readRecords } from './records.ts'
import { isWorkbook, readWorkbook, type WorkbookCell } from './workbook.ts'
import { isZip, openZip, type Zip } from './zip.ts'

const chunkSize = 1 << 18

/** What the rows of a file are handed to. */
export interface Reader {
  source: Source
  /** All sources: to tell a file of another publication by its header. */
  sources: readonly Source[]
  add: ReturnType<Source['extract']>['add']
  findings: Findings
  /** Told how many rows were read so far, now and then. */
  progress(rows: number): void
}

/** An official file after reading. */
export interface FileRead {
  path: string
  sha256: string
  /** Name of the layout it has. */
  layout: string
  rows: number
}

/**
 * Streams one official file, a ZIP's member or a workbook through the source's columns into its extraction.
 * Cells that do not fit are noted as problems; the rest of the file is still read, to name them all.
 * @throws {ImportError} when the file as a whole cannot be read or is no file of this source
 */
export async function readFile(path: string, reader: Reader): Promise<FileRead> {
  const start = await readStart(path)
  const sha256 = await hashFile(path)
  const { layout, rows } = isZip(start)
    ? await readZip(path, reader)
    : await readText(decode(createReadStream(path, { highWaterMark: chunkSize })), path, reader)
  if (rows === 0) {
    reader.findings.problem(
      `${path}: rows: 0; expected rows after the header — download the file again`,
    )
  }
  return { path, sha256, layout, rows }
}

async function readStart(path: string): Promise<Buffer> {
  try {
    await using file = await open(path)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    if (bytesRead === 0) throw new ImportError(`${path}: empty file; download it again`)
    return buffer
  } catch (error) {
    if (error instanceof ImportError) throw error
    throw new ImportError(
      `${path}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : (error as Error).message}; check the path`,
      { cause: error },
    )
  }
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: chunkSize })) hash.update(chunk)
  return hash.digest('hex')
}

async function readZip(path: string, reader: Reader) {
  const zip = await openZip(path, path)
  try {
    if (isWorkbook(zip.members)) return await readSheetRows(path, zip, reader)
    const member = chooseMember(path, zip, reader.source)
    return await readText(decode(zip.read(member)), `${path} > ${member}`, reader)
  } finally {
    zip.close()
  }
}

function chooseMember(path: string, zip: Zip, { layouts }: Source): string {
  const wanted = Object.values(layouts).map(({ member }) => member ?? /\.(csv|txt)$/i)
  const found = zip.members.filter((name) => wanted.some((each) => each.test(name)))
  if (found.length === 1) return found[0]!
  throw new ImportError(
    `${path}: zip: ${found.length === 0 ? 'no' : 'more than one'} member fits; expected one like ${wanted.join(' or ')} — it holds: ${zip.members.join(', ') || 'nothing'}`,
  )
}

async function readText(text: AsyncGenerator<string>, where: string, reader: Reader) {
  const { start, rest } = await peek(text)
  const recognised = recognise(start, where, reader)
  const rows = new Rows(recognised, where, reader)
  const dialect = recognised.dialect
  await readRecords(warnOfEncoding(rest, where, reader.findings), dialect, where, (fields, line) =>
    rows.take(fields, line),
  )
  return { layout: recognised.name, rows: rows.count }
}

async function readSheetRows(path: string, zip: Zip, reader: Reader) {
  const sheet = await readWorkbook(path, zip, path)
  const recognised = recognise(sheet[0]?.map(String) ?? [], path, reader)
  const rows = new Rows(recognised, path, reader)
  for (const [index, cells] of sheet.entries()) rows.take(cells, index + 1)
  return { layout: recognised.name, rows: rows.count }
}

/** Checks record after record: the number of fields, each needed cell; then hands the row on. */
class Rows {
  count = 0
  readonly #recognised: Recognised
  readonly #where: string
  readonly #reader: Reader
  readonly #add: (cells: never, at: Place) => void
  readonly #place: Place
  #line = 0
  #headerRead = false

  constructor(recognised: Recognised, where: string, reader: Reader) {
    this.#recognised = recognised
    this.#where = where
    this.#reader = reader
    this.#add = reader.add[recognised.name]!
    const { findings } = reader
    const finding = (column: string, value: unknown, remark: string) =>
      `${this.#where}:${this.#line}: ${column}: ${JSON.stringify(value)}; ${remark}`
    this.#place = {
      problem: (column, value, expected) => findings.problem(finding(column, value, expected)),
      warning: (column, value, remark) =>
        findings.warning(`${this.#where} ${column} ${remark}`, finding(column, value, remark)),
    }
  }

  take(fields: readonly WorkbookCell[], line: number) {
    this.#line = line
    if (!this.#headerRead) {
      this.#headerRead = true
      return
    }
    this.count += 1
    if (this.count % 10_000 === 0) this.#reader.progress(this.count)
    const width = this.#recognised.width
    if (fields.length !== width) {
      this.#reader.findings.problem(
        `${this.#where}:${line}: ${fields.length} fields; expected ${width} as in the header — check the quotes, or download the file again`,
      )
      return
    }
    const cells = this.#read(fields)
    if (cells) this.#add(cells as never, this.#place)
  }

  #read(fields: readonly WorkbookCell[]): Record<string, unknown> | undefined {
    const cells: Record<string, unknown> = {}
    let fits = true
    for (const { key, name, index, column } of this.#recognised.columns) {
      const field = fields[index]!
      if (column.asText && typeof field === 'number') {
        fits = false
        this.#place.problem(
          name,
          field,
          'expected text: a number keeps only fifteen digits — take the file as published',
        )
        continue
      }
      const value = column.parse(String(field))
      if (value === undefined) {
        fits = false
        this.#place.problem(name, field, column.expected)
      }
      cells[key] = value
    }
    return fits ? cells : undefined
  }
}

/** Reads as much text as a header needs; `rest` is the whole text again. */
async function peek(text: AsyncGenerator<string>) {
  let start = ''
  while (start.length < 1 << 16) {
    const { value, done } = await text.next()
    if (done) break
    start += value
  }
  async function* rest() {
    yield start
    yield* text
  }
  return { start, rest: rest() }
}

async function* warnOfEncoding(text: AsyncIterable<string>, where: string, findings: Findings) {
  let warned = false
  for await (const piece of text) {
    if (!warned && piece.includes('\uFFFD')) {
      warned = true
      findings.warning(where, `${where}: broken characters in the text: read as \uFFFD, kept`)
    }
    yield piece
  }
}

export type { Layout }
