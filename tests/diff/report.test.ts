import { describe, expect, it } from 'vitest'
import { diffTables } from '../../src/diff/diff-tables.ts'
import { writeReport } from '../../src/diff/report.ts'

const state = (rows: Record<string, string | number | null>[]) => ({
  id: 'example',
  key: ['census'],
  rows,
})
const report = (
  before: Record<string, string | number | null>[],
  after: Record<string, string | number | null>[],
) => writeReport(diffTables([state(before)], [state(after)]), 'the last release')

describe('writeReport', () => {
  it('says so when nothing moved', () => {
    expect(report([{ census: '2020-03', fte: 1 }], [{ census: '2020-03', fte: 1 }])).toContain(
      'No figure differs from the last release',
    )
  })

  it('puts what stops first, and gives before, after and the step', () => {
    const text = report(
      [
        { census: '2020-03', fte: 100 },
        { census: '2020-06', fte: 200 },
      ],
      [
        { census: '2020-03', fte: 95 },
        { census: '2020-09', fte: 300 },
      ],
    )
    expect(text).toContain('1 stops, 1 asks for a reason, 1 expected')
    expect(text.indexOf('Stops')).toBeLessThan(text.indexOf('Asks for a reason'))
    expect(text).toContain('| census 2020-03 | fte | 100 | 95 | −5.0% |')
    expect(text).toContain('- census 2020-09 (1 row)')
  })

  it('counts what would be too long to read', () => {
    const rows = Array.from({ length: 100 }, (_, index) => ({ census: `c${index}`, fte: 1 }))
    const revised = rows.map((row) => ({ ...row, fte: 2 }))
    expect(report(rows, revised)).toContain('… and 60 more')
  })

  it('keeps a bar in a cell from breaking the table', () => {
    expect(
      report([{ census: '2020-03', note: 'a|b' }], [{ census: '2020-03', note: 'c' }]),
    ).toContain('a\\|b')
  })

  it('gives each reason once, below what it explains', () => {
    const changes = diffTables(
      [state([{ census: '2020-03', fte: 1, headcount: 2 }])],
      [state([{ census: '2020-03', fte: 3, headcount: 4 }])],
    )
    const reason = {
      day: '2027-01-05',
      kind: 'figure revised',
      table: 'example',
      where: 'census 2020-03',
      found: '2: 0123456789ab',
      cause: 'publisher' as const,
      reason: 'Late returns came in | all of them',
    }
    const reasons = new Map(changes.map((change) => [change, reason]))
    const text = writeReport(changes, 'the last release', { reasons })
    expect(text.match(/Late returns/g)).toHaveLength(1)
    expect(text).toContain(
      '- census 2020-03: Late returns came in \\| all of them (cause: publisher)',
    )
  })
})
