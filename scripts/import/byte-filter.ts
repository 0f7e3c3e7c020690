import { toLf } from './decode.ts'
import { PlainLines } from './plain-lines.ts'
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
  for await (const chunk of utf8) {
    for (let at = 0; at < chunk.length; at += mostAtOnce) {
      filter.take(chunk.subarray(at, at + mostAtOnce))
      if (filter.kept > enough) yield filter.hand()
    }
  }
  filter.end()
  yield filter.hand()
}

const mostAtOnce = 1 << 20

/** Bytes of kept records to be parsed together. */
const enough = 1 << 16

/** Where a record ends: its line break (or the end of the file), and the beginning of the next record. */
interface End {
  at: number
  next: number
  isQuoted: boolean
}

class Filter {
  readonly #where: string
  readonly #delimiter: number
  readonly #hasQuotes: boolean
  /** The record that the last chunk cut, and the chunk behind it. */
  readonly #text: PlainLines
  /** How many bytes of text there are. */
  #length = 0
  /** Line breaks in the records that were not passed over as plain lines. */
  #lineBreaks = 0
  #atHeader = true
  #kept = Buffer.alloc(2 * enough)
  #keptLength = 0
  #lines: number[] = []
  /** Rows passed over that were not plain lines, and the rows that have been handed on. */
  #passed = 0
  #handed = 0
  #unended: KeptRecords['unended']

  constructor(needles: readonly string[], { delimiter, quotes }: Dialect, where: string) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#hasQuotes = quotes === 'usual'
    const bytes = needles.map((needle) => Buffer.from(needle))
    this.#text = new PlainLines(bytes, this.#hasQuotes)
    this.#where = where
  }

  take(chunk: Uint8Array) {
    if (this.#length > longestRecord) throw this.#refuse('a record without an end')
    this.#text.bytes.set(chunk, this.#length)
    this.#length += chunk.length
    this.#split(false)
  }

  end() {
    this.#split(true)
  }

  /** Bytes of kept records in hand. */
  get kept(): number {
    return this.#keptLength
  }

  /** Gives what was kept since the last time. */
  hand(): KeptRecords {
    const rows = this.#passed + this.#text.rows
    const records = {
      text: toLf(this.#kept.toString('utf8', 0, this.#keptLength)),
      lines: this.#lines,
      passed: rows - this.#handed,
      ...(this.#unended && { unended: this.#unended }),
    }
    this.#keptLength = 0
    this.#lines = []
    this.#handed = rows
    return records
  }

  get #line(): number {
    return 1 + this.#text.lines + this.#lineBreaks
  }

  /** Takes the whole records in hand, and leaves what follows them at the beginning. */
  #split(isLast: boolean) {
    const bytes = this.#text.bytes.subarray(0, this.#length)
    let start = 0
    for (;;) {
      if (!this.#atHeader) start = this.#pass(start, isLast)
      if (start === bytes.length) break
      const end = this.#endOfRecord(bytes, start, isLast)
      if (!end) break
      const mayBeBlank = end.isQuoted && !this.#holdsDelimiter(bytes, start, end.at)
      if (this.#atHeader || mayBeBlank || this.#text.holdsNeedle(start, end.at)) {
        this.#keep(bytes, start, end.at)
        this.#atHeader &&= end.at === start
      } else if (end.at > start) {
        this.#passed += 1
        if (end.next === end.at) {
          this.#unended = { text: bytes.toString('utf8', start), line: this.#line }
        }
      }
      this.#lineBreaks += end.isQuoted ? 1 + countLineBreaks(bytes, start, end.at) : 1
      start = end.next
    }
    bytes.copyWithin(0, start)
    this.#length -= start
  }

  #keep(bytes: Buffer, start: number, end: number) {
    const length = this.#keptLength + end - start + 1
    if (length > this.#kept.length) {
      this.#kept = Buffer.concat([this.#kept.subarray(0, this.#keptLength)], 2 * length)
    }
    bytes.copy(this.#kept, this.#keptLength, start, end)
    this.#kept[length - 1] = lf
    this.#keptLength = length
    this.#lines.push(this.#line)
  }

  #holdsDelimiter(bytes: Buffer, start: number, end: number): boolean {
    const place = bytes.indexOf(this.#delimiter, start)
    return place !== -1 && place < end
  }

  /** Where the first line begins that is not plain. */
  #pass(start: number, isLast: boolean): number {
    // The LF of a CRLF may be in the next chunk.
    const place = this.#text.pass(start, isLast ? this.#length : this.#length - 1)
    const { bytes } = this.#text
    const isBetween =
      place > start && place < this.#length && bytes[place - 1] === cr && bytes[place] === lf
    return isBetween ? place + 1 : place
  }

  /** Where the record ends that begins at `start`; undefined while its end is not in hand. */
  #endOfRecord(bytes: Buffer, start: number, isLast: boolean): End | undefined {
    const at = this.#text.endOfLine(start, bytes.length)
    if (bytes[at] === quote && this.#hasQuotes) return this.#endOfQuoted(bytes, start, isLast)
    return endAt(bytes, at, isLast, false)
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
          if (at === closed) return { at, next: at, isQuoted: true }
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
      if (bytes[at] !== this.#delimiter) return endAt(bytes, at, isLast, true)
      at += 1
    }
  }

  #refuse(what: string) {
    return quotesError(this.#where, this.#line, what)
  }
}

/** The end of a record at a line break, or at the end of the bytes; undefined while more of them are needed. */
function endAt(bytes: Buffer, at: number, isLast: boolean, isQuoted: boolean): End | undefined {
  if (at === bytes.length) return isLast ? { at, next: at, isQuoted } : undefined
  if (bytes[at] === lf) return { at, next: at + 1, isQuoted }
  if (at + 1 === bytes.length && !isLast) return undefined
  return { at, next: bytes[at + 1] === lf ? at + 2 : at + 1, isQuoted }
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

function countLineBreaks(bytes: Buffer, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at += 1) {
    if (bytes[at] === lf ? bytes[at - 1] !== cr : bytes[at] === cr) count += 1
  }
  return count
}
