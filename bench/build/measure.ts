import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const teller = fileURLToPath(new URL('cost.ts', import.meta.url))
const astro = 'node_modules/astro/bin/astro.mjs'

/** What a build took, its memory as the operating system counts it, and what came of it. */
export interface Cost {
  seconds: number
  /** Seconds of all processors together: what others do on the machine does not count. */
  work: number
  megabytes: number
  files: number
}

/** Builds the site in a folder, links unchecked. @throws with the end of what it said when it fails */
export function build(folder: string): Cost {
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', teller, astro, 'build'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  const seconds = (performance.now() - start) / 1000
  if (status !== 0) {
    throw new Error(`bench: build: ended with ${status}; ${(stdout + stderr).slice(-2000)}`)
  }
  const files = readdirSync(join(folder, 'dist'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  ).length
  const [, work, memory] = /cost: ([\d.]+) s of processors, (\d+) KB/.exec(stderr) ?? []
  return { seconds, work: Number(work), megabytes: Number(memory) / 1024, files }
}
