import { isAscii, isUtf8 } from 'node:buffer'

/**
 * Turns the bytes of a file into text in one pass, every line break into LF.
 *
 * A byte order mark decides the encoding. Without one, the first character beyond ASCII does: a valid
 * UTF-8 sequence makes the file UTF-8, anything else windows-1252. What is no UTF-8 later on becomes U+FFFD.
 */
export async function* decode(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new UnknownText()
  const lines = new LineBreaks()
  for await (const chunk of bytes) yield lines.take(decoder.take(chunk))
  yield lines.take(decoder.end()) + lines.end()
}

const longestMark = 3

/** Text whose encoding shows as its bytes come in. */
class UnknownText {
  #decoder: TextDecoder | undefined
  #held = Buffer.alloc(0)
  #atStart = true

  take(chunk: Uint8Array): string {
    if (this.#decoder) return this.#decoder.decode(chunk, { stream: true })
    this.#held = Buffer.concat([this.#held, chunk])
    if (this.#atStart && this.#held.length < longestMark) return ''
    const ascii = this.#recognise()
    return ascii + this.#decodeHeld()
  }

  end(): string {
    if (this.#decoder) return this.#decoder.decode()
    const ascii = this.#recognise()
    // A sequence that the end of the file cuts off is no UTF-8.
    this.#decoder ??= new TextDecoder('windows-1252')
    return ascii + this.#decoder.decode(this.#held)
  }

  #decodeHeld(): string {
    return this.#decoder?.decode(this.#held, { stream: true }) ?? ''
  }

  /** Settles the decoder if the bytes in hand allow it; gives the ASCII before the first other character. */
  #recognise(): string {
    if (this.#atStart) {
      this.#atStart = false
      this.#decoder = decoderByMark(this.#held)
      if (this.#decoder) return ''
    }
    const length = lengthOfAscii(this.#held)
    const ascii = this.#held.toString('latin1', 0, length)
    this.#held = this.#held.subarray(length)
    this.#decoder = decoderByCharacter(this.#held)
    return ascii
  }
}

function decoderByMark(bytes: Buffer): TextDecoder | undefined {
  const mark = bytes.toString('hex', 0, longestMark)
  if (mark.startsWith('efbbbf')) return new TextDecoder('utf-8')
  if (mark.startsWith('fffe')) return new TextDecoder('utf-16le')
  if (mark.startsWith('feff')) return new TextDecoder('utf-16be')
  return undefined
}

/** Judges bytes that begin with the first one beyond ASCII; undefined while more of them are needed. */
function decoderByCharacter(bytes: Buffer): TextDecoder | undefined {
  const lead = bytes[0]
  if (lead === undefined) return undefined
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  const character = bytes.subarray(0, length)
  if (isUtf8(character)) return new TextDecoder('utf-8', { ignoreBOM: true })
  const mayGoOn = lead >= 0xc2 && lead <= 0xf4 && character.length < length
  return mayGoOn ? undefined : new TextDecoder('windows-1252')
}

function lengthOfAscii(bytes: Buffer): number {
  return isAscii(bytes) ? bytes.length : bytes.findIndex((byte) => byte > 0x7f)
}

/** Makes every line break an LF, also a CRLF that the end of a chunk cuts in two. */
class LineBreaks {
  #return = ''

  take(text: string): string {
    const whole = this.#return + text
    this.#return = whole.endsWith('\r') ? '\r' : ''
    if (!whole.includes('\r')) return whole
    return (this.#return ? whole.slice(0, -1) : whole).replace(/\r\n?/g, '\n')
  }

  end(): string {
    return this.#return ? '\n' : ''
  }
}
