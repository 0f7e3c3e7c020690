import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { forgetDownloads } from '../downloads.ts'
import { writeCommand, type ImportStep } from '../fetch/import-steps.ts'
import { runCommand } from '../import/command.ts'
import { commit, lockData, makeCopyFolder, type NewFile } from '../store.ts'
import { runScript, type Listeners } from './run-script.ts'

/** What an import and the tables read and write in a data folder. */
const parts = ['register.csv', 'reasons.csv', 'sources', 'tables']

/**
 * Imports a release that the data folder has nothing of, and rebuilds the tables: both, or nothing. Where either is
 * refused, checksums of first downloads are forgotten, so that a file that its publisher corrects can be fetched again.
 * @returns whether the release came in
 */
export async function bringIn(
  step: ImportStep,
  data: string,
  listeners: Listeners & { today: string },
): Promise<boolean> {
  const { complain } = listeners
  const [{ source, release } = { source: { id: '' }, release: '' }] = step.files
  if (step.isPartOf.length > 0) {
    complain(
      `${source.id} ${release}: not all of its files can be fetched; import it by hand\n  ${writeCommand(step)}`,
    )
    return false
  }
  if (await tryAside(step, data, listeners)) return true
  forgetDownloads(
    data,
    step.files.filter(({ how }) => how === 'first').map(({ url }) => url),
  )
  return false
}

/** Imports and rebuilds in a copy of the data folder, which is taken over when all of it went well. */
async function tryAside(
  { args, files }: ImportStep,
  data: string,
  { print, complain, today }: Listeners & { today: string },
): Promise<boolean> {
  using locks = new DisposableStack()
  locks.use(lockData(data))
  const copy = makeCopyFolder(data)
  for (const part of parts.filter((name) => existsSync(join(data, name)))) {
    cpSync(join(data, part), join(copy, part), { recursive: true })
  }
  const listeners = {
    print: (text: string) => print(text.replaceAll(copy, data)),
    complain: (text: string) => complain(text.replaceAll(copy, data)),
  }
  const surroundings = { ...listeners, today, folder: '.' }
  if ((await runCommand([...args, '--data', copy], surroundings)) !== 0) return false
  if ((await runScript('data.ts', ['--data', copy], listeners)) !== 0) {
    const [{ source, release } = { source: { id: '' }, release: '' }] = files
    complain(`${source.id} ${release}: left out, because the tables cannot be built with it`)
    return false
  }
  commit(data, ...differences(data, copy))
  return true
}

/** The files that a copy has otherwise, and the paths that it has no more. */
function differences(data: string, copy: string): [NewFile[], string[]] {
  const before = filesIn(data)
  const after = filesIn(copy)
  return [
    after
      .filter((path) => !before.includes(path) || read(data, path) !== read(copy, path))
      .map((path) => ({ path, text: read(copy, path) })),
    before.filter((path) => !after.includes(path)),
  ]
}

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8')
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => parts.some((part) => path === part || path.startsWith(`${part}/`)))
}
