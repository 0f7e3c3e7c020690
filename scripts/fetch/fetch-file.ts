import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { formatDecimal } from '../../src/format.ts'
import { addDownload, readDownloads } from '../downloads.ts'
import { hashFile } from '../hash-file.ts'
import { readRegister } from '../register.ts'
import { download } from './download.ts'
import type { Network } from './network.ts'
import type { OfficialFile } from './official-file.ts'

/** Where files go, and by which way. */
export interface Fetching {
  data: string
  /** `YYYY-MM-DD` */
  today: string
  network: Network
  /** Shows how far a download is. */
  progress: (text: string) => void
}

/** How a file came to lie in its place. `first`: nothing was known of its bytes, so they are recorded now. */
export type Fetched = { sha256: string; how: 'there' | 'verified' | 'first' }

/**
 * Sees to it that an official file lies in `data/raw`, with the checksum that is known of it.
 * @throws {DownloadError} when it cannot be had, or is another one by now
 */
export async function fetchFile(file: OfficialFile, fetching: Fetching): Promise<Fetched> {
  const { data, today, network, progress } = fetching
  const { url, path } = file
  const known = knownChecksum(file, data)
  if (known !== undefined && existsSync(path) && (await hashFile(path)) === known) {
    return { sha256: known, how: 'there' }
  }
  const { sha256, bytes } = await download(
    { url, target: path, sha256: known },
    network,
    (...done) => progress(`${basename(path)}: ${writeProgress(...done)}`),
  )
  if (known !== undefined) return { sha256, how: 'verified' }
  addDownload(data, { url, sha256, bytes, fetched: today })
  return { sha256, how: 'first' }
}

/**
 * The checksum that a file must have: the one its source declares; else that of the file imported from its
 * address, which a revision may have changed; else that of the first download.
 */
function knownChecksum({ sha256, url }: OfficialFile, data: string): string | undefined {
  const isCurrent = (row: { url: string; superseded: string }) =>
    row.url === url && row.superseded === ''
  return (
    sha256 ??
    readRegister(data).find(isCurrent)?.sha256 ??
    readDownloads(data).find((row) => row.url === url)?.sha256
  )
}

function writeProgress(bytes: number, size: number | undefined): string {
  const done = `${megabytes(bytes)} MB`
  return size === undefined ? done : `${done} of ${megabytes(size)} MB`
}

function megabytes(bytes: number): string {
  return formatDecimal(bytes / 1e6, 1)
}
