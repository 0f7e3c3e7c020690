import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { formatCount } from '../../src/format.ts'
import { provenances, type Source } from '../../src/source.ts'
import { registerRow } from '../register.ts'
import { loadSources } from '../sources.ts'
import { StoreError } from '../store-error.ts'
import { ImportError, reasonOf } from './import-error.ts'
import { importRelease, type Status } from './import-release.ts'
import type { ReleaseRead } from './read-release.ts'

const help = `npm run data:import -- <source> <file…> [options]

Checks the official files of one release (CSV, TXT, XLSX, or a ZIP with one of them), then writes
the extract data/sources/<source>/<release>.csv and a row for each file in data/register.csv.
Nothing is written unless everything fits.

  --release RELEASE    the release, where the files do not tell it (2021-22)
  --url ADDRESS        where the file was downloaded from; once for each file, in their order
  --published DAY      when its publisher put it out (2026-07-23)
  --provenance HOW     ${provenances.join(' | ')}
  --note "TEXT"        what else a reader of the register must know
  --revision "REASON"  let these files replace an earlier import of their release
  --accept "REASON"    take a release that looks wrong, for example far smaller than the one before
  --data FOLDER        the data folder, if it is not data

Sources: `

const options = {
  release: { type: 'string' },
  url: { type: 'string', multiple: true },
  published: { type: 'string' },
  provenance: { type: 'string' },
  note: { type: 'string' },
  revision: { type: 'string' },
  accept: { type: 'string' },
  data: { type: 'string', default: 'data' },
  help: { type: 'boolean', default: false },
} as const

const reason = z.string().trim().min(1, 'expected a reason in words')

const statedOptions = registerRow
  .pick({ release: true, published: true, provenance: true, note: true })
  .extend({ url: z.array(registerRow.shape.url), revision: reason, accept: reason })
  .partial()

const outcomes: Record<Status, string> = {
  imported: 'imported',
  unchanged: 'already imported, nothing to do',
  described: 'already imported; the register now says what is stated',
  restored: 'already imported; its extract was not as written and is restored',
}

/** Where the command is typed, and when. */
export interface Surroundings {
  /** Folder that relative paths of official files start from. */
  folder: string
  /** `YYYY-MM-DD` */
  today: string
  print: (text: string) => void
  complain: (text: string) => void
  /** Shows how far it is; absent where nobody looks. */
  progress?: ((text: string) => void) | undefined
}

/**
 * `npm run data:import`.
 * @returns the exit code: 0, or 1 after a complaint
 */
export async function runCommand(args: string[], surroundings: Surroundings): Promise<number> {
  const { print, complain, progress } = surroundings
  try {
    const text = await answer(args, surroundings)
    progress?.('')
    print(text)
    return 0
  } catch (error) {
    if (!(error instanceof ImportError || error instanceof StoreError)) throw error
    progress?.('')
    complain(error.message)
    return 1
  }
}

async function answer(args: string[], { folder, today, progress }: Surroundings): Promise<string> {
  const { values, positionals } = parse(args)
  const { data, help: isHelp, ...stated } = values
  const sources = await loadSources()
  const ids = sources.map(({ id }) => id).join(', ')
  const [id, ...files] = positionals
  if (isHelp || id === undefined) return help + ids
  const source = sources.find((each) => each.id === id)
  if (!source) throw new ImportError(`source: ${id}; expected one of ${ids}`)
  if (files.length === 0) throw new ImportError(`${id}: no file; add the path of the official file`)

  const { release: statedRelease, ...checked } = checkStated(stated)
  if (checked.url && checked.url.length !== files.length) {
    throw new ImportError(
      `--url: ${checked.url.length} for ${files.length} files; give one for each file, in their order, "not recorded" where it is not known`,
    )
  }
  const outcome = await importRelease(
    {
      source,
      sources,
      files: files.map((file) => relative('.', resolve(folder, file))),
      statedRelease,
      today,
      progress: (file, rows) => progress?.(`${file}: ${formatCount(rows)} rows`),
    },
    checked,
    data,
  )
  return describe(source, outcome)
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new ImportError(`${reasonOf(error)}; see npm run data:import -- --help`)
  }
}

function checkStated(stated: Record<string, string | string[] | undefined>) {
  const checked = statedOptions.safeParse(stated)
  if (checked.success) return checked.data
  const issue = checked.error.issues[0]
  const option = String(issue?.path[0])
  throw new ImportError(
    `--${option}: ${JSON.stringify(stated[option])}; ${issue?.message} — see npm run data:import -- --help`,
  )
}

function describe(
  { id }: Source,
  { status, release, files, rowsKept, summary, warnings }: ReleaseRead & { status: Status },
): string {
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
