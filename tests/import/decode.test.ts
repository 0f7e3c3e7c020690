import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../../scripts/import/decode.ts'

async function* cut(bytes: Uint8Array, sizes: number[]) {
  let at = 0
  for (let piece = 0; at < bytes.length; piece += 1) {
    const size = sizes[piece % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

async function decodeAll(bytes: Uint8Array, sizes = [3]): Promise<string> {
  let text = ''
  for await (const piece of decode(cut(bytes, sizes))) text += piece
  return text
}

const lf = (text: string) => text.replace(/\r\n?/g, '\n')
const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 })
const anyText = fc
  .array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\r\n', '\r', '\n', '’', '😀')))
  .map((parts) => parts.join(''))
  .filter((text) => text.isWellFormed() && !text.startsWith('\uFEFF'))

describe('decoding a file', () => {
  it('reads any UTF-8 text in pieces of any size, with or without a byte order mark', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, sizes, fc.boolean(), async (text, pieces, marked) => {
        const bytes = Buffer.from((marked ? '\uFEFF' : '') + text)
        expect(await decodeAll(bytes, pieces)).toBe(lf(text))
      }),
    )
  })

  it('reads any UTF-16 text with a byte order mark', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, sizes, fc.boolean(), async (text, pieces, swapped) => {
        const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le')
        expect(await decodeAll(swapped ? bytes.swap16() : bytes, pieces)).toBe(lf(text))
      }),
    )
  })

  it('reads windows-1252 from the first byte that is no UTF-8', async () => {
    const letters = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '"', ','), maxLength: 20 })
    const bytes = fc.uint8Array({ max: 0xff, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(letters, bytes, sizes, async (ascii, rest, pieces) => {
        // 0x92 is a right quotation mark there, and never begins a character in UTF-8.
        const file = Buffer.concat([Buffer.from(`${ascii}__`), Buffer.from([0x92]), rest])
        const expected = `${ascii}__${new TextDecoder('windows-1252').decode(file.subarray(ascii.length + 2))}`
        expect(await decodeAll(file, pieces)).toBe(lf(expected))
      }),
    )
  })

  it('takes a file that ends inside a character for windows-1252', async () => {
    expect(await decodeAll(Buffer.from([0x41, 0x42, 0x43, 0xc3]))).toBe('ABCÃ')
  })

  it('replaces what is no UTF-8 once the file is known to be UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('É, '), Buffer.from([0xe9]), Buffer.from(', é')])
    expect(await decodeAll(bytes)).toBe('É, \uFFFD, é')
  })

  it.each(['', 'A', 'AB', '\r', 'é', '\uFEFF'])('reads the short file %j', async (text) => {
    expect(await decodeAll(Buffer.from(text))).toBe(lf(text).replace('\uFEFF', ''))
  })
})
