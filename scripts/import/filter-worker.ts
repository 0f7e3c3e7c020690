import { parentPort, workerData } from 'node:worker_threads'
import { streamFile } from '../stream-file.ts'
import { filterRecords } from './byte-filter.ts'
import { toUtf8 } from './decode.ts'
import type { FilterJob, FilterMessage } from './filter-file.ts'
import { ImportError } from './import-error.ts'

// The thread of `filterFile`.
const { path, needles, dialect }: FilterJob = workerData

try {
  const utf8 = toUtf8(streamFile(path))
  for await (const kept of filterRecords(utf8, needles, dialect, path)) send({ kept })
} catch (error) {
  if (!(error instanceof ImportError)) throw error
  send({ refusal: error.message })
}

function send(message: FilterMessage) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(message)
}
