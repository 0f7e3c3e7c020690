import { open } from 'node:fs/promises'
import { asDownloadError, DownloadError } from './download-error.ts'
import type { Network } from './network.ts'
import type { PartialFile } from './partial-file.ts'
import { htmlRefusal, request } from './request.ts'

/** Told how many bytes of a file have arrived, and of how many where that is known. */
export type Progress = (bytes: number, size: number | undefined) => void

/**
 * One try: brings the bytes of an address that are not in hand into the partial file.
 * @throws {DownloadError} when it breaks off or is none of what was expected
 */
export async function transfer(
  url: string,
  partial: PartialFile,
  network: Network,
  progress: Progress,
) {
  const stop = new AbortController()
  const silence = setTimeout(() => stop.abort(silent(url, network)), network.silence)
  try {
    const answer = await request(url, partial.held, network, stop.signal)
    silence.refresh()
    if (answer.offset === 0) partial.begin(answer.etag)
    let bytes = answer.offset
    const refuseLarge = (size: number) => {
      if (size > network.largestFile) throw tooLarge(url, size, network)
    }
    refuseLarge(answer.size ?? 0)
    await using file = await open(partial.path, 'a')
    for await (const piece of answer.body) {
      silence.refresh()
      if (bytes === 0 && isHtml(piece)) throw htmlRefusal(url)
      bytes += piece.length
      refuseLarge(bytes)
      await file.appendFile(piece)
      progress(bytes, answer.size)
    }
    if (bytes === 0 || bytes !== (answer.size ?? bytes)) throw wrongSize(url, bytes, answer.size)
    // On the disk before it gets its final name.
    await file.sync()
  } catch (error) {
    throw asDownloadError(url, error)
  } finally {
    clearTimeout(silence)
    // Ends an answer that was not read to its end.
    stop.abort()
  }
}

function isHtml(start: Uint8Array): boolean {
  const text = Buffer.from(start.subarray(0, 200)).toString('latin1')
  return /^\W*<(!doctype html|html)/i.test(text)
}

function silent(url: string, { silence }: Network): DownloadError {
  return new DownloadError(
    'temporary',
    `${url}: nothing heard for ${silence / 1000} seconds; run this again, it goes on from what arrived`,
  )
}

function tooLarge(url: string, size: number, { largestFile }: Network): DownloadError {
  return new DownloadError(
    'final',
    `${url}: size: ${size} bytes; expected at most ${largestFile} — check the address`,
  )
}

function wrongSize(url: string, bytes: number, size: number | undefined): DownloadError {
  return new DownloadError(
    'anew',
    `${url}: size: ${bytes} bytes; expected ${size || 'some'} — run this again`,
  )
}
