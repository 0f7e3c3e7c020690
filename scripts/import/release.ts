import { isDay } from '../../src/column.ts'
import type { Source } from '../../src/source.ts'
import { ImportError } from './findings.ts'

/**
 * Settles the release of an import from what the content tells and what the command states.
 * @param today `YYYY-MM-DD`; a release after it is refused
 * @throws {ImportError} when they contradict each other, neither tells it, or the period cannot be
 */
export function settleRelease(
  { id, release: { form, from, earliest } }: Source,
  told: string | undefined,
  stated: string | undefined,
  today: string,
): string {
  if (told !== undefined && stated !== undefined && told !== stated) {
    throw new ImportError(
      `${id}: --release: ${stated}; the file says ${told} — leave the option out, or take the other file`,
    )
  }
  const release = told ?? stated
  if (release === undefined) {
    throw new ImportError(
      from === 'option'
        ? `${id}: --release: missing; the files of this source do not tell it — add --release ${form}`
        : `${id}: release: missing; the file has no row that tells it — download it again`,
    )
  }
  const last = lastPeriod(release, form)
  if (last === undefined) {
    throw new ImportError(
      `${id}: release: ${release}; expected ${form} — an existing period of this form`,
    )
  }
  if (last > today.slice(0, last.length)) {
    throw new ImportError(
      `${id}: release: ${release}; it lies in the future — check the period in the file`,
    )
  }
  if (Number(release.slice(0, 4)) < earliest) {
    throw new ImportError(
      `${id}: release: ${release}; expected ${earliest} or later — check the period in the file`,
    )
  }
  return release
}

/** The last day, month or year of a release, or undefined if there is no such period. */
function lastPeriod(release: string, form: Source['release']['form']): string | undefined {
  switch (form) {
    case 'YYYY':
      return /^\d{4}$/.test(release) ? release : undefined
    case 'YYYY-MM':
      return isDay(`${release}-01`) ? release : undefined
    case 'YYYY-MM-DD':
      return isDay(release) ? release : undefined
    case 'YYYY-YY': {
      const [first, second] = release.split('-')
      const next = String(Number(first) + 1)
      return /^\d{4}-\d{2}$/.test(release) && next.endsWith(second ?? '') ? next : undefined
    }
  }
}
