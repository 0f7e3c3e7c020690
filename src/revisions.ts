import { charts } from './charts.ts'
import { records } from './releases.ts'
import { subjectOfChart, subjectOfTable } from './revisions/subject.ts'
import { findAmong, tellRelease, type ToldRelease } from './revisions/told.ts'
import { tables } from './tables.ts'

const find = findAmong([
  ...charts.map(subjectOfChart),
  ...tables.map(({ declaration }) => subjectOfTable(declaration)),
])

/** All releases of the site in words, from the newest to the first. */
export const toldReleases: readonly ToldRelease[] = records
  .map((record) => tellRelease(record, find))
  .toReversed()

/** The newest release that changed a published figure of a table; undefined where none did. */
export function lastRevisionOf(table: string): ToldRelease | undefined {
  return toldReleases.find(({ tables: told }) =>
    told.some(({ subject, changes }) => subject.id === table && changes.length > 0),
  )
}
