import { open } from 'node:fs/promises'

const pieceSize = 1 << 19

/**
 * Streams the bytes of a file through one buffer, so that a large file leaves nothing to collect.
 * Each piece holds until the next is asked for.
 */
export async function* streamFile(path: string): AsyncGenerator<Buffer> {
  await using file = await open(path)
  const buffer = Buffer.allocUnsafeSlow(pieceSize)
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, pieceSize, null)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
  }
}
