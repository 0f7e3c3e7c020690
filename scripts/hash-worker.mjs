import { createHash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'

// The thread of `hashFile`, in JavaScript: one that has to load TypeScript begins twice as late.

const sha256 = createHash('sha256')
const buffer = Buffer.allocUnsafeSlow(1 << 18)
const file = openSync(workerData, 'r')
for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
  sha256.update(buffer.subarray(0, length))
}
closeSync(file)
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(sha256.digest('hex'))
