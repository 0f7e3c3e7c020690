import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { formatCount } from '../src/format.ts'
import { provenances, type Source } from '../src/source.ts'
import { ImportError, reasonOf } from './import/import-error.ts'
import { importRelease, type ImportOutcome } from './import/import-release.ts'
import { registerRow } from './register.ts'
import { loadSources } from './sources.ts'

const help = `npm run data:import -- <source> <file…> [options]

Checks the official files of one release (CSV, TXT, XLSX, or a ZIP with one of them), then writes
the extract data/sources/<source>/<release>.csv and a row for each file in data/register.csv.
Nothing is written unless everything fits.

  --release RELEASE    the release, where the files do not tell it (2021-22)
  --url ADDRESS        where the file was downloaded from
  --published DAY      when its publisher put it out (2026-07-23)
  --provenance HOW     ${provenances.join(' | ')}
  --note "TEXT"        what else a reader of the register must know
  --revision "REASON"  let these files replace an earlier import of their release
  --accept "REASON"    take a release that looks wrong, for example far smaller than the one before
  --data FOLDER        the data folder, if it is not data

Sources: `

const options = {
  release: { type: 'string' },
  url: { type: 'string' },
  published: { type: 'string' },
  provenance: { type: 'string' },
  note: { type: 'string' },
  revision: { type: 'string' },
  accept: { type: 'string' },
  data: { type: 'string', default: 'data' },
  help: { type: 'boolean', default: false },
} as const

const reason = z.string().trim().min(1, 'expected words')

const statedOptions = registerRow
  .pick({ release: true, url: true, published: true, provenance: true, note: true })
  .extend({ revision: reason, accept: reason })
  .partial()

const showsProgress = process.stderr.isTTY && !process.env['CI']

async function main() {
  const { values, positionals } = parseCommand()
  const { data, help: isHelp, ...stated } = values
  const sources = await loadSources()
  const ids = sources.map(({ id }) => id).join(', ')
  const [id, ...files] = positionals
  if (isHelp || id === undefined) {
    console.log(help + ids)
    return
  }
  const source = sources.find((each) => each.id === id)
  if (!source) throw new ImportError(`source: ${id}; expected one of ${ids}`)
  if (files.length === 0) throw new ImportError(`${id}: no file; add the path of the official file`)

  const outcome = await importRelease({
    source,
    sources,
    // npm changes to the project's folder; paths are meant from where the command was typed.
    files: files.map((file) => relative('.', resolve(process.env['INIT_CWD'] ?? '.', file))),
    stated: checkStated(stated),
    data,
    today: new Date().toISOString().slice(0, 10),
    progress: showProgress,
  })
  if (showsProgress) process.stderr.write('\r\x1b[K')
  console.log(describe(source, outcome))
}

function parseCommand() {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    throw new ImportError(`${reasonOf(error)}; see npm run data:import -- --help`)
  }
}

function checkStated(stated: Record<string, string | boolean | undefined>) {
  const checked = statedOptions.safeParse(stated)
  if (checked.success) return checked.data
  const issue = checked.error.issues[0]
  const option = String(issue?.path[0])
  throw new ImportError(
    `--${option}: ${JSON.stringify(stated[option])}; ${issue?.message} — see npm run data:import -- --help`,
  )
}

function showProgress(file: string, rows: number) {
  if (showsProgress) process.stderr.write(`\r\x1b[K${file}: ${formatCount(rows)} rows`)
}

const outcomes = {
  imported: 'imported',
  unchanged: 'already imported, nothing to do',
  restored: 'already imported; the extract was not as written and is restored',
}

function describe({ id }: Source, outcome: ImportOutcome): string {
  const { status, release, files, rowsKept, summary, warnings } = outcome
  const headline = `${id} ${release}: ${outcomes[status]}`
  if (status !== 'imported') return headline
  return [
    headline,
    ...files.map(({ path, rows }) => `  read ${formatCount(rows)} rows of ${path}`),
    `  kept ${formatCount(rowsKept)} rows${summary && `: ${summary}`}`,
    ...warnings.map((warning) => `  warning: ${warning}`),
    'next: npm run data',
  ].join('\n')
}

try {
  await main()
} catch (error) {
  // Anything but an ImportError is a fault of this program: show where.
  console.error(error instanceof ImportError ? error.message : error)
  process.exitCode = 1
}
