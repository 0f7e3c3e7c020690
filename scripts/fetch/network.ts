import { setTimeout as wait } from 'node:timers/promises'

/** How patient a download is, and where it stops. Times in milliseconds. */
export interface Network {
  /** Tries for one file, the first included. */
  attempts: number
  /** Pause before the second try; it doubles from try to try. */
  firstPause: number
  /** The longest pause that a server may ask for; one that asks for more ends the tries. */
  longestPause: number
  /** How long nothing may be heard: while connecting, before the answer and within it. */
  silence: number
  /** Bytes that a file may have. */
  largestFile: number
  redirects: number
  pause: (time: number) => Promise<unknown>
  /** Addresses other than HTTPS that may be asked: tests let their own server pass. */
  allows?: (url: URL) => boolean
}

/** What `npm run data:fetch` does; the largest official file so far has about 100 MB. */
export const internet: Network = {
  attempts: 4,
  firstPause: 1000,
  longestPause: 120_000,
  silence: 30_000,
  largestFile: 1_000_000_000,
  redirects: 5,
  pause: (time) => wait(time),
}
