import { inSentence, placeName } from './area-names.ts'
import { findArea } from './areas.ts'
import type { Chart } from './chart.ts'
import { charts, getChart } from './charts.ts'
import { records } from './releases.ts'
import { findRetiredChart, retired, subjectOfRetired } from './retired.ts'
import { subjectOfChart, subjectOfTable, type Subject } from './revisions/subject.ts'
import { findAmong, tellRelease, type ToldRelease } from './revisions/told.ts'
import { tables } from './tables.ts'

/** A chart as its revisions name it. */
export function getSubject(chart: Chart): Subject {
  const area = findArea(chart.area ?? '')
  return subjectOfChart(chart, area && inSentence({ ...area, name: placeName(area.name) }))
}

/** The chart with this id, drawn or retired, as its revisions name it. */
export function getSubjectOf(id: string): Subject {
  const ended = findRetiredChart(id)
  return ended ? subjectOfRetired(ended) : getSubject(getChart(id))
}

const find = findAmong([
  ...charts.map(getSubject),
  ...retired.map(subjectOfRetired),
  ...tables.map(({ declaration, rows }) => subjectOfTable(declaration, rows)),
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
