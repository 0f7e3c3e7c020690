import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { median } from 'd3'

const peak = fileURLToPath(new URL('peak.ts', import.meta.url))

/** What a process took, as the operating system counts it. */
export interface Cost {
  seconds: number
  /** Of all processors together. */
  processor: number
  megabytes: number
}

/** Runs Node to its end. */
export function measure(...args: string[]): Cost {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, ['--import', peak, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const seconds = (performance.now() - start) / 1000
  if (status !== 0) throw new Error(`bench: ${args.join(' ')}: ended with ${status}; ${stderr}`)
  const [, kilobytes, microseconds] = /took: (\d+) KB, (\d+)/.exec(stderr) ?? []
  return { seconds, processor: Number(microseconds) / 1e6, megabytes: Number(kilobytes) / 1024 }
}

/** The median of several runs. */
export function middle(costs: Cost[]): Cost {
  return {
    seconds: median(costs, ({ seconds }) => seconds) ?? NaN,
    processor: median(costs, ({ processor }) => processor) ?? NaN,
    megabytes: median(costs, ({ megabytes }) => megabytes) ?? NaN,
  }
}

/** A cost in columns. */
export function write({ seconds, processor, megabytes }: Cost): string {
  return `${seconds.toFixed(2).padStart(6)} s (processor ${processor.toFixed(2).padStart(5)} s) ${megabytes.toFixed(0).padStart(5)} MB`
}

/** How many times as long as something else. */
export function times(cost: Cost, reference: Cost): string {
  return cost === reference ? '' : `${(cost.seconds / reference.seconds).toFixed(1).padStart(8)} ×`
}
