import { readdirSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { provenances, type Provenance, type Source } from '../src/source.ts'
import { ImportError } from './import/findings.ts'
import { importRelease, type ImportOutcome } from './import/import-release.ts'

const help = `npm run data:import -- <source> <file…> [options]

Checks official files and writes their extract to data/sources/<source>/<release>.csv
and a row for each file to data/register.csv. Nothing is written unless everything fits.

  --release R          release, where the file does not tell it (for example 2021-22)
  --url U              address the file was downloaded from
  --published DAY      day its publisher put it out, YYYY-MM-DD
  --provenance P       ${provenances.join(' | ')}
  --note "…"           what else a reader of the register must know
  --revision "reason"  replace an earlier import of the same release
  --accept "reason"    take a release that looks wrong (far smaller than the one before, cut off)
  --data FOLDER        the data folder (default: data)
  --help

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
  help: { type: 'boolean' },
} as const

const interactive = process.stderr.isTTY && !process.env['CI']

try {
  await main()
} catch (error) {
  if (!(error instanceof Error)) throw error
  console.error(error instanceof ImportError ? error.message : error)
  process.exitCode = 1
}

async function main() {
  const { values, positionals } = parseCommand()
  const sources = await loadSources()
  const ids = sources.map(({ id }) => id).join(', ')
  const [id, ...files] = positionals
  if (values.help || id === undefined) {
    console.log(help + ids)
    return
  }
  const source = sources.find((each) => each.id === id)
  if (!source) throw new ImportError(`source: ${id}; expected one of ${ids}`)
  if (files.length === 0)
    throw new ImportError(`${id}: no file given; add the path of the official file`)

  const outcome = await importRelease({
    ...values,
    provenance: checkProvenance(values.provenance),
    source,
    sources,
    // npm runs scripts in the project's folder; paths are meant from where the command was typed.
    files: files.map((file) => resolveFile(file)),
    today: new Date().toISOString().slice(0, 10),
    progress: showProgress,
  })
  if (interactive) process.stderr.write('\r\x1b[K')
  console.log(describe(source, outcome))
}

function parseCommand() {
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch (error) {
    throw new ImportError(`${(error as Error).message}; see npm run data:import -- --help`)
  }
}

async function loadSources(): Promise<Source[]> {
  const folder = new URL('../src/sources/', import.meta.url)
  const modules = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => import(new URL(name, folder).href) as Promise<Record<string, Source>>)
  return (await Promise.all(modules)).flatMap((module) => Object.values(module))
}

function checkProvenance(stated: string | undefined): Provenance | undefined {
  const known = provenances.find((each) => each === stated)
  if (stated !== undefined && !known) {
    throw new ImportError(`--provenance: ${stated}; expected ${provenances.join(' or ')}`)
  }
  return known
}

function resolveFile(file: string): string {
  return relative('.', resolve(process.env['INIT_CWD'] ?? '.', file))
}

function showProgress(file: string, rows: number) {
  if (interactive) process.stderr.write(`\r\x1b[K${file}: ${rows.toLocaleString('en-GB')} rows`)
}

function describe(
  { id }: Source,
  { release, files, rowsKept, unchanged, warnings }: ImportOutcome,
) {
  if (unchanged) return `${id} ${release}: already imported, nothing to do`
  return [
    `${id} ${release}: imported`,
    ...files.map(({ path, rows }) => `  read ${rows.toLocaleString('en-GB')} rows of ${path}`),
    `  kept ${rowsKept.toLocaleString('en-GB')} rows in sources/${id}/${release}.csv`,
    ...warnings.map((warning) => `  warning: ${warning}`),
    'next: npm run data',
  ].join('\n')
}
