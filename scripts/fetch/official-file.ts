import { basename, join } from 'node:path'
import type { Download, Source } from '../../src/source.ts'
import { currentRows, type RegisterRow } from '../register.ts'

/** A file that a source lists for download, and where it goes. */
export interface OfficialFile extends Download {
  source: Source
  path: string
}

/**
 * The files that the sources list: all of them, those of one source, or those of one of its releases.
 * @throws when there is no such source or release, or no address is known
 */
export function listFiles(
  sources: readonly Source[],
  data: string,
  id?: string,
  release?: string,
): OfficialFile[] {
  const chosen = id === undefined ? sources : sources.filter((source) => source.id === id)
  if (chosen.length === 0) {
    throw new Error(`source: ${id}; expected one of ${sources.map((each) => each.id).join(', ')}`)
  }
  const files = chosen.flatMap((source) =>
    (source.downloads ?? []).map((each) => ({
      ...each,
      source,
      // The publisher gives the files of several releases one name.
      path: join(data, 'raw', source.id, each.release, nameOf(each.url)),
    })),
  )
  const [source] = chosen
  if (id !== undefined && files.length === 0) {
    throw new Error(`${id}: no address is known; take the file from ${source?.page}`)
  }
  const wanted = files.filter((file) => release === undefined || file.release === release)
  if (wanted.length === 0) {
    throw new Error(
      `${id}: release: ${release}; expected one of ${files.map((file) => file.release).join(', ')} — take others from ${source?.page}`,
    )
  }
  return wanted
}

/** Leaves out the files of releases that the register has. */
export function withoutThoseInHand(
  files: readonly OfficialFile[],
  register: readonly RegisterRow[],
): OfficialFile[] {
  return files.filter(
    ({ source, release }) => currentRows(register, source.id, release).length === 0,
  )
}

function nameOf(url: string): string {
  return basename(decodeURIComponent(new URL(url).pathname))
}
