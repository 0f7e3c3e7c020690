import { parentPort, workerData } from 'node:worker_threads'
import { streamFile } from '../stream-file.ts'
import { filterRecords } from './byte-filter.ts'
import { toUtf8 } from './decode.ts'
import type { FilterJob, FilterMessage } from './filter-file.ts'
import { ImportError } from './import-error.ts'

// The thread of `filterFile`.
const { path, needles, dialect, sent }: FilterJob = workerData

// What is kept waits in memory where the other thread is slower.
const mostSent = 16

try {
  const utf8 = toUtf8(streamFile(path))
  for await (const kept of filterRecords(utf8, needles, dialect, path)) {
    Atomics.add(sent, 0, 1)
    send({ kept })
    for (let held = mostSent; held >= mostSent; held = Atomics.load(sent, 0)) {
      Atomics.wait(sent, 0, held)
    }
  }
} catch (error) {
  if (!(error instanceof ImportError)) throw error
  send({ refusal: error.message })
}

function send(message: FilterMessage) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(message)
}
