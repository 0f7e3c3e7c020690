import { describe, expect, test } from 'vitest'
import type { Row } from '../../src/diff/diff-tables.ts'
import type { Field } from '../../src/metadata/field.ts'
import { draftRecord, type Figures } from '../../src/publishing/draft.ts'
import { explainChanges } from '../../src/publishing/explained.ts'
import type { Finding } from '../../src/finding.ts'
import { groupFindings, type Reason } from '../../src/publishing/reasons.ts'
import { sealRecord } from '../../src/publishing/records.ts'
import type { ReleaseState } from '../../src/publishing/release-state.ts'
import { diffCharts, diffTables } from '../../src/diff/diff-tables.ts'

const field = (name: string): Field => ({
  name,
  type: 'number',
  meaning: name,
  required: true,
  words: [],
})
const schema = { workers: { key: ['census'], fields: [field('census'), field('fte')] } }

/** A table, and a chart that draws it in per cent. */
const figures = (...rows: Row[]): Figures => ({
  schema,
  tables: [{ id: 'workers', key: ['census'], rows }],
  charts: [
    {
      id: 'workers-now',
      table: 'workers',
      key: ['census'],
      rows: rows.map(({ census, fte }) => ({ census: census!, percent: Number(fte) * 100 })),
    },
  ],
})

const june = { census: '2025-06', fte: 1 }
const revised = { ...june, fte: 2 }
const files = [{ name: 'workers.csv', bytes: 1, sha256: '0'.repeat(64) }]

const intent = {
  release: '2026-11-22',
  made: '2026-11-22T20:15:00Z',
  notes: '',
  allowsVanished: false,
}
const first = draftRecord({
  intent,
  records: [],
  last: undefined,
  now: { ...figures(june), files },
  findings: [],
  reasons: [],
})
const last = figures(june)
const records = [sealRecord(first.record, undefined)]

/** The reasons for all that moved, of this cause. */
function reasonsFor(now: ReleaseState, cause: Reason['cause']): Reason[] {
  const moved = {
    tables: diffTables(last.tables, now.tables),
    charts: diffCharts(last.charts, now.charts),
    tableOf: () => 'workers',
    since: '2026-11-22',
  }
  return explainChanges(moved, [])
    .filter(({ isAsked }) => isAsked)
    .map(({ kind, table, where, found }) => {
      return { day: '2027-01-05', kind, table, where, found, cause, reason: 'late returns' }
    })
}

const draft = (
  now: Figures,
  given: Partial<Parameters<typeof draftRecord>[0]> = {},
  said: Partial<typeof intent> = {},
) =>
  draftRecord({
    intent: { ...intent, release: '2027-01-05', ...said },
    records,
    last,
    now: { ...now, files },
    findings: [],
    reasons: [],
    ...given,
  })

describe('a revised figure', () => {
  test('is asked for once, where the table moved and its chart with it', () => {
    expect(draft(figures(revised)).refusals).toEqual([
      'workers, census 2025-06: figure revised: fte, 1 before, 2 now; say why: npm run data:explain -- workers --where "census 2025-06" --kind "figure revised" --cause publisher|method|mistake "why"',
    ])
  })

  test('carries before, after, reason and cause, in the table and in the chart', () => {
    const now = figures(revised)
    const { record, refusals } = draft(now, { reasons: reasonsFor(now, 'publisher') })
    expect(refusals).toEqual([])
    const why = {
      kind: 'figure revised',
      where: 'census 2025-06',
      reason: 'late returns',
      cause: 'publisher',
    }
    expect(record.tables).toEqual([
      { ...why, table: 'workers', column: 'fte', before: 1, after: 2 },
    ])
    expect(record.charts).toEqual([
      { ...why, table: 'workers-now', column: 'percent', before: 100, after: 200 },
    ])
  })

  test('of a chart whose table did not move asks for a reason of its own', () => {
    const now = { ...figures(june), charts: figures(revised).charts }
    expect(draft(now).refusals).toEqual([
      expect.stringMatching(
        /^workers-now, census 2025-06: figure revised: percent, 100 before, 200 now/,
      ),
    ])
    expect(draft(now, { reasons: reasonsFor(now, 'method') })).toMatchObject({
      refusals: [],
      record: { tables: [], charts: [{ cause: 'method' }] },
    })
  })
})

