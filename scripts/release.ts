import { parseArgs } from 'node:util'
import { toUrl } from '../src/site.ts'
import { makeRelease } from './release/make-release.ts'

const usage = `npm run release -- "what changed"   freeze the embed of every chart whose figures changed`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false } },
  })
  const [notes] = positionals
  if (values.help) console.log(usage)
  else if (positionals.length !== 1 || !notes?.trim()) {
    throw new Error(`release: what changed: ${positionals.join(' ')}; expected one text\n${usage}`)
  } else await run(notes.trim())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function run(notes: string) {
  const made = `${new Date().toISOString().slice(0, 19)}Z`
  const { record, frozen } = await makeRelease({
    data: 'data',
    dist: 'dist',
    site: toUrl(''),
    made,
    said: { notes, allowsVanished: false },
    check: () => Promise.resolve({ refusals: [], findings: [] }),
  })
  console.log(record?.release, record?.version, frozen)
}
