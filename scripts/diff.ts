import { parseArgs } from 'node:util'
import { diffTables } from '../src/diff/diff-tables.ts'
import { writeReport } from '../src/diff/report.ts'
import { declaredTables } from './build-tables.ts'
import { statesAt, statesOnDisk } from './diff/table-states.ts'

const usage = `npm run data:diff               what the tables on disk change against the last commit, as Markdown
npm run data:diff -- <git ref>  the same against another commit
npm run data:diff -- --json     every change as JSON

Ends with 1 when a published figure vanished.`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      data: { type: 'string', default: 'data' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) console.log(usage)
  else await run(positionals[0] ?? 'HEAD', values.data, values.json)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function run(ref: string, data: string, json: boolean) {
  const declared = await declaredTables()
  const changes = diffTables(statesAt(ref, data, declared), statesOnDisk(data, declared))
  console.log(json ? JSON.stringify(changes, null, 2) : writeReport(changes, `\`${ref}\``))
  if (changes.some(({ severity }) => severity === 'stops')) process.exitCode = 1
}
