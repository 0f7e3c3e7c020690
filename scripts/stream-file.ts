import { closeSync, openSync, readSync } from 'node:fs'

// Several passes over a piece find it in the cache of the processor.
const pieceSize = 1 << 18

/**
 * Streams the bytes of a file through one buffer, so that a large file leaves nothing to collect.
 * Each piece holds until the next is asked for. To hand each piece over from another thread would take longer than
 * to read it.
 */
export function* streamFile(path: string): Generator<Buffer> {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.allocUnsafeSlow(pieceSize)
    for (;;) {
      const length = readSync(file, buffer)
      if (length === 0) return
      yield buffer.subarray(0, length)
    }
  } finally {
    closeSync(file)
  }
}
