import { formatDay } from '../format.ts'

/** The name of the next release: its day, with a number from the second on a day, `2026-11-22.2`. */
export function nameRelease(releases: readonly string[], today: string): string {
  const count = releases.filter((release) => release.slice(0, 10) === today).length
  return count === 0 ? today : `${today}.${count + 1}`
}

/** A release in words: `22 November 2026`, `22 November 2026, release 2`. */
export function releaseInWords(release: string): string {
  const [day = '', number] = release.split('.')
  return number ? `${formatDay(day)}, release ${number}` : formatDay(day)
}
