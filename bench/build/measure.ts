import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const peak = fileURLToPath(new URL('../update/peak.ts', import.meta.url))
const astro = 'node_modules/astro/bin/astro.mjs'

/** What a build took, its memory as the operating system counts it, and what came of it. */
export interface Cost {
  seconds: number
  megabytes: number
  files: number
}

/** Builds the site in a folder, links unchecked. @throws with the end of what it said when it fails */
export function build(folder: string): Cost {
  const start = performance.now()
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', peak, astro, 'build'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  const seconds = (performance.now() - start) / 1000
  if (status !== 0) {
    throw new Error(`bench: build: ended with ${status}; ${(stdout + stderr).slice(-2000)}`)
  }
  const files = readdirSync(join(folder, 'dist'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  ).length
  return { seconds, megabytes: Number(/peak: (\d+) KB/.exec(stderr)?.[1]) / 1024, files }
}
