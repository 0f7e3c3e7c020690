import { open } from 'node:fs/promises'
import type { Source } from '../../src/source.ts'
import { hashFile } from '../hash-file.ts'
import { streamFile } from '../stream-file.ts'
import { filterRecords } from './byte-filter.ts'
import { toLf, toText, toUtf8 } from './decode.ts'
import type { Findings } from './findings.ts'
import { isJson, readGeoJson } from './geojson.ts'
import { ImportError, reasonOf } from './import-error.ts'
import { recognise, type Start } from './recognise.ts'
import { firstRecord, parseRecords, readRecords } from './records.ts'
import { Rows } from './rows.ts'
import type { SheetRow } from './sheet.ts'
import { isWorkbook, readWorkbook } from './workbook.ts'
import { isZip, Zip } from './zip.ts'

const headerSize = 1 << 16

/** What a file is read for. */
export interface Reading {
  source: Source
  /** Every source: to tell a file of another publication by its header. */
  sources: readonly Source[]
  /** Takes the rows. */
  add: ReturnType<Source['extract']>['add']
  findings: Findings
  /** Told now and then how many rows were read. */
  progress: (rows: number) => void
}

/** An official file after it was read. */
export interface FileRead {
  path: string
  sha256: string
  /** Name of its layout in the source. */
  layout: string
  /** Number of its rows. */
  rows: number
}

/**
 * Streams one official file — text, text in a ZIP, a workbook or GeoJSON — through the source's columns.
 * Rows that do not fit are noted as problems and the file is read on, to name them all.
 * @throws {ImportError} when the file as a whole cannot be read, or is none of this source
 */
export async function readFile(path: string, reading: Reading): Promise<FileRead> {
  const start = await readStart(path)
  const [sha256, { layout, count }] = await Promise.all([
    hashFile(path),
    readContent(path, start, reading),
  ])
  if (count === 0) {
    reading.findings.problem(`${path}: no rows; expected some after the header — download it again`)
  }
  return { path, sha256, layout, rows: count }
}

async function readContent(path: string, start: Buffer, reading: Reading) {
  if (isZip(start)) return readZip(path, reading)
  if (isJson(start)) {
    const rows = await readGeoJson(path)
    return readSheet(
      rows.map((cells, index) => ({ cells, line: index + 1 })),
      path,
      reading,
    )
  }
  return readText(streamFile(path), path, reading)
}

async function readStart(path: string): Promise<Buffer> {
  let start: Buffer
  try {
    await using file = await open(path)
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    start = buffer.subarray(0, bytesRead)
  } catch (error) {
    throw new ImportError(`${path}: cannot be read: ${reasonOf(error)}; check the path`, {
      cause: error,
    })
  }
  if (start.length === 0) throw new ImportError(`${path}: empty file; download it again`)
  return start
}

async function readZip(path: string, reading: Reading) {
  const zip = await Zip.open(path)
  try {
    if (isWorkbook(zip.members)) return await readSheet(readWorkbook(path, zip), path, reading)
    const member = findMember(path, zip, reading.source)
    const { source, findings } = reading
    const doubt = source.checksumsInZipMayBeWrong && ((what: string) => findings.doubt(what))
    return await readText(
      zip.read(member, { ...(doubt && { doubt }) }),
      `${path} > ${member}`,
      reading,
    )
  } finally {
    zip.close()
  }
}

function findMember(path: string, zip: Zip, { layouts }: Source): string {
  const wanted = Object.values(layouts).map(({ member }) => member ?? /\.(csv|txt)$/i)
  const [found, ...others] = zip.members.filter((name) => wanted.some((form) => form.test(name)))
  if (found !== undefined && others.length === 0) return found
  throw new ImportError(
    `${path}: zip: ${found === undefined ? 'no member' : 'more than one member'} like ${wanted.join(' or ')}; expected one — it holds: ${zip.members.join(', ') || 'nothing'}`,
  )
}

async function readText(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  where: string,
  reading: Reading,
) {
  const pieces = toUtf8(bytes)
  try {
    const { start, utf8 } = await peek(pieces)
    const { recognised, rows } = begin(start, where, reading)
    const { dialect, keeps } = recognised
    const broken = new BrokenCharacters(where, reading.findings)
    const take = (fields: string[], line: number) => rows.take(fields, line)
    if (keeps) {
      for await (const records of filterRecords(utf8, keeps, dialect, where)) {
        const { text, lines, passed, unended } = records
        broken.lookAt(text)
        parseRecords(text, lines, dialect, take)
        rows.pass(passed)
        if (unended) rows.isWhole(firstRecord(unended.text, dialect), unended.line)
      }
    } else {
      await readRecords(broken.within(toText(utf8)), dialect, where, take)
    }
    return { layout: recognised.layout, count: rows.count }
  } finally {
    await pieces.return(undefined)
  }
}

async function readSheet(
  sheet: AsyncIterable<SheetRow> | Iterable<SheetRow>,
  path: string,
  reading: Reading,
) {
  let begun: ReturnType<typeof begin> | undefined
  for await (const { cells, line } of sheet) {
    begun ??= begin(cells.map(String), path, reading)
    begun.rows.take(cells, line)
  }
  const { recognised, rows } = begun ?? begin([], path, reading)
  return { layout: recognised.layout, count: rows.count }
}

function begin(start: Start, where: string, { source, sources, add, findings, progress }: Reading) {
  const recognised = recognise(start, where, source, sources)
  const addRow = add[recognised.layout]
  if (!addRow) throw new Error(`source ${source.id}: add: no function for ${recognised.layout}`)
  return { recognised, rows: new Rows(where, recognised, addRow, findings, progress) }
}

/** Pulls as many bytes as a header needs; `utf8` is the whole again. */
async function peek(pieces: AsyncGenerator<Buffer>) {
  const pulled: Buffer[] = []
  let length = 0
  while (length < headerSize) {
    const { value, done } = await pieces.next()
    if (done) break
    pulled.push(Buffer.from(value))
    length += value.length
  }
  async function* whole() {
    yield* pulled
    yield* pieces
  }
  const start = Buffer.concat(pulled).toString('utf8', 0, headerSize)
  return { start: toLf(start), utf8: whole() }
}

/** Warns once of characters that are no UTF-8. */
class BrokenCharacters {
  readonly #where: string
  readonly #findings: Findings
  #warned = false

  constructor(where: string, findings: Findings) {
    this.#where = where
    this.#findings = findings
  }

  lookAt(text: string) {
    if (this.#warned || !text.includes('\uFFFD')) return
    this.#warned = true
    const what = `${this.#where}: characters that are no UTF-8; read as \uFFFD and kept`
    this.#findings.warning(this.#where, what)
  }

  async *within(pieces: AsyncIterable<string>) {
    for await (const text of pieces) {
      this.lookAt(text)
      yield text
    }
  }
}