describe('a figure that vanished', () => {
  const now = figures()
  const allowed = { allowsVanished: true }
  const { refusals } = draft(now)

  test('needs a reason, and to be allowed', () => {
    expect(refusals).toHaveLength(2)
    expect(refusals.join()).toMatch(/row vanished.*say why.*row vanished.*give --allow-vanished/)
    expect(draft(now, { reasons: reasonsFor(now, 'mistake') }).refusals).toEqual([
      expect.stringContaining('bring it back, or give --allow-vanished'),
    ])
    expect(draft(now, { reasons: reasonsFor(now, 'mistake') }, allowed).refusals).toEqual([])
  })

  test('gives no reason to a chart that ends, which asks for its own', () => {
    const ended = { ...figures({ census: '2025-09', fte: 1 }), charts: [] }
    const { refusals: asked } = draft(ended)
    expect(asked.join()).toMatch(
      /^workers, census 2025-06: row vanished.*workers-now: table vanished; say why/,
    )
    const { record, refusals: left } = draft(
      ended,
      { reasons: reasonsFor(ended, 'method') },
      allowed,
    )
    expect(left).toEqual([])
    expect(record.charts).toEqual([
      {
        kind: 'table vanished',
        table: 'workers-now',
        where: '',
        reason: 'late returns',
        cause: 'method',
      },
    ])
  })

  test('vanishes by no publisher', () => {
    expect(draft(now, { reasons: reasonsFor(now, 'publisher') }, allowed).refusals).toEqual([
      expect.stringContaining('cause: publisher; a figure vanishes only by a method or a mistake'),
    ])
  })
})

const finding = (severity: Finding['severity']): Finding => ({
  severity,
  kind: 'jump',
  table: 'workers',
  where: 'census 2025-06',
  column: 'fte',
  words: '×10',
})

describe('what checks find', () => {
  test('keeps the release back when it stops, whatever the reasons', () => {
    expect(draft(figures(june), { findings: [finding('stops')] }).refusals).toEqual([
      'workers: jump: census 2025-06, fte: ×10; put right what the table is built from',
    ])
  })

  test('is published with its reason, and asks for one', () => {
    const findings = [finding('asks for a reason')]
    expect(draft(figures(june), { findings }).refusals).toHaveLength(1)
    const [{ found } = { found: '' }] = groupFindings(findings)
    const { kind, table, where } = findings[0]!
    const reasons: Reason[] = [
      { day: '2027-01-05', kind, table, where, found, cause: 'publisher', reason: 'true' },
    ]
    const accepted = { kind, table, where, column: 'fte', words: '×10', reason: 'true' }
    expect(draft(figures(june), { findings, reasons })).toMatchObject({
      refusals: [],
      record: { accepted: [accepted] },
    })
    const later = draft(figures(june), {
      findings,
      reasons,
      records: [{ ...records[0]!, accepted: [accepted] }],
    })
    expect(later).toMatchObject({ refusals: [], record: { accepted: [] } })
  })

  test('is nothing to say of what was expected', () => {
    expect(draft(figures(june), { findings: [finding('expected')] }).refusals).toEqual([])
  })
})

test('a file that did not change stays where it was kept first', () => {
  const later = [
    { ...files[0]!, sha256: '1'.repeat(64) },
    { ...files[0]!, name: 'new.csv' },
  ]
  const placesOf = (given: typeof files) =>
    draft(figures(june), { now: { ...figures(june), files: given } }).record.files.map(
      ({ name, release }) => `${name} ${release}`,
    )
  expect(placesOf(files)).toEqual(['workers.csv 2026-11-22'])
  expect(placesOf(later)).toEqual(['workers.csv 2027-01-05', 'new.csv 2027-01-05'])
})
