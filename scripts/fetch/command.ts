import { parseArgs } from 'node:util'
import type { Source } from '../../src/source.ts'
import { readRegister } from '../register.ts'
import { recover } from '../store.ts'
import { fetchFiles } from './fetch-files.ts'
import { importSteps, writeCommand } from './import-steps.ts'
import type { Network } from './network.ts'
import { listFiles, withoutThoseInHand } from './official-file.ts'

const help = `npm run data:fetch                           downloads every file that src/sources lists
npm run data:fetch -- <source> [release]     those of one publication, or of one of its releases

Files go to data/raw/<source>/<release>/; nothing is imported. A file must have the checksum that is known
of it; that of a first download is recorded in data/downloads.csv. What breaks off goes on the next time.

  --missing        only releases of which the register has no file
  --data FOLDER    the data folder, if it is not data`

const options = {
  missing: { type: 'boolean', default: false },
  data: { type: 'string', default: 'data' },
  help: { type: 'boolean', default: false },
} as const

/** Where the command is typed, and when. */
export interface Surroundings {
  sources: readonly Source[]
  /** `YYYY-MM-DD` */
  today: string
  network: Network
  print: (text: string) => void
  complain: (text: string) => void
  /** Shows how far it is; an empty text clears the line. */
  progress: (text: string) => void
}

/**
 * `npm run data:fetch`. A file that cannot be had does not keep the others from being fetched.
 * @returns the exit code: 0, or 1 after a complaint
 * @throws when the arguments name nothing that can be fetched, another fetch is at work, or the disk fails
 */
export async function runFetch(args: string[], surroundings: Surroundings): Promise<number> {
  const { sources, print } = surroundings
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  if (values.help) {
    print(help)
    return 0
  }
  const { data } = values
  const [id, release] = positionals
  recover(data)
  const register = readRegister(data)
  const files = listFiles(sources, data, id, release)
  const wanted = values.missing ? withoutThoseInHand(files, register) : files
  const { inPlace, isWhole } = await fetchFiles(wanted, { ...surroundings, data })

  const commands = importSteps(inPlace, register).map(writeCommand)
  if (commands.length > 0) print(['to import:', ...commands].join('\n  '))
  if (wanted.length === 0) print('nothing is missing of which an address is known')
  return isWhole ? 0 : 1
}
