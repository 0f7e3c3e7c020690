import { toLf } from './decode.ts'
import { longestRecord, quotesError, type Dialect } from './records.ts'

/** Records of one stretch of a file. */
export interface KeptRecords {
  /** The kept records, each with an LF after it. */
  text: string
  /** The line that each of them begins on. */
  lines: readonly number[]
  /** How many other rows there were, blank lines apart. */
  passed: number
  /** The last of them, where no line break ends it: the file may have been cut off in its midst. */
  unended?: { text: string; line: number }
}

const tab = 9
const lf = 10
const cr = 13
const space = 32
const quote = 34

/**
 * Passes over the records of a text file that hold none of the needles, without parsing them. The first record,
 * the header, is always kept, and so is one that may be blank: the parser decides.
 *
 * Records, lines and faulty quotes are told apart as `readRecords` does it, so that the kept ones are read as if
 * the others had been read too. Of rows passed over nothing is checked but their quotes: neither the number of
 * their fields (but for a last one without a line break), nor their cells, nor characters that are no UTF-8.
 * @param utf8 bytes as `toUtf8` gives them
 * @param needles ASCII without quotes or line breaks; every wanted row holds one of them, in whatever field
 * @throws {ImportError} on quotes that are not in pairs
 */
export async function* filterRecords(
  utf8: AsyncIterable<Uint8Array>,
  needles: readonly string[],
  dialect: Dialect,
  where: string,
): AsyncGenerator<KeptRecords> {
  const filter = new Filter(needles, dialect, where)
  for await (const chunk of utf8) yield filter.take(chunk)
  yield filter.end()
}

/** Where a record ends: its line break (or the end of the file), and the beginning of the next record. */
interface End {
  at: number
  next: number
}

class Filter {
  readonly #needles: readonly Buffer[]
  readonly #where: string
  readonly #delimiter: number
  readonly #quotes: boolean
  /** The record that the last chunk cut, and the chunk behind it; used again and again. */
  #bytes = Buffer.alloc(1 << 20)
  #words = wordsOf(this.#bytes)
  /** How many of the bytes hold text. */
  #length = 0
  #line = 1
  /** Rows passed over in the stretch in hand. */
  #passed = 0
  #atHeader = true

  constructor(needles: readonly string[], { delimiter, quotes }: Dialect, where: string) {
    this.#needles = needles.map((needle) => Buffer.from(needle))
    this.#delimiter = delimiter.charCodeAt(0)
    this.#quotes = quotes === 'usual'
    this.#where = where
  }

