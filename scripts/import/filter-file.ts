import { on } from 'node:events'
import { stat } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { streamFile } from '../stream-file.ts'
import { filterRecords, type KeptRecords } from './byte-filter.ts'
import { toUtf8 } from './decode.ts'
import { ImportError } from './import-error.ts'
import type { Dialect } from './records.ts'

// A thread costs as much as filtering so many bytes.
const worthAThread = 1 << 25

/** What the thread is told. */
export interface FilterJob {
  path: string
  needles: readonly string[]
  dialect: Dialect
  /** How many stretches were sent and not yet taken: one number that both threads see. */
  sent: Int32Array
}

/** What the thread tells: kept records, stretch by stretch, or why the file is refused. */
export type FilterMessage = { kept: KeptRecords } | { refusal: string }

/**
 * `filterRecords` of a text file. A large one is filtered on another core, so that this one can parse what is kept
 * and work out the checksum meanwhile.
 */
export async function* filterFile(
  path: string,
  needles: readonly string[],
  dialect: Dialect,
): AsyncGenerator<KeptRecords> {
  const { size } = await stat(path)
  if (size < worthAThread) {
    yield* filterRecords(toUtf8(streamFile(path)), needles, dialect, path)
    return
  }
  const sent = new Int32Array(new SharedArrayBuffer(4))
  const workerData: FilterJob = { path, needles, dialect, sent }
  const worker = new Worker(new URL('./filter-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  })
  try {
    for await (const messages of on(worker, 'message', { close: ['exit'] })) {
      const message: FilterMessage = messages[0]
      if ('refusal' in message) throw new ImportError(message.refusal)
      Atomics.sub(sent, 0, 1)
      Atomics.notify(sent, 0)
      yield message.kept
    }
  } finally {
    await worker.terminate()
  }
}
