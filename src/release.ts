import { formatDay, formatMonth, formatYears } from './format.ts'
import type { ReleaseForm, Rhythm, Source } from './source.ts'

const monthsApart = { month: 1, quarter: 3, year: 12 } as const

/** A source whose releases follow a rhythm. */
export type Regular = Pick<Source, 'release'> & { rhythm: Rhythm }

/** The release that the rhythm brings after another. */
export function nextRelease({ release: { form }, rhythm }: Regular, release: string): string {
  const stage = rhythm.stages.findLast(({ from }) => from <= release) ?? rhythm.stages[0]
  return nameRelease[form](addMonths(lastMonth(release, form, rhythm), monthsApart[stage.every]))
}

/** The month, `YYYY-MM`, by whose end a release should be out. */
export function monthOfPublication(
  { release: { form }, rhythm }: Regular,
  release: string,
): string {
  return addMonths(lastMonth(release, form, rhythm), rhythm.publishedAfter)
}

/** A release in words: `June 2026`, `1 July 2026`, `2024–25`. */
export function formatRelease(
  { release: { form } }: Pick<Source, 'release'>,
  name: string,
): string {
  if (form === 'YYYY-MM') return formatMonth(name)
  if (form === 'YYYY-MM-DD') return formatDay(name)
  return formatYears(name)
}

/** The month, `YYYY-MM`, in which the figures of a release end. */
function lastMonth(release: string, form: ReleaseForm, { yearEnds = 12 }: Rhythm): string {
  if (form === 'YYYY-MM' || form === 'YYYY-MM-DD') return release.slice(0, 7)
  const year = Number(release.slice(0, 4)) + (form === 'YYYY-YY' ? 1 : 0)
  return `${year}-${String(yearEnds).padStart(2, '0')}`
}

/** Names the release whose figures end in a month. */
const nameRelease: Record<ReleaseForm, (month: string) => string> = {
  'YYYY-MM': (month) => month,
  'YYYY-MM-DD': (month) => `${month}-01`,
  'YYYY-YY': (month) => `${Number(month.slice(0, 4)) - 1}-${month.slice(2, 4)}`,
  YYYY: (month) => month.slice(0, 4),
}

function addMonths(month: string, count: number): string {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count
  return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
}
