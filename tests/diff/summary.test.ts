import { describe, expect, it } from 'vitest'
import { diffTables } from '../../src/diff/diff-tables.ts'
import { compareMainFigures } from '../../src/diff/main-figures.ts'
import { writeSummary, type Summary } from '../../src/diff/summary.ts'
import type { RegisterRow } from '../../src/register.ts'

const england = (census: string, fte: number) => ({
  level: 'england',
  code: 'E92000001',
  census,
  fte,
  networks_reporting: 1270,
  covered_share: 0.98,
  fte_per_100000: fte / 600,
})
const state = (...rows: ReturnType<typeof england>[]) => ({
  id: 'link-workers-by-census',
  key: ['level', 'code', 'census'],
  rows: [{ ...england('2027-01', 999), level: 'region' }, ...rows],
})
const before = [state(england('2026-06', 2752.5))]
const after = [state(england('2026-07', 2760), england('2026-06', 2752.5))]

const registered: RegisterRow = {
  source: 'pcn-workforce',
  release: '2026-07',
  file_name: 'a|b.csv',
  url: 'not recorded',
  published: 'not recorded',
  retrieved: '2026-11-22',
  sha256: '0',
  rows_read: 39_940,
  rows_kept: 1271,
  licence: 'OGL v3.0',
  provenance: 'as published',
  note: '',
  revision: '',
  accepted: 'networks merged',
  extract_sha256: '0',
  superseded: '',
}

const summary = (parts: Partial<Summary>) =>
  writeSummary({ imported: [], changes: [], figures: [], findings: [], charts: [], ...parts })

describe('the main figures', () => {
  it('are those of England’s newest census in each state', () => {
    expect(compareMainFigures(before, after)[0]).toEqual({
      label: 'Link workers (full-time equivalent)',
      before: '2,752.5 (June 2026)',
      after: '2,760.0 (July 2026)',
    })
  })

  it('are absent where a state has no such table', () => {
    expect(compareMainFigures([], after)[0]).toMatchObject({ before: undefined })
  })
})

describe('writeSummary', () => {
  it('says what came in, which periods are new, and the main figures', () => {
    const text = summary({
      imported: [registered],
      changes: diffTables(before, after),
      figures: compareMainFigures(before, after),
    })
    expect(text).toContain(
      '| `pcn-workforce` | 2026-07 | a\\|b.csv | 39,940 | 1,271 | networks merged |',
    )
    expect(text).toContain('- `link-workers-by-census`: census 2026-07\n')
    expect(text).toContain(
      '| Link workers (full-time equivalent) | 2,752.5 (June 2026) | **2,760.0 (July 2026)** |',
    )
  })

  it('lists findings that ask for something, and counts what would be too long', () => {
    const finding = {
      severity: 'asks for a reason',
      kind: 'jump',
      table: 'a-table',
      where: 'region <x>',
      words: 'from 1 to 2',
    } as const
    const text = summary({
      findings: [
        { ...finding, severity: 'expected', words: 'as always' },
        ...Array.from({ length: 25 }, () => finding),
      ],
    })
    expect(text).toContain(
      '- **asks for a reason**, jump: `a-table` (region &lt;x&gt;): from 1 to 2\n',
    )
    expect(text).toContain('- … and 5 more\n')
    expect(text).toMatch(/^\*\*The checks ask about 25 things\*\*, see below\.\n\n/)
    expect(text).not.toContain('as always')
  })

  it('shows the picture of each chart that changed, and says what could not be drawn', () => {
    const text = summary({
      charts: [
        { id: 'a-chart', title: 'More [of them]', png: 'p/a.png', svg: 'p/a.svg', note: 'no HEAD' },
      ],
    })
    expect(text).toContain(
      '### `a-chart`\n\nno HEAD\n\n[![Before and now: More \\[of them\\]](p/a.png)](p/a.svg)\n',
    )
  })

  it('leaves out what there is nothing to say about', () => {
    expect(summary({})).toMatch(/^## Main figures/)
    expect(summary({})).not.toContain('## What came in')
    expect(summary({})).not.toContain('## What the checks ask')
  })
})
