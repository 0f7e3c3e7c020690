import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { streamFile } from './stream-file.ts'

// A thread costs as much as hashing so many bytes.
const worthAThread = 1 << 25

/**
 * SHA-256 of a file, read as a stream. That of a large one is worked out on another core, so that this one can read
 * the file meanwhile.
 */
export async function hashFile(path: string): Promise<string> {
  if (statSync(path).size < worthAThread) return hashHere(path)
  const worker = new Worker(new URL('./hash-worker.mjs', import.meta.url), {
    workerData: path,
    resourceLimits: { maxYoungGenerationSizeMb: 1 },
  })
  const [sha256]: string[] = await once(worker, 'message')
  return sha256!
}

function hashHere(path: string): string {
  const sha256 = createHash('sha256')
  for (const piece of streamFile(path)) sha256.update(piece)
  return sha256.digest('hex')
}
