import { parseArgs } from 'node:util'
import { toUrl } from '../src/site.ts'
import { makeRelease } from './release/make-release.ts'

const usage = `npm run release -- "what changed"   freeze the embed of every chart whose figures changed`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false } },
  })
  const [changed] = positionals
  if (values.help) console.log(usage)
  else if (positionals.length !== 1 || !changed?.trim()) {
    throw new Error(`release: what changed: ${positionals.join(' ')}; expected one text\n${usage}`)
  } else run(changed.trim())
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

function run(changed: string) {
  const today = new Date().toISOString().slice(0, 10)
  const made = makeRelease({ data: 'data', dist: 'dist', site: toUrl(''), today, changed })
  const { release, frozen, unchanged } = made
  if (release === undefined) {
    console.log(`no figures have changed in ${unchanged.length} charts: no new release`)
    return
  }
  console.log(
    `release ${release}: frozen ${frozen.length} of ${frozen.length + unchanged.length} charts, the others are unchanged${frozen.map((chart) => `\n  ${chart}`).join('')}
commit data/embeds, and build the site again to publish it`,
  )
}