  take(chunk: Uint8Array): KeptRecords {
    const length = this.#length + chunk.length
    if (this.#length > longestRecord) throw this.#refuse('a record without an end')
    if (length > this.#bytes.length) {
      const held = this.#bytes.subarray(0, this.#length)
      this.#bytes = Buffer.alloc(2 * length)
      this.#bytes.set(held)
      this.#words = wordsOf(this.#bytes)
    }
    this.#bytes.set(chunk, this.#length)
    this.#length = length
    return this.#split(false)
  }

  end(): KeptRecords {
    return this.#split(true)
  }

  /** Takes the whole records in hand, and leaves what follows them at the beginning. */
  #split(isLast: boolean): KeptRecords {
    const bytes = this.#bytes.subarray(0, this.#length)
    const needles = new Positions(bytes, this.#needles)
    const quotes = new Positions(bytes, this.#quotes ? [Buffer.of(quote)] : [])
    const kept: string[] = []
    const lines: number[] = []
    let unended: KeptRecords['unended']
    this.#passed = 0
    let start = 0
    // Kept records that follow one another become text together.
    let run = { from: 0, to: 0 }
    for (;;) {
      const needle = needles.from(start)
      const mark = quotes.from(start)
      if (!this.#atHeader) start = this.#pass(start, Math.min(needle, mark), isLast)
      if (start === bytes.length) break
      const end = this.#endOfRecord(bytes, start, mark, isLast)
      if (!end) break
      const record = bytes.subarray(start, end.at)
      const isQuoted = mark < end.at
      const mayBeBlank = isQuoted && !record.includes(this.#delimiter)
      if (this.#atHeader || needle < end.at || mayBeBlank) {
        if (run.to !== start) {
          kept.push(bytes.toString('utf8', run.from, run.to))
          run = { from: start, to: start }
        }
        run.to = end.next
        lines.push(this.#line)
        this.#atHeader &&= record.length === 0
      } else if (record.length > 0) {
        this.#passed += 1
        if (end.next === end.at) unended = { text: record.toString(), line: this.#line }
      }
      this.#line += isQuoted ? 1 + countLineBreaks(record) : 1
      start = end.next
    }
    kept.push(bytes.toString('utf8', run.from, run.to))
    bytes.copyWithin(0, start)
    this.#length -= start
    return { text: toLf(kept.join('')), lines, passed: this.#passed, ...(unended && { unended }) }
  }

  /**
   * Counts the lines that end before `limit`.
   * @returns where the first line begins that does not
   */
  #pass(start: number, limit: number, isLast: boolean): number {
    const bytes = this.#bytes
    const words = this.#words
    const length = this.#length
    // The LF of a CRLF may be in the next chunk.
    const stop = Math.min(limit, isLast ? length : length - 1)
    let begin = start
    let lines = 0
    let rows = 0
    let place = start
    for (;;) {
      // Four bytes at a time; those of the first word that lie before the place are left out.
      let at = place & ~3
      let found = controls(words[at >> 2]!) & (-1 << ((place & 3) << 3))
      while (found === 0 && at < stop) {
        at += 4
        found = controls(words[at >> 2]!)
      }
      place = at + firstByte(found)
      if (place >= stop) break
      const byte = bytes[place]
      place += 1
      if (byte !== lf && byte !== cr) continue
      lines += 1
      if (place - 1 > begin) rows += 1
      if (byte === cr && bytes[place] === lf && place < length) place += 1
      begin = place
    }
    this.#line += lines
    this.#passed += rows
    return begin
  }

  /** Where the record ends that begins at `start`; undefined while its end is not in hand. */
  #endOfRecord(bytes: Buffer, start: number, mark: number, isLast: boolean): End | undefined {
    let at = start
    while (at < bytes.length && bytes[at] !== lf && bytes[at] !== cr) at += 1
    if (mark < at) return this.#endOfQuoted(bytes, start, isLast)
    return endAt(bytes, at, isLast)
  }

  /** Follows the fields of a record that holds quotes; undefined while its end is not in hand. */
  #endOfQuoted(bytes: Buffer, start: number, isLast: boolean): End | undefined {
    let at = start
    for (;;) {
      if (bytes[at] === quote) {
        const closed = afterClosingQuote(bytes, at)
        if (closed === -1) {
          if (isLast) throw this.#refuse('quoted field unterminated')
          return undefined
        }
        at = closed
        while (isBlank(bytes[at])) at += 1
        if (at === bytes.length) {
          if (!isLast) return undefined
          if (at === closed) return { at, next: at }
        }
        if (bytes[at] !== this.#delimiter && bytes[at] !== lf && bytes[at] !== cr) {
          throw this.#refuse('trailing quote on quoted field is malformed')
        }
      } else {
        while (
          at < bytes.length &&
          bytes[at] !== this.#delimiter &&
          bytes[at] !== lf &&
          bytes[at] !== cr
        ) {
          at += 1
        }
      }
      if (bytes[at] !== this.#delimiter) return endAt(bytes, at, isLast)
      at += 1
    }
  }

  #refuse(what: string) {
    return quotesError(this.#where, this.#line, what)
  }
}

/** Where any of some needles stands next. Each is searched for once through the text, by native code. */
class Positions {
  readonly #bytes: Buffer
  readonly #needles: readonly Buffer[]
  readonly #next: number[]

  constructor(bytes: Buffer, needles: readonly Buffer[]) {
    this.#bytes = bytes
    this.#needles = needles
    this.#next = needles.map(() => -1)
  }

  /** The first place at or after this one; to be asked with rising places. */
  from(place: number): number {
    let first = Infinity
    for (let index = 0; index < this.#next.length; index += 1) {
      if (this.#next[index]! < place) this.#next[index] = this.#find(this.#needles[index]!, place)
      if (this.#next[index]! < first) first = this.#next[index]!
    }
    return first
  }

  #find(needle: Buffer, place: number): number {
    const found = this.#bytes.indexOf(needle, place)
    return found === -1 ? Infinity : found
  }
}

/** The end of a record at a line break, or at the end of the bytes; undefined while more of them are needed. */
function endAt(bytes: Buffer, at: number, isLast: boolean): End | undefined {
  if (at === bytes.length) return isLast ? { at, next: at } : undefined
  if (bytes[at] === lf) return { at, next: at + 1 }
  if (at + 1 === bytes.length && !isLast) return undefined
  return { at, next: bytes[at + 1] === lf ? at + 2 : at + 1 }
}

/** The place behind the quote that closes the one at `opening`; -1 if there is none yet. */
function afterClosingQuote(bytes: Buffer, opening: number): number {
  let at = bytes.indexOf(quote, opening + 1)
  while (at !== -1 && bytes[at + 1] === quote) at = bytes.indexOf(quote, at + 2)
  return at === -1 ? -1 : at + 1
}

/** Between a closing quote and what ends its field, the parser passes over these. */
function isBlank(byte: number | undefined): boolean {
  return byte === space || byte === tab || byte === 11 || byte === 12
}

/**
 * Marks, in four bytes, those that are control characters by their highest bit. The lowest mark is right; one above
 * it may stand on a space.
 */
function controls(word: number): number {
  return (word - 0x20202020) & ~word & 0x80808080
}

/** Which byte of a word bears the lowest mark; without any, one beyond them. */
function firstByte(marks: number): number {
  return marks === 0 ? 4 : (31 - Math.clz32(marks & -marks)) >> 3
}

function countLineBreaks(bytes: Buffer): number {
  let count = 0
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === lf ? bytes[at - 1] !== cr : bytes[at] === cr) count += 1
  }
  return count
}

function wordsOf({ buffer, byteOffset, length }: Buffer): Int32Array {
  return new Int32Array(buffer, byteOffset, length >> 2)
}
