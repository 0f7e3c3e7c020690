import { parseArgs } from 'node:util'
import { toUrl } from '../src/site.ts'
import { checkProject } from './release/check-project.ts'
import { makeRelease, type Making } from './release/make-release.ts'

const usage = `npm run release -- "what changed"       check everything, keep the embeds and data files that changed, record what moved
  --correction "what was wrong"         it corrects something; needs no changed figure
  --allow-breaking "why"                a column or table may go, or change its meaning
  --allow-vanished                      figures and charts may go, each with its reason (npm run data:explain)

Refuses, saying why and what to do, and then writes nothing.`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      correction: { type: 'string' },
      'allow-breaking': { type: 'string' },
      'allow-vanished': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  const [notes] = positionals
  if (values.help) console.log(usage)
  else if (positionals.length !== 1 || !notes?.trim()) {
    throw new Error(`release: what changed: ${positionals.join(' ')}; expected one text\n${usage}`)
  } else {
    await run({
      notes: notes.trim(),
      ...text('correction', values.correction),
      ...text('breaking', values['allow-breaking']),
      allowsVanished: values['allow-vanished'],
    })
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** A text that was given, under its name in the record. @throws when it says nothing */
function text(name: 'correction' | 'breaking', given: string | undefined) {
  if (given === undefined) return {}
  if (!given.trim()) throw new Error(`release: ${name}: blank; say it in words`)
  return { [name]: given.trim() }
}

async function run(said: Making['said']) {
  const { record, frozen } = await makeRelease({
    data: 'data',
    dist: 'dist',
    site: toUrl(''),
    made: `${new Date().toISOString().slice(0, 19)}Z`,
    said,
    check: (built) => checkProject({ data: 'data', content: 'content' }, built),
  })
  if (!record) {
    console.log('nothing has changed since the last release: no new one')
    return
  }
  const { release, version, files } = record
  const kept = files.filter((file) => file.release === release).length
  console.log(
    `release ${release}, version ${version}; embeds frozen: ${frozen.length}, data files new: ${kept} of ${files.length}
commit data/, and build the site again to publish it`,
  )
}
