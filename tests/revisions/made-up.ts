import { record, type Movement, type ReleaseRecord } from '../../src/publishing/record.ts'
import type { Subject } from '../../src/revisions/subject.ts'
import { findAmong, tellRelease } from '../../src/revisions/told.ts'

/** A made-up release; tests name what matters to them. */
export function makeRecord(fields: Partial<ReleaseRecord> = {}): ReleaseRecord {
  return record.parse({
    release: '2027-03-03',
    made: '2027-03-03T09:30:00Z',
    notes: 'A census and late returns',
    version: '1.0.1',
    schema_changes: [],
    tables: [],
    charts: [],
    accepted: [],
    files: [],
    seal: '0'.repeat(64),
    ...fields,
  })
}

/** A made-up chart, as far as records know it. */
export const workers: Subject = {
  kind: 'chart',
  id: 'workers',
  name: 'Workers',
  address: '/charts/workers/',
  key: ['month', 'area'],
  columns: {
    month: { label: 'Month', format: (month) => `month ${month}` },
    area: { label: 'Area' },
    fte: { label: 'Workers (full-time equivalent)', format: (value) => Number(value).toFixed(1) },
    share: { label: 'Share' },
  },
}

export const workersTable: Subject = {
  ...workers,
  kind: 'table',
  id: 'workers-table',
  name: 'Workers, all',
  address: '/data/#workers-table',
}

/** A figure of the chart that changed. */
export const revision = (fields: Partial<Movement> = {}): Movement => ({
  kind: 'figure revised',
  table: 'workers',
  where: 'month 5 · area North',
  column: 'fte',
  before: 10.25,
  after: 12,
  reason: 'Late returns came in',
  cause: 'publisher',
  ...fields,
})

export const newPeriod: Movement = {
  kind: 'new period',
  table: 'workers',
  where: 'month 6',
  rows: 2,
}

/** Made-up records in words. */
export const tell = (fields: Partial<ReleaseRecord>) =>
  tellRelease(makeRecord(fields), findAmong([workers, workersTable]))
