import type { Chart } from '../chart.ts'
import { mostRings } from '../plot/revised.ts'
import { dayOf, releasesBehind, type Revised } from './revised.ts'

type Columns = Chart['columns']

/** How a picture and its table mark revised figures, as words before the days: `Ringed: revised on`. */
export function writeRevisedLead(revised: readonly Revised[], columns: Columns): string {
  const drawn = countDrawn(revised, columns)
  if (isRinged(revised, columns)) return 'Ringed, and marked r in the table: revised on'
  if (drawn === 0) return 'Marked r in the table: revised on'
  return `${drawn} of the figures shown, marked r in the table, were revised on`
}

/** What a picture that is a file says before its source: `Ringed: revised on 3 March 2027. `; nothing where nothing is. */
export function writeRevisedCaption(revised: readonly Revised[], columns: Columns): string {
  const drawn = countDrawn(revised, columns)
  if (drawn === 0) return ''
  const lead = isRinged(revised, columns)
    ? 'Ringed: revised on'
    : `${drawn} of the figures shown were revised on`
  return `${lead} ${listDays(revised)}. `
}

/** The days of revision: `3 March 2027`, `3 March 2027 and 7 June 2027`; `write` may make links of them. */
export function listDays(
  revised: readonly Revised[],
  write: (day: string, release: string) => string = String,
): string {
  const days = new Map(releasesBehind(revised).map((release) => [dayOf(release), release]))
  return new Intl.ListFormat('en-GB').format([...days].map(([day, release]) => write(day, release)))
}

/** True where the picture marks revised figures by rings. */
export function isRinged(revised: readonly Revised[], columns: Columns): boolean {
  const drawn = countDrawn(revised, columns)
  return drawn > 0 && drawn <= mostRings
}

function countDrawn(revised: readonly Revised[], columns: Columns): number {
  return revised.filter(({ column }) => columns[column]?.drawn).length
}
