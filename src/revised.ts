import type { Chart, Point } from './chart.ts'
import { records } from './releases.ts'
import { findRevised, type Revised } from './revisions/revised.ts'

/** The points' figures that changed since they were first published, by the records of all releases. */
export function getRevised(chart: Chart, points: readonly Point[]): Revised[] {
  return findRevised(records, chart, points)
}
