import { isAscii, isUtf8 } from 'node:buffer'

/** Turns the bytes of a file into text in one pass, every line break into LF. See {@link toUtf8} for encodings. */
export function decode(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  return toText(toUtf8(bytes))
}

/**
 * Hands on the bytes of a text file as UTF-8 without a byte order mark. What is UTF-8 already is not touched.
 *
 * A byte order mark decides the encoding. Without one, the first character beyond ASCII does: a valid
 * UTF-8 sequence makes the file UTF-8, anything else windows-1252.
 * @param bytes pieces that need to hold only until the next is asked for; so do those handed on
 */
export async function* toUtf8(
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Buffer> {
  const recoder = new Recoder()
  for await (const chunk of bytes) yield recoder.take(asBuffer(chunk))
  yield recoder.end()
}

/** Turns UTF-8 into text in one pass, every line break into LF; what is no UTF-8 becomes U+FFFD. */
export async function* toText(utf8: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const lines = new LineBreaks()
  for await (const chunk of utf8) yield lines.take(decoder.decode(chunk, { stream: true }))
  yield lines.take(decoder.decode()) + lines.end()
}

/** Makes every line break of a whole text an LF. */
export function toLf(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
}

const longestMark = 3
const none = Buffer.alloc(0)

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Bytes whose encoding shows as they come in. */
class Recoder {
  #encoding: Encoding | undefined
  #decoder: TextDecoder | undefined
  #held: Buffer = none
  #atStart = true

  take(chunk: Buffer): Buffer {
    if (this.#encoding) return this.#recode(chunk)
    const bytes = this.#held.length > 0 ? Buffer.concat([this.#held, chunk]) : chunk
    if (this.#atStart && bytes.length < longestMark) {
      this.#held = Buffer.from(bytes)
      return none
    }
    return this.#begin(bytes)
  }

  end(): Buffer {
    const ascii = this.#encoding ? none : this.#begin(this.#held)
    if (this.#encoding) return Buffer.concat([ascii, this.#recode(none, false)])
    // A sequence that the end of the file cuts off is no UTF-8.
    this.#settle('windows-1252')
    return Buffer.concat([ascii, this.#recode(this.#held, false)])
  }

  /** Settles the encoding if the bytes in hand allow it; gives those that can be read, and holds back the rest. */
  #begin(bytes: Buffer): Buffer {
    this.#held = none
    if (this.#atStart) {
      this.#atStart = false
      const mark = encodingByMark(bytes)
      if (mark) {
        this.#settle(mark.encoding)
        return this.#recode(bytes.subarray(mark.length))
      }
    }
    const ascii = lengthOfAscii(bytes)
    const encoding = encodingByCharacter(bytes.subarray(ascii))
    if (encoding) {
      this.#settle(encoding)
      return this.#recode(bytes)
    }
    this.#held = Buffer.from(bytes.subarray(ascii))
    return bytes.subarray(0, ascii)
  }

  #settle(encoding: Encoding) {
    this.#encoding = encoding
    if (encoding !== 'utf-8') this.#decoder = new TextDecoder(encoding, { ignoreBOM: true })
  }

  #recode(bytes: Buffer, stream = true): Buffer {
    return this.#decoder ? Buffer.from(this.#decoder.decode(bytes, { stream })) : bytes
  }
}

function encodingByMark(bytes: Buffer): { encoding: Encoding; length: number } | undefined {
  const mark = bytes.toString('hex', 0, longestMark)
  if (mark.startsWith('efbbbf')) return { encoding: 'utf-8', length: 3 }
  if (mark.startsWith('fffe')) return { encoding: 'utf-16le', length: 2 }
  if (mark.startsWith('feff')) return { encoding: 'utf-16be', length: 2 }
  return undefined
}

/** Judges bytes that begin with the first one beyond ASCII; undefined while more of them are needed. */
function encodingByCharacter(bytes: Buffer): Encoding | undefined {
  const lead = bytes[0]
  if (lead === undefined) return undefined
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  const character = bytes.subarray(0, length)
  if (isUtf8(character)) return 'utf-8'
  const mayGoOn = lead >= 0xc2 && lead <= 0xf4 && character.length < length
  return mayGoOn ? undefined : 'windows-1252'
}

function lengthOfAscii(bytes: Buffer): number {
  return isAscii(bytes) ? bytes.length : bytes.findIndex((byte) => byte > 0x7f)
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Makes every line break an LF, also a CRLF that the end of a chunk cuts in two. */
class LineBreaks {
  #return = ''

  take(text: string): string {
    const whole = this.#return + text
    this.#return = whole.endsWith('\r') ? '\r' : ''
    return toLf(this.#return ? whole.slice(0, -1) : whole)
  }

  end(): string {
    return this.#return ? '\n' : ''
  }
}
