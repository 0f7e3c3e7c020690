import { globSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { describeFindings } from '../src/checks/describe-findings.ts'
import type { Finding } from '../src/finding.ts'
import { unexplained } from '../src/publishing/reasons.ts'
import { buildTables, describeStale } from './build-tables.ts'
import { findingsOf } from './check-tables.ts'
import { RegisteredExtracts } from './extracts.ts'
import { readReasons } from './reasons.ts'
import { commit, lockData, recover } from './store.ts'

const usage = `npm run data              build data/tables/*.json from the extracts in data/sources
npm run data -- --check   fail, naming the table, when a committed table is stale

Both list what the checks of the tables find and nobody has explained, and fail when a finding stops.`

try {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      data: { type: 'string', default: 'data' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) console.log(usage)
  else await run(values.data, values.check)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** Builds and checks every table; all are written and what no table is any more removed, or nothing. */
async function run(data: string, check: boolean) {
  using locks = new DisposableStack()
  // A check may run where nothing can be written.
  if (check) recover(data)
  else locks.use(lockData(data))
  const extracts = new RegisteredExtracts(data)
  const built = await buildTables(data, extracts)
  const stale = built.filter(({ isStale }) => isStale)
  const left = globSync('tables/*.json', { cwd: data }).filter(
    (path) => !built.some((table) => table.path === path),
  )
  const findings = await findingsOf(data, {
    texts: new Map(built.map(({ path, text }) => [path, text])),
    extracts,
  })
  const doesStop = findings.some(({ severity }) => severity === 'stops')
  if (doesStop) process.exitCode = 1
  if (check) {
    const problems = describeStale(data, built)
    for (const problem of problems) console.error(problem)
    if (problems.length > 0) process.exitCode = 1
    else console.log(`${built.length} tables are what the extracts give`)
    listFindings(data, findings)
    return
  }
  if (doesStop) {
    listFindings(data, findings)
    console.error(
      `${join(data, 'tables')}: nothing written; correct build() or the import that a finding comes from`,
    )
    return
  }
  if (stale.length + left.length > 0) commit(data, stale, left)
  const changed = [...stale.map(({ path }) => path), ...left.map((path) => `${path} removed`)]
  console.log(
    [
      `${built.length} tables built, ${changed.length} changed`,
      ...changed.map((path) => join(data, path)),
    ].join('\n  '),
  )
  listFindings(data, findings)
}

/** Lists what the checks found; of what has a reason only how much it is. */
function listFindings(data: string, findings: readonly Finding[]) {
  const open = unexplained(findings, readReasons(data))
  for (const line of describeFindings(open)) console.log(line)
  const explained = findings.length - open.length
  if (explained > 0) console.log(`explained: ${explained}, see npm run data:explain -- --list`)
}
