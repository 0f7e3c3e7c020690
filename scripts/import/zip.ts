import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { ImportError, reasonOf } from './import-error.ts'

// The largest official member inflates to 20 MB so far, a month of practice-level returns to about 100 MB.
const mostBytes = 2_000_000_000

/** True for the bytes that a ZIP or a workbook begins with. */
export function isZip(start: Buffer): boolean {
  return ['504b0304', '504b0506'].includes(start.toString('hex', 0, 4))
}

/** An open ZIP: its members are streamed, nothing is unpacked to disk. */
export class Zip {
  readonly #file: ZipFile
  readonly #entries: Entry[]
  readonly #path: string

  private constructor(file: ZipFile, entries: Entry[], path: string) {
    this.#file = file
    this.#entries = entries
    this.#path = path
  }

  /**
   * Opens a ZIP and lists its members without reading them.
   * @throws {ImportError} when it is cut off, or a member's path leads out of it
   */
  static async open(path: string): Promise<Zip> {
    try {
      const file = await yauzl.openPromise(path, { autoClose: false })
      const entries: Entry[] = []
      for await (const entry of file.eachEntry()) entries.push(entry)
      return new Zip(file, entries, path)
    } catch (error) {
      const reason = reasonOf(error)
      const advice = /path|fileName/.test(reason)
        ? 'expected members that stay inside the ZIP — do not trust this file, take it from the publisher'
        : 'expected a whole ZIP — it may be cut off, download it again'
      throw new ImportError(`${path}: zip: ${reason}; ${advice}`, { cause: error })
    }
  }

  /** Names of the files in it. */
  get members(): string[] {
    return this.#entries.map(({ fileName }) => fileName).filter((name) => !name.endsWith('/'))
  }

  /**
   * Streams a member's bytes; at their end size and checksum have been verified.
   * @param limit bytes that the member may have, by its own word and in truth
   * @param doubt takes what is said of a wrong checksum, if the member is not to be refused for it
   * @throws {ImportError} when it is encrypted, too large, cut off or damaged
   */
  async *read(
    member: string,
    { limit = mostBytes, doubt }: { limit?: number; doubt?: (what: string) => void } = {},
  ): AsyncGenerator<Buffer> {
    const refuse = (what: string, advice: string) =>
      new ImportError(`${this.#path} > ${member}: zip: ${what}; ${advice}`)
    const entry = this.#entries.find(({ fileName }) => fileName === member)
    if (!entry) throw refuse('no such member', `it holds: ${this.members.join(', ')}`)
    if (entry.isEncrypted()) {
      throw refuse('encrypted', 'expected no password — take the file from the publisher')
    }
    if (entry.uncompressedSize > limit) {
      throw refuse(
        `${entry.uncompressedSize} bytes`,
        `expected at most ${limit} — do not trust this file, take it from the publisher`,
      )
    }
    let checksum = 0
    try {
      // The stream itself ends with an error at the first byte beyond the declared size.
      for await (const chunk of await this.#file.openReadStreamPromise(entry)) {
        const bytes: Buffer = chunk
        checksum = crc32(bytes, checksum)
        yield bytes
      }
    } catch (error) {
      throw refuse(reasonOf(error), 'expected a whole member — download the file again')
    }
    if (checksum === entry.crc32) return
    const damaged = refuse(
      `checksum ${hex(checksum)}`,
      `expected ${hex(entry.crc32)} — the file is damaged, download it again`,
    )
    if (!doubt) throw damaged
    doubt(damaged.message)
  }

  close() {
    this.#file.close()
  }
}

function hex(checksum: number): string {
  return checksum.toString(16).padStart(8, '0')
}
