import { readFileSync } from 'node:fs'

// As `assembly/plain-lines.ts` has them.
const width = 16
const needleSize = 4 * width
const needlesAt = 2 * width
const textAt = 1 << 12

// 8 MB, of which the system gives what is written to.
const pages = 128

const lf = 10

interface Exports {
  pass: (start: number, limit: number) => number
  endOfLine: (start: number, limit: number) => number
  holdsNeedle: (start: number, limit: number) => number
}

const wasm = new WebAssembly.Module(readFileSync(new URL('plain-lines.wasm', import.meta.url)))

/** Text as bytes of UTF-8, and what passes over the plain lines in it: those with neither a quote nor a needle. */
export class PlainLines {
  /** Room for the text. */
  readonly bytes: Buffer
  readonly #counts: Int32Array
  readonly #wasm: Exports

  /**
   * @param needles ASCII, of 16 characters at most
   * @param hasQuotes whether a quote is more than a character
   */
  constructor(needles: readonly Buffer[], hasQuotes: boolean) {
    const memory = new WebAssembly.Memory({ initial: pages })
    // Up to so many bytes behind the text are looked at.
    this.bytes = Buffer.from(memory.buffer, textAt, memory.buffer.byteLength - textAt - 2 * width)
    this.#counts = new Int32Array(memory.buffer, 0, 2)
    const settings = Buffer.from(memory.buffer, 0, textAt)
    settings.writeInt32LE(needlesAt + needles.length * needleSize, 2 * 4)
    settings.fill(hasQuotes ? 0xff : 0, width, 2 * width)
    for (const [index, needle] of needles.entries()) {
      const at = needlesAt + index * needleSize
      settings.fill(needle[0]!, at, at + width)
      settings.fill(needle.at(-1)!, at + width, at + 2 * width)
      settings.writeInt32LE(needle.length, at + 2 * width)
      settings.set(needle, at + 3 * width)
    }
    settings[textAt - 1] = lf
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `npm run wasm` makes
    this.#wasm = new WebAssembly.Instance(wasm, { env: { memory } }).exports as unknown as Exports
  }

  /** Lines passed over. */
  get lines(): number {
    return this.#counts[0]!
  }

  /** Those of them that were not blank. */
  get rows(): number {
    return this.#counts[1]!
  }

  /**
   * Passes over plain lines, from one that begins at `start`, to the last line break before `limit` at most.
   * Stops early where something looks like a needle and is none.
   * @returns where the first line begins that was not passed; after a CR at the limit, its LF
   */
  pass(start: number, limit: number): number {
    return this.#wasm.pass(textAt + start, textAt + limit) - textAt
  }

  /** The first line break or quote from `start`; the limit without one. */
  endOfLine(start: number, limit: number): number {
    return this.#wasm.endOfLine(textAt + start, textAt + limit) - textAt
  }

  /** Whether a needle stands from `start` on, before the limit. */
  holdsNeedle(start: number, limit: number): boolean {
    return this.#wasm.holdsNeedle(textAt + start, textAt + limit) === 1
  }
}
