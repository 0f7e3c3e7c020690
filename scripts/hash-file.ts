import { createHash } from 'node:crypto'
import { streamFile } from './stream-file.ts'

/** SHA-256 of a file, read as a stream. */
export async function hashFile(path: string): Promise<string> {
  const sha256 = createHash('sha256')
  for await (const piece of streamFile(path)) sha256.update(piece)
  return sha256.digest('hex')
}
