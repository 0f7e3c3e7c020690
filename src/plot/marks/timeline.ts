import { gaps, runs, type Monthly } from '../months.ts'
import type { Shape } from '../svg.ts'
import type { Meaning } from '../theme.ts'
import { join, line, type Place } from './line.ts'

/** A series over months: solid where censuses follow each other, dashed over a short gap, nothing over a long one. */
export function timeline(
  places: readonly (Place & Monthly)[],
  meaning: Meaning,
  thin = false,
): Shape[] {
  return [
    ...runs(places)
      .filter((run) => run.length > 1)
      .map((run) => line(run, meaning, thin)),
    ...gaps(places)
      .filter(({ open }) => !open)
      .map(({ from, to }) => join(from, to, meaning)),
  ]
}
