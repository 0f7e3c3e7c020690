import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { generate } from './generate.ts'
import { describeReadings, type Reading } from './report.ts'

const usage = `npm run bench:import                                files of 2 and 10 million lines, every reader three times
npm run bench:import -- --millions 1,24             files of other sizes
npm run bench:import -- --readers importer,duckdb   these beside the bare scan
npm run bench:import -- --runs 5                    runs of each reader, of which the fastest counts (3)`

const printed = z.object({
  result: z.union([z.number(), z.record(z.string(), z.union([z.number(), z.string()]))]),
  milliseconds: z.number(),
  worked: z.number(),
  bytes: z.number(),
})

const { values: options } = parseArgs({
  options: {
    millions: { type: 'string', default: '2,10' },
    readers: { type: 'string', default: 'importer,papaparse,csv-parse,duckdb' },
    runs: { type: 'string', default: '3' },
    help: { type: 'boolean', default: false },
  },
})

if (options.help) console.log(usage)
else {
  await run(
    options.millions.split(',').map(Number),
    ['scan', ...options.readers.split(',')],
    Number(options.runs),
  )
}

/** Generates a file of each size, has every reader read it in a process of its own, and prints a table. */
async function run(millions: readonly number[], readers: readonly string[], runs: number) {
  if (!existsSync('bench/node_modules/@duckdb')) {
    console.log('installing the readers to compare with …')
    execFileSync('npm', ['ci', '--prefix', 'bench', '--no-audit', '--no-fund'])
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-import-'))
  try {
    for (const count of millions) {
      const path = join(folder, 'NCDesMarch25.csv')
      const lines = count * 1e6
      await generate(path, lines)
      // Puts the file into memory for all of them alike.
      read('scan', path)
      console.log(describeReadings(lines, statSync(path).size, compare(path, readers, runs)))
      rmSync(path)
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * The fastest run of each reader; they take turns, so that what else the machine does disturbs all alike.
 * @throws when two readers find different figures
 */
function compare(path: string, readers: readonly string[], runs: number): Reading[] {
  const fastest = new Map<string, Reading>()
  for (let turn = 0; turn < runs; turn += 1) {
    for (const reader of readers) {
      const reading = { reader, ...read(reader, path) }
      const best = fastest.get(reader)
      if (!best || reading.milliseconds < best.milliseconds) fastest.set(reader, reading)
    }
  }
  const found = [...fastest.values()]
  const results = found.filter(({ reader }) => reader !== 'scan').map(({ result }) => result)
  for (const result of results) {
    if (JSON.stringify(result) !== JSON.stringify(results[0])) {
      throw new Error(
        `bench: results differ: ${JSON.stringify(result)}; expected ${JSON.stringify(results[0])} from every reader`,
      )
    }
  }
  return found
}

function read(reader: string, path: string) {
  const output = execFileSync(
    process.execPath,
    [...process.execArgv, 'bench/import/read.ts', reader, path],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  )
  return printed.parse(JSON.parse(output))
}
