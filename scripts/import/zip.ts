import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { ImportError } from './findings.ts'

// The largest official member so far inflates to 20 MB; a month of practice-level returns to about 100 MB.
const mostBytes = 2_000_000_000

/** True for the bytes that a ZIP (or a workbook) begins with, empty archives included. */
export function isZip(start: Buffer): boolean {
  return ['504b0304', '504b0506'].includes(start.toString('hex', 0, 4))
}

/**
 * Opens a ZIP and lists its members without reading them.
 * @throws {ImportError} when it is cut off, encrypted, or has a path that leads out of it
 */
export async function openZip(path: string, where: string): Promise<Zip> {
  try {
    const file = await yauzl.openPromise(path, { autoClose: false, strictFileNames: false })
    const entries: Entry[] = []
    for await (const entry of file.eachEntry()) entries.push(entry)
    return new Zip(file, entries, where)
  } catch (error) {
    const reason = (error as Error).message
    const advice = /path|filename/i.test(reason)
      ? 'expected members without a way out of the ZIP — do not trust this file, take it from the publisher'
      : 'expected a whole ZIP, this one may be cut off — download it again'
    throw new ImportError(`${where}: zip: ${reason.toLowerCase()}; ${advice}`, { cause: error })
  }
}

/** An open ZIP: its members can be streamed one after another, nothing is unpacked to disk. */
export class Zip {
  readonly #file: ZipFile
  readonly #entries: Entry[]
  readonly #where: string

  constructor(file: ZipFile, entries: Entry[], where: string) {
    this.#file = file
    this.#entries = entries
    this.#where = where
  }

  /** Names of the files in it. */
  get members(): string[] {
    return this.#entries.map(({ fileName }) => fileName).filter((name) => !name.endsWith('/'))
  }

  /**
   * Streams a member's bytes, checking its checksum and its size, declared and real.
   * @throws {ImportError} when the member is encrypted, larger than it says or may be, cut off or damaged
   */
  async *read(member: string, limit = mostBytes): AsyncGenerator<Buffer> {
    const where = `${this.#where} > ${member}`
    const entry = this.#entries.find(({ fileName }) => fileName === member)
    if (!entry) throw new ImportError(`${where}: zip: no such member`)
    if (entry.isEncrypted()) {
      throw new ImportError(
        `${where}: zip: encrypted; expected a plain member — official files have no password`,
      )
    }
    const tooLarge = (size: number) =>
      new ImportError(
        `${where}: zip: ${size} bytes; expected at most ${limit} — do not trust this file, take it from the publisher`,
      )
    if (entry.uncompressedSize > limit) throw tooLarge(entry.uncompressedSize)

    let size = 0
    let checksum = 0
    try {
      for await (const chunk of await this.#file.openReadStreamPromise(entry)) {
        const bytes = chunk as Buffer
        size += bytes.length
        if (size > limit) throw tooLarge(size)
        checksum = crc32(bytes, checksum)
        yield bytes
      }
    } catch (error) {
      if (error instanceof ImportError) throw error
      throw new ImportError(
        `${where}: zip: ${(error as Error).message.toLowerCase()}; expected a whole member — download the file again`,
        { cause: error },
      )
    }
    if (checksum !== entry.crc32) {
      throw new ImportError(
        `${where}: zip: checksum ${hex(checksum)}; expected ${hex(entry.crc32)} — the file is damaged, download it again`,
      )
    }
  }

  close() {
    this.#file.close()
  }
}

function hex(checksum: number): string {
  return checksum.toString(16).padStart(8, '0')
}
