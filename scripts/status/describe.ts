import type { Run, SourceStatus } from '../../src/status.ts'

/** What `npm run data:status` knows. */
export interface Status {
  /** `YYYY-MM-DD` */
  today: string
  sources: readonly SourceStatus[]
  /** Paths of tables that are not what the extracts give. */
  staleTables: readonly string[]
}

/** The status in words: a line for each source, below it what is to do. */
export function describeStatus({ sources, staleTables }: Status): string {
  const width = Math.max(...sources.map(({ source }) => source.length))
  return [
    ...sources.flatMap((status) => describeSource(status, width)),
    ...(staleTables.length > 0
      ? [`stale tables, run npm run data: ${staleTables.join(', ')}`]
      : ['no table is stale']),
  ].join('\n')
}

function describeSource(status: SourceStatus, width: number): string[] {
  const { source, page, newest, ended, missing, downloadable, next } = status
  const name = source.padEnd(width)
  return [
    newest === null
      ? `${name}  not yet imported${ended ? `, ended with ${ended}` : ''}`
      : `${name}  ${newest}${describeNext(status)}`,
    ...(next?.isOverdue ? [`  look for it at ${page}`] : []),
    ...(missing.length > 0 ? [`  missing: ${describeRuns(missing)}`] : []),
    ...(downloadable.length > 0
      ? [`  npm run data:fetch -- ${source} --missing: ${describeRuns(downloadable)}`]
      : []),
  ]
}

function describeNext({ next, ended }: SourceStatus): string {
  if (ended !== null) return `, ended with ${ended}`
  if (next === null) return ', no rhythm'
  const expected = `, next ${next.release} by the end of ${next.expectedBy}`
  return next.isOverdue ? `${expected}: overdue` : expected
}

function describeRuns(runs: readonly Run[]): string {
  return runs
    .map(({ first, last, count }) => (count === 1 ? first : `${first} to ${last} (${count})`))
    .join(', ')
}
