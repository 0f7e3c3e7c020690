import { parseArgs } from 'node:util'
import { diffTables } from '../src/diff/diff-tables.ts'
import { writeReport } from '../src/diff/report.ts'
import { unexplained } from '../src/publishing/reasons.ts'
import { declaredTables } from './build-tables.ts'
import { findingsOf } from './check-tables.ts'
import { readCommit, readPublished, type Baseline } from './diff/baseline.ts'
import { registeredSince } from './diff/registered-since.ts'
import { writeReportFolder } from './diff/report-folder.ts'
import { statesOnDisk } from './diff/table-states.ts'
import { readReasons } from './reasons.ts'
import { reasonsGiven } from './release/asking.ts'
import { recover } from './store.ts'

const usage = `npm run data:diff               what the tables on disk change against the last commit, as Markdown
npm run data:diff -- <git ref>  the same against another commit
npm run data:diff -- --release [<release>]
                                the same against the last release of the site, or another
npm run data:diff -- --json     every change as JSON
npm run data:diff -- --output FOLDER [--pictures-at ADDRESS]
                                a report for a pull request, with charts before and now; links to the
                                pictures begin with ADDRESS, if it is read elsewhere

Ends with 1 when a published figure vanished.`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      release: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      output: { type: 'string' },
      'pictures-at': { type: 'string' },
      data: { type: 'string', default: 'data' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) console.log(usage)
  else {
    const [name] = positionals
    recover(values.data)
    const baseline = values.release
      ? readPublished(name, values.data)
      : readCommit(name ?? 'HEAD', values.data, await declaredTables())
    await run(baseline, values)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

interface Wishes {
  data: string
  json: boolean
  output?: string
  'pictures-at'?: string
}

async function run(
  { name: comparedWith, tables: before, register }: Baseline,
  { data, json, output, 'pictures-at': picturesAt }: Wishes,
) {
  const after = statesOnDisk(data, await declaredTables())
  const changes = diffTables(before, after)
  const reasons = reasonsGiven(data, changes)
  if (output !== undefined) {
    const imported = registeredSince(register, data)
    const findings = unexplained(await findingsOf(data), readReasons(data))
    await writeReportFolder(
      { comparedWith, before, after, changes, reasons, imported, findings },
      { folder: output, picturesAt },
    )
    console.log(`the report is in ${output}`)
  } else {
    console.log(
      json ? JSON.stringify(changes, null, 2) : writeReport(changes, comparedWith, { reasons }),
    )
  }
  if (changes.some(({ severity }) => severity === 'stops')) process.exitCode = 1
}
