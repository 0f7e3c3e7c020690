import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const teller = new URL('cost.ts', import.meta.url).href

/** What a build took, its memory as the operating system counts it, and what came of it. */
export interface Cost {
  seconds: number
  /** Seconds of all processors together: what others do on the machine does not count. */
  work: number
  /** Of the largest of its processes, which run one after the other. */
  megabytes: number
  files: number
}

/**
 * Builds the site in a folder from the tables that are there, as `npm run build` does: pages, pictures and files are
 * made, then all links checked. @throws with the end of what it said when it fails
 */
export function build(folder: string): Cost {
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.ts'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    // For the processes that it starts, too.
    env: { ...process.env, NODE_OPTIONS: `--import ${teller}` },
  })
  const seconds = (performance.now() - start) / 1000
  if (status !== 0) {
    throw new Error(`bench: build: ended with ${status}; ${(stdout + stderr).slice(-2000)}`)
  }
  const files = readdirSync(join(folder, 'dist'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  ).length
  const costs = [...stderr.matchAll(/^cost: ([\d.]+) s of processors, (\d+) KB$/gm)]
  const work = costs.reduce((sum, [, cost]) => sum + Number(cost), 0)
  const megabytes = Math.max(...costs.map(([, , memory]) => Number(memory))) / 1024
  return { seconds, work, megabytes, files }
}
