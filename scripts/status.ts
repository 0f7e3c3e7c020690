import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { statusOf } from '../src/status.ts'
import { buildTables } from './build-tables.ts'
import { readRegister } from './register.ts'
import { loadSources } from './sources.ts'
import { describeStatus } from './status/describe.ts'
import { recover } from './store.ts'

const usage = `npm run data:status              what is in hand of each source, what is missing, what is next
npm run -s data:status -- --json   the same for programs`

try {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      data: { type: 'string', default: 'data' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) console.log(usage)
  else await tell(values.data, values.json)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function tell(data: string, asJson: boolean) {
  recover(data)
  const today = new Date().toISOString().slice(0, 10)
  const register = readRegister(data)
  const sources = (await loadSources()).map((source) => statusOf(source, register, today))
  const staleTables = (await buildTables(data))
    .filter(({ isStale }) => isStale)
    .map(({ path }) => join(data, path))
  const status = { today, sources, staleTables }
  console.log(asJson ? JSON.stringify(status, null, 2) : describeStatus(status))
}
