import { isDay } from '../../src/column.ts'
import type { ReleaseForm, Source } from '../../src/source.ts'
import { ImportError } from './import-error.ts'

/**
 * Settles which release the files are, from what their content tells and what the command states.
 * @param today `YYYY-MM-DD`; no release can be later
 * @throws {ImportError} when the two contradict each other, neither tells it, or there can be no such release
 */
export function settleRelease(
  { id, release: { form, from, earliest } }: Source,
  told: string | undefined,
  stated: string | undefined,
  today: string,
): string {
  const release = told ?? stated
  if (release === undefined) {
    const advice = from === 'option' ? 'the files do not tell it: add' : 'no row tells it: see'
    throw new ImportError(`${id}: release: not known; ${advice} --release ${form}`)
  }
  const refuse = (advice: string) => new ImportError(`${id}: release: ${release}; ${advice}`)
  if (stated !== undefined && stated !== release) {
    throw refuse(`--release says ${stated}, the file says otherwise — leave the option out`)
  }
  const end = lastPeriod[form](release)
  if (end === undefined) throw refuse(`expected ${form}, a period that exists`)
  if (end > today.slice(0, end.length)) {
    throw refuse('it ends in the future — check the period in the file')
  }
  if (Number(release.slice(0, 4)) < earliest) {
    throw refuse(`expected ${earliest} or later — check the period in the file`)
  }
  return release
}

/** The last day, month or year of a release; undefined if the calendar has no such release. */
const lastPeriod: Record<ReleaseForm, (release: string) => string | undefined> = {
  YYYY: (release) => (/^\d{4}$/.test(release) ? release : undefined),
  'YYYY-MM': (release) => (isDay(`${release}-01`) ? release : undefined),
  'YYYY-MM-DD': (release) => (isDay(release) ? release : undefined),
  'YYYY-YY': (release) => {
    const [, first, second] = /^(\d{4})-(\d{2})$/.exec(release) ?? []
    const next = String(Number(first) + 1)
    return second !== undefined && next.endsWith(second) ? next : undefined
  },
}
