import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { formatStoredTable } from '../../src/table.ts'
import { addBoards, type Tables } from './generate.ts'
import { build, type Cost } from './measure.ts'

const usage = `npm run bench:build                 builds the site with 36, 360 and 3,600 boards, cold and warm
npm run bench:build -- --areas 36,360   with as many boards as you say

Boards beyond the real 36 are generated, in a temporary copy of the repository only.`

/** What the copy does without. */
const left = /^(node_modules|dist|\.git|\.cache|\.astro|bench\/node_modules|data\/raw)$/

const { values: options } = parseArgs({
  options: {
    areas: { type: 'string', default: '36,360,3600' },
    help: { type: 'boolean', default: false },
  },
})

if (options.help) console.log(usage)
else bench(options.areas.split(',').map(Number))

function bench(counts: readonly number[]) {
  console.log(`${cpus().length} processors; cold: no picture is kept; warm: nothing has changed\n`)
  console.log(
    '                      cold, in all  processors   memory     warm, in all  processors   memory',
  )
  console.log('  boards    files')
  for (const count of counts) {
    using stack = new DisposableStack()
    const copy = mkdtempSync(join(tmpdir(), 'bench-build-'))
    stack.defer(() => rmSync(copy, { recursive: true }))
    cpSync('.', copy, {
      recursive: true,
      filter: (path) => !left.test(path),
    })
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
    writeTables(copy, count)
    const cold = build(copy)
    const warm = build(copy)
    console.log(
      `${String(count).padStart(8)} ${String(cold.files).padStart(8)}   ${write(cold)}    ${write(warm)}`,
    )
    const each = [cold, warm].map(({ work, files }) => `${((work * 1000) / files).toFixed(1)} ms`)
    console.log(`${' '.repeat(20)}processors for each file: ${each.join(' cold, ')} warm`)
  }
}

/** A cost in columns. */
function write({ seconds, work, megabytes }: Cost): string {
  return `${seconds.toFixed(1).padStart(10)} s ${work.toFixed(1).padStart(8)} s ${megabytes.toFixed(0).padStart(6)} MB`
}

/** Writes the tables of the copy anew, with so many boards. */
function writeTables(copy: string, count: number) {
  const file = (id: string) => join(copy, 'data/tables', `${id}.json`)
  const read = (id: keyof Tables) => JSON.parse(readFileSync(file(id), 'utf8'))
  const ids = [
    'areas',
    'area-deprivation',
    'link-workers-by-census',
    'link-workers-by-network',
  ] as const
  const stored = Object.fromEntries(ids.map((id) => [id, read(id)]))
  const tables = addBoards(
    {
      areas: stored['areas'].rows,
      'area-deprivation': stored['area-deprivation'].rows,
      'link-workers-by-census': stored['link-workers-by-census'].rows,
      'link-workers-by-network': stored['link-workers-by-network'].rows,
    },
    count,
  )
  for (const id of ids) {
    writeFileSync(file(id), formatStoredTable({ ...stored[id], rows: tables[id] }))
  }
}
