import { DownloadError } from './download-error.ts'
import type { Network } from './network.ts'

/** Where a file asked for from the middle begins, and how long it is: `bytes 200-999/1000`. */
const contentRange = /^bytes (\d+)-\d+\/(\d+)$/

/** An answer that carries the file, or the rest of it. */
export interface Answer {
  body: AsyncIterable<Uint8Array>
  /** Bytes of the file that come before those of the body. */
  offset: number
  /** Bytes of the whole file, where the server says so. */
  size: number | undefined
  /** A tag that is another one as soon as a byte of the file is another one; null if there is none. */
  etag: string | null
}

/**
 * Asks for a file, or for its rest if it is still the same, and follows redirects.
 * @param held the bytes in hand and the tag that they came under
 * @throws {DownloadError} when the answer is none that carries data
 */
export async function request(
  url: string,
  held: { bytes: number; etag: string } | undefined,
  network: Network,
  signal: AbortSignal,
): Promise<Answer> {
  const response = await follow(url, network, {
    headers: {
      // Compressed on the way, the length and the ranges would not be those of the file.
      'accept-encoding': 'identity',
      ...(held && { range: `bytes=${held.bytes}-`, 'if-range': held.etag }),
    },
    redirect: 'manual',
    signal,
  })
  const { status, headers, body } = response
  if ((status !== 200 && status !== 206) || body === null) throw refusal(url, status, headers)
  if (headers.get('content-type')?.startsWith('text/html')) throw htmlRefusal(url)
  const tag = headers.get('etag')
  const etag = tag?.startsWith('"') ? tag : null
  if (status === 200) {
    const length = headers.get('content-length')
    return { body, offset: 0, size: length === null ? undefined : Number(length), etag }
  }
  const [, offset, size] = contentRange.exec(headers.get('content-range') ?? '') ?? []
  if (Number(offset) !== held?.bytes) throw rangeRefusal(url, headers.get('content-range'))
  return { body, offset: Number(offset), size: Number(size), etag }
}

/** A web page where a file should be: a sign-in, a notice, a list of links. */
export function htmlRefusal(url: string): DownloadError {
  return new DownloadError(
    'final',
    `${url}: a web page; expected a file — look for its address on the publication's page and correct it in src/sources`,
  )
}

async function follow(start: string, network: Network, options: RequestInit): Promise<Response> {
  let url = allowed(URL.parse(start), start, start, network)
  for (let redirects = 0; redirects <= network.redirects; redirects += 1) {
    const response = await fetch(url, options)
    const location = response.headers.get('location')
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return response
    await response.body?.cancel()
    url = allowed(URL.parse(location, url), location, start, network)
  }
  throw new DownloadError(
    'final',
    `${start}: more than ${network.redirects} redirects; look for its address on the publication's page`,
  )
}

function allowed(url: URL | null, written: string, start: string, { allows }: Network): URL {
  if (url !== null && (url.protocol === 'https:' || allows?.(url))) return url
  throw new DownloadError('final', `${start}: leads to: ${written}; expected HTTPS throughout`)
}

function refusal(url: string, status: number, headers: Headers): DownloadError {
  if (status === 416) return rangeRefusal(url, headers.get('content-range'))
  if (status === 429 || status === 408 || status >= 500) {
    const wait = waitOf(headers.get('retry-after'))
    const when = wait === undefined ? 'later' : `in ${Math.ceil(wait / 1000)} seconds`
    return new DownloadError('temporary', `${url}: status: ${status}; try again ${when}`, {
      ...(wait !== undefined && { wait }),
    })
  }
  return new DownloadError(
    'final',
    `${url}: status: ${status}; look for its address on the publication's page and correct it in src/sources`,
  )
}

/** The server and we disagree about what is in hand. */
function rangeRefusal(url: string, range: string | null): DownloadError {
  return new DownloadError(
    'anew',
    `${url}: range: ${range ?? 'none'}; expected the rest of the file — run this again, it begins anew`,
  )
}

/** Milliseconds of a Retry-After header: seconds, or a date. */
function waitOf(header: string | null): number | undefined {
  if (header === null) return undefined
  const time = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isNaN(time) ? undefined : Math.max(0, time)
}
