import { parseArgs } from 'node:util'
import type { Source } from '../../src/source.ts'
import { currentRows, readRegister } from '../register.ts'
import { lockDownloads, recover } from '../store.ts'
import { DownloadError } from './download-error.ts'
import { fetchFile, type Fetched } from './fetch-file.ts'
import { importCommands } from './import-commands.ts'
import type { Network } from './network.ts'
import { listFiles, type OfficialFile } from './official-file.ts'

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

const outcomes: Record<Fetched['how'], string> = {
  there: 'already there',
  verified: 'downloaded, with the checksum that is known of it',
  first: 'downloaded for the first time; its checksum is recorded',
}

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
  const { sources, print, complain, progress } = surroundings
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  if (values.help) {
    print(help)
    return 0
  }
  const { data } = values
  const [id, release] = positionals
  using locks = new DisposableStack()
  locks.use(lockDownloads(data))
  recover(data)
  const register = readRegister(data)
  const isWanted = (file: OfficialFile) =>
    !values.missing || currentRows(register, file.source.id, file.release).length === 0

  const inPlace: (OfficialFile & Fetched)[] = []
  let failed = false
  for (const file of listFiles(sources, data, id, release).filter(isWanted)) {
    try {
      const fetched = await fetchFile(file, { ...surroundings, data })
      progress('')
      print(`${file.source.id} ${file.release}: ${outcomes[fetched.how]}: ${file.path}`)
      inPlace.push({ ...file, ...fetched })
    } catch (error) {
      progress('')
      if (!(error instanceof DownloadError)) throw error
      failed = true
      if (error.kind === 'offline') {
        complain(
          `${error.message} — ${inPlace.length > 0 ? 'the files above stay' : 'nothing was changed'}`,
        )
        break
      }
      complain(error.message)
    }
  }
  const commands = importCommands(inPlace, register)
  if (commands.length > 0) print(['to import:', ...commands].join('\n  '))
  if (!failed && inPlace.length === 0) print('nothing is missing of which an address is known')
  return failed ? 1 : 0
}
