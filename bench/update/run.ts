import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sum } from 'd3'
import { generate } from './generate.ts'
import { measure, middle, times, write, type Cost } from './measure.ts'

const usage = `npm run bench:update              one workforce file in three sizes: import, tables, report
npm run bench:update -- --runs 5  runs of each, of which the median counts (3)`

const usualRows = 40_000
const sizes = [1, 4, 16]
const mostSeconds = 15
const mostMegabytes = 250

const readAndHash = `
  const sha256 = require('node:crypto').createHash('sha256')
  require('node:fs').createReadStream(process.argv[1], { highWaterMark: 1 << 18 })
    .on('data', (piece) => sha256.update(piece)).on('end', () => sha256.digest('hex'))`

const { values: options } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, help: { type: 'boolean', default: false } },
})

if (options.help) console.log(usage)
else await bench(Number(options.runs))

async function bench(runs: number) {
  using stack = new DisposableStack()
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  stack.defer(() => rmSync(folder, { recursive: true }))
  const data = join(folder, 'data')
  cpSync('data', data, { recursive: true, filter: (path) => !/\/(raw|\.pending)$/.test(path) })
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench', ...args], { cwd: data })
  git('init', '--quiet')
  git('add', '.')
  git('commit', '--quiet', '--message', 'before')

  const scripts: Record<string, string> = JSON.parse(readFileSync('package.json', 'utf8')).scripts
  /** Runs what a command of package.json runs. */
  const command = (name: string, ...args: string[]) => {
    const [, ...words] = scripts[name]?.split(' ') ?? []
    return measure(...words, ...args, '--data', data)
  }

  console.log(
    `${cpus().length} processors; median of ${runs} runs; × is times reading and hashing the file\n`,
  )
  const start = middle(Array.from({ length: runs }, () => measure('--eval', '0')))
  console.log(`Node alone: ${write(start)}\n`)
  for (const size of sizes) {
    const rows = usualRows * size
    const file = join(folder, `${size}.csv`)
    await generate(file, {
      extract: 'data/sources/pcn-workforce/2026-06.csv',
      census: [2026, 9],
      rows,
    })
    const taken: Record<string, Cost[]> = {}
    for (let run = 0; run < runs; run += 1) {
      const steps = {
        'read and hash': () => measure('--eval', readAndHash, file),
        import: () => command('data:import', 'pcn-workforce', file),
        tables: () => command('data'),
        report: () => command('data:diff'),
        'report with pictures': () =>
          command('data:diff', '--output', join(folder, `report-${size}-${run}`)),
      }
      for (const [name, step] of Object.entries(steps)) (taken[name] ??= []).push(step())
      git('checkout', '--quiet', '.')
      git('clean', '--quiet', '--force', '-d')
    }
    const costs = Object.entries(taken).map(([name, each]) => [name, middle(each)] as const)
    const megabytes = statSync(file).size / 1e6
    console.log(
      `${rows.toLocaleString('en-GB')} rows, ${megabytes.toFixed(1)} MB${size > 1 ? `, ${size} × the size` : ''}`,
    )
    for (const [name, cost] of costs) {
      console.log(`  ${name.padEnd(22)}${write(cost)}${times(cost, costs[0]![1])}`)
    }
    const [, ...own] = costs
    // The report with pictures has all that the other has.
    const together = own.filter(([name]) => name !== 'report').map(([, cost]) => cost)
    const total = sum(together, ({ seconds }) => seconds)
    const processor = sum(together, (cost) => cost.processor)
    const most = Math.max(...own.map(([, cost]) => cost.megabytes))
    console.log(
      `  ${'together'.padEnd(22)}${total.toFixed(2).padStart(6)} s (processor ${processor.toFixed(2).padStart(5)} s), at most ${most.toFixed(0)} MB: ${total < mostSeconds && most < mostMegabytes ? 'within' : 'beyond'} ${mostSeconds} s and ${mostMegabytes} MB\n`,
    )
    rmSync(file)
  }
}
