import { parseArgs } from 'node:util'
import { causes } from '../src/publishing/record.ts'
import { explain, list } from './release/explain.ts'

const usage = `npm run data:explain -- --list   what asks for a reason: changes since the last release, findings of checks
npm run data:explain -- <table> [--where "census 2025-06"] [--kind gap] --cause ${causes.join('|')} "reason"
                                 why all of it in a table is right as it is, and in the charts that draw it;
                                 of one period or kind only

Causes: its publisher revised or published it so, we changed the method, or it was our mistake. The reason is
published. It holds for exactly what asks now: what moves later asks again.`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      list: { type: 'boolean', default: false },
      where: { type: 'string' },
      kind: { type: 'string' },
      cause: { type: 'string' },
      data: { type: 'string', default: 'data' },
      help: { type: 'boolean', default: false },
    },
  })
  const [table, reason, ...others] = positionals
  const { where, kind } = values
  const cause = causes.find((known) => known === values.cause)
  if (values.help) console.log(usage)
  else if (values.list && table === undefined) console.log(await list(values.data))
  else if (!table || !reason?.trim() || others.length > 0) {
    throw new Error(
      `data:explain: table and reason: ${positionals.join(' ')}; expected both\n${usage}`,
    )
  } else if (!cause) {
    throw new Error(
      `data:explain: cause: ${values.cause ?? 'none'}; expected --cause ${causes.join('|')}`,
    )
  } else {
    const day = new Date().toISOString().slice(0, 10)
    console.log(await explain(values.data, { day, table, where, kind, cause, reason }))
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
