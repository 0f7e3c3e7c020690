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
}

/** What the thread tells: kept records, stretch by stretch, or why the file is refused. */
export type FilterMessage = { kept: KeptRecords } | { refusal: string }

/**
 * `filterRecords` of a text file. A large one is filtered on another core, so that this one can parse what is kept
 * and work out the checksum meanwhile. What is kept is small: it may wait in memory.
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
  const workerData: FilterJob = { path, needles, dialect }
  const worker = new Worker(new URL('./filter-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: 4 },
  })
  try {
    for await (const messages of on(worker, 'message', { close: ['exit'] })) {
      const message: FilterMessage = messages[0]
      if ('refusal' in message) throw new ImportError(message.refusal)
      yield message.kept
    }
  } finally {
    await worker.terminate()
  }
}
