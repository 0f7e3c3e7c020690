/**
 * `final`: another try would end the same; `temporary`: it may help, going on from what arrived;
 * `anew`: it may help, from the beginning; `offline`: it may help, but no other file of the host will fare better.
 */
type Kind = 'final' | 'temporary' | 'anew' | 'offline'

/** Why a download failed; its message is all that is shown. */
export class DownloadError extends Error {
  override name = 'DownloadError'
  readonly kind: Kind
  /** Milliseconds after which the server wants to be asked again, where it said so. */
  readonly wait: number | undefined

  constructor(
    kind: Kind,
    message: string,
    { cause, wait }: { cause?: unknown; wait?: number } = {},
  ) {
    super(message, { cause })
    this.kind = kind
    this.wait = wait
  }
}

const offline = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EHOSTUNREACH'])

/** What failed on the way, as a DownloadError; anything else, such as a full disk, stays what it is. */
export function asDownloadError(url: string, error: unknown): unknown {
  // fetch throws a TypeError for whatever happens to its connection, with the reason as its cause.
  if (!(error instanceof TypeError && error.cause instanceof Error)) return error
  const code = 'code' in error.cause ? String(error.cause.code) : error.cause.message
  if (offline.has(code)) {
    return new DownloadError(
      'offline',
      `no internet, or no such host: ${new URL(url).host}: ${code}; check connection and address, then run this again`,
      { cause: error },
    )
  }
  return new DownloadError(
    'temporary',
    `${url}: network: ${code}; run this again, it goes on from what arrived`,
    { cause: error },
  )
}
