import { statSync } from 'node:fs'
import { hashFile } from '../hash-file.ts'
import { DownloadError } from './download-error.ts'
import type { Network } from './network.ts'
import { PartialFile } from './partial-file.ts'
import { transfer, type Progress } from './transfer.ts'

/** A file to be downloaded. */
export interface Wanted {
  url: string
  /** Path that it will have. */
  target: string
  /** Its SHA-256, where it is known. */
  sha256: string | undefined
}

/**
 * Downloads a file, trying again as long as that may help, and going on from what a try before has left, also
 * one of another day. The target is written by renaming, after the checksum was found right: it is whole or absent.
 * @returns the SHA-256 and the size of the file
 * @throws {DownloadError} when it cannot be had, or has another checksum
 */
export async function download(
  { url, target, sha256 }: Wanted,
  network: Network,
  progress: Progress,
): Promise<{ sha256: string; bytes: number }> {
  const partial = new PartialFile(target)
  await transferAtLast(url, partial, network, progress)
  const found = await hashFile(partial.path)
  if (sha256 !== undefined && found !== sha256) {
    partial.discard()
    throw new DownloadError(
      'final',
      `${url}: SHA-256: ${found}; expected ${sha256} — thrown away: see on the publication's page whether the file was replaced there, then download it by hand and import it with --url and --revision "reason"`,
    )
  }
  const bytes = statSync(partial.path).size
  partial.finish()
  return { sha256: found, bytes }
}

async function transferAtLast(
  url: string,
  partial: PartialFile,
  network: Network,
  progress: Progress,
) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transfer(url, partial, network, progress)
    } catch (error) {
      if (!(error instanceof DownloadError)) throw error
      if (error.kind === 'final' || error.kind === 'anew') partial.discard()
      const pause = error.wait ?? backOff(attempt, network)
      const isHopeless = error.kind === 'final' || pause > network.longestPause
      if (isHopeless || attempt === network.attempts) throw error
      await network.pause(pause)
    }
  }
}

/** Doubles from try to try; the half that is left to chance keeps many clients from coming back together. */
function backOff(attempt: number, { firstPause }: Network): number {
  return firstPause * 2 ** (attempt - 1) * (0.5 + Math.random() / 2)
}
