import { isAscii, isUtf8 } from 'node:buffer'

/**
 * Turns the bytes of a file into text in one pass, line breaks into LF.
 *
 * A byte order mark decides the encoding. Without one, the first character beyond ASCII does: a valid
 * UTF-8 sequence makes the file UTF-8, anything else windows-1252. What is no UTF-8 later on becomes U+FFFD.
 */
export async function* decode(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let held = Buffer.alloc(0)
  let atStart = true
  const lines = new LineBreaks()

  for await (const chunk of bytes) {
    if (decoder) {
      yield lines.take(decoder.decode(chunk, { stream: true }))
      continue
    }
    held = Buffer.concat([held, chunk])
    if (atStart) {
      if (held.length < longestMark) continue
      decoder = decoderByMark(held)
      atStart = false
    }
    if (!decoder) {
      const ascii = lengthOfAscii(held)
      yield lines.take(held.toString('latin1', 0, ascii))
      held = held.subarray(ascii)
      decoder = decoderByFirstCharacter(held)
    }
    if (decoder) {
      yield lines.take(decoder.decode(held, { stream: true }))
      held = Buffer.alloc(0)
    }
  }
  decoder ??= (atStart && decoderByMark(held)) || decoderOfShortFile(held)
  yield lines.take(decoder.decode(held)) + lines.end()
}

const longestMark = 3

function decoderByMark(bytes: Buffer): TextDecoder | undefined {
  const mark = bytes.toString('hex', 0, longestMark)
  if (mark.startsWith('efbbbf')) return new TextDecoder('utf-8')
  if (mark.startsWith('fffe')) return new TextDecoder('utf-16le')
  if (mark.startsWith('feff')) return new TextDecoder('utf-16be')
  return undefined
}

/** Judges bytes that begin with the first one beyond ASCII; undefined while more of them are needed. */
function decoderByFirstCharacter(bytes: Buffer): TextDecoder | undefined {
  const lead = bytes[0]
  if (lead === undefined) return undefined
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  const character = bytes.subarray(0, length)
  if (isUtf8(character)) return new TextDecoder('utf-8', { ignoreBOM: true })
  const mayGoOn = lead >= 0xc2 && lead <= 0xf4 && character.length < length
  return mayGoOn ? undefined : new TextDecoder('windows-1252')
}

function decoderOfShortFile(bytes: Buffer): TextDecoder {
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252')
}

function lengthOfAscii(bytes: Buffer): number {
  if (isAscii(bytes)) return bytes.length
  return bytes.findIndex((byte) => byte > 0x7f)
}

/** Makes every line break an LF, also a CRLF that was cut in two by the end of a chunk. */
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
