import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import type { Surroundings } from '../fetch/command.ts'
import { fetchFiles } from '../fetch/fetch-files.ts'
import { importSteps } from '../fetch/import-steps.ts'
import { listFiles, withoutThoseInHand } from '../fetch/official-file.ts'
import { readRegister } from '../register.ts'
import { recover } from '../store.ts'
import { bringIn } from './bring-in.ts'
import { runScript } from './run-script.ts'

const help = `npm run data:update    everything that a new release needs, one release after the other

Fetches each file that src/sources lists and the register does not have, imports it, rebuilds the tables, and
compares them with the last commit. A release that cannot be had or is refused is left out, with the reason;
the others come in. Ends with 1 when one was left out.

  --output FOLDER        where the report with its pictures goes if anything came in; report, if not given
  --pictures-at ADDRESS  where the pictures will be, for a report that is read elsewhere
  --since REF            what the report compares with, if not the last commit
  --data FOLDER          the data folder, if it is not data`

const options = {
  output: { type: 'string', default: 'report' },
  'pictures-at': { type: 'string' },
  since: { type: 'string', default: 'HEAD' },
  data: { type: 'string', default: 'data' },
  help: { type: 'boolean', default: false },
} as const

/**
 * `npm run data:update`.
 * @returns the exit code: 0, or 1 when a release was left out or the report could not be written
 * @throws when the disk fails
 */
export async function runUpdate(args: string[], surroundings: Surroundings): Promise<number> {
  const { sources, print } = surroundings
  const { values } = parseArgs({ args, options })
  if (values.help) {
    print(help)
    return 0
  }
  const { data, output } = values
  recover(data)
  const register = readRegister(data)
  const wanted = withoutThoseInHand(listFiles(sources, data), register)
  const { inPlace, isWhole } = await fetchFiles(wanted, { ...surroundings, data })

  let isComplete = isWhole
  for (const step of importSteps(inPlace, register)) {
    if (!(await bringIn(step, data, surroundings))) isComplete = false
  }
  if (isDeepStrictEqual(readRegister(data), register)) print('no new figures')
  else {
    const at = values['pictures-at']
    const place = ['--output', output, ...(at === undefined ? [] : ['--pictures-at', at])]
    // Figures that vanished make the comparison end with 1; its report says so, which is what a reader needs.
    await runScript('diff.ts', [values.since, '--data', data, ...place], surroundings)
    if (!existsSync(join(output, 'report.md'))) return 1
  }
  return isComplete ? 0 : 1
}
