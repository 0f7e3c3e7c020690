import { parentPort, workerData } from 'node:worker_threads'
import { hashFile } from './hash-file.ts'

// The thread of `hashAside`: its data is the path of a file, its one message the file's SHA-256.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(await hashFile(String(workerData)))
