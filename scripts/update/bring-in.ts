import { join } from 'node:path'
import { forgetDownloads } from '../downloads.ts'
import { writeCommand, type ImportStep } from '../fetch/import-steps.ts'
import { runCommand } from '../import/command.ts'
import { formatRegister, readRegister, type RegisterRow } from '../register.ts'
import { commit, withLock } from '../store.ts'
import { runScript, type Listeners } from './run-script.ts'

/**
 * Imports a release that the data folder has nothing of, and rebuilds the tables. Where either is refused, the
 * folder is as it was before, and checksums of first downloads are forgotten, so that a file that its publisher
 * corrects can be fetched again.
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
  const code = await runCommand([...step.args, '--data', data], { ...listeners, folder: '.' })
  if (code === 0) {
    if ((await runScript('data.ts', ['--data', data], listeners)) === 0) return true
    complain(`${source.id} ${release}: left out, because the tables cannot be built with it`)
    takeOut(step, data)
  }
  forgetDownloads(
    data,
    step.files.filter(({ how }) => how === 'first').map(({ url }) => url),
  )
  return false
}

/** Undoes the import of a release that was not there before. */
function takeOut({ files }: ImportStep, data: string) {
  const isOfStep = (row: RegisterRow) =>
    files.some(({ source, sha256 }) => row.source === source.id && row.sha256 === sha256)
  withLock(data, () => {
    const register = readRegister(data)
    const rest = register.filter((row) => !isOfStep(row))
    const extracts = register
      .filter(isOfStep)
      .map(({ source, release }) => join('sources', source, `${release}.csv`))
    commit(data, [{ path: 'register.csv', text: formatRegister(rest) }], [...new Set(extracts)])
  })
}
