import { parentPort, workerData } from 'node:worker_threads'
import { hashHere } from './hash-file.ts'

// The thread of `hashFile`.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(hashHere(String(workerData)))
