import { lockDownloads } from '../store.ts'
import { DownloadError } from './download-error.ts'
import { fetchFile, type Fetched, type Fetching } from './fetch-file.ts'
import type { OfficialFile } from './official-file.ts'

/** A file that lies in its place. */
export type FileInPlace = OfficialFile & Fetched

const outcomes: Record<Fetched['how'], string> = {
  there: 'already there',
  verified: 'downloaded, with the checksum that is known of it',
  first: 'downloaded for the first time; its checksum is recorded',
}

/** Where the files go, and who is told what became of each. */
export interface Telling extends Fetching {
  print: (text: string) => void
  complain: (text: string) => void
}

/**
 * Fetches official files one after the other. One that cannot be had does not keep the others from being fetched;
 * of a host that cannot be reached no more are tried.
 * @returns the files that are in their places now, and whether all are
 * @throws when another process is downloading, or the disk fails
 */
export async function fetchFiles(
  files: readonly OfficialFile[],
  telling: Telling,
): Promise<{ inPlace: FileInPlace[]; isWhole: boolean }> {
  const { data, print, complain, progress } = telling
  using locks = new DisposableStack()
  locks.use(lockDownloads(data))
  const inPlace: FileInPlace[] = []
  const unreachable = new Set<string>()
  for (const file of files) {
    const { host } = new URL(file.url)
    if (unreachable.has(host)) continue
    try {
      const fetched = await fetchFile(file, telling)
      progress('')
      print(`${file.source.id} ${file.release}: ${outcomes[fetched.how]}: ${file.path}`)
      inPlace.push({ ...file, ...fetched })
    } catch (error) {
      progress('')
      if (!(error instanceof DownloadError)) throw error
      if (error.kind === 'offline') unreachable.add(host)
      complain(error.message)
    }
  }
  return { inPlace, isWhole: inPlace.length === files.length }
}
