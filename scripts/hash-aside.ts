import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { hashFile } from './hash-file.ts'

// A thread costs as much as hashing so many bytes.
const worthAThread = 1 << 25

/** SHA-256 of a file; of a large one it is worked out on another core, while this one does something else. */
export async function hashAside(path: string): Promise<string> {
  const { size } = await stat(path)
  if (size < worthAThread) return hashFile(path)
  const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { workerData: path })
  const [sha256]: string[] = await once(worker, 'message')
  return sha256!
}
