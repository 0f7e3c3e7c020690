import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffCharts, diffTables, type Row, type TableState } from '../../src/diff/diff-tables.ts'

const table = (rows: readonly Row[], key = ['census', 'level']): TableState => ({
  id: 'example',
  key,
  rows,
})
const march = { census: '2020-03', level: 'england', fte: 112.3, covered_share: 0.15 }
const june = { census: '2020-06', level: 'england', fte: 431.3, covered_share: 0.4 }

const find = (all: readonly Row[], { census, level }: Row) =>
  all.find((row) => row['census'] === census && row['level'] === level)

const diff = (before: readonly Row[], after: readonly Row[]) =>
  diffTables([table(before)], [table(after)])

describe('diffTables', () => {
  it('finds nothing between equal tables, whatever the order of their rows', () => {
    expect(diff([march, june], [june, march])).toEqual([])
  })

  it('expects a new period and counts its rows', () => {
    expect(diff([march], [march, june, { ...june, level: 'region' }])).toEqual([
      {
        kind: 'new period',
        severity: 'expected',
        table: 'example',
        where: 'census 2020-06',
        words: '2 rows',
        rows: 2,
      },
    ])
  })

  it('asks for the reason of a revised figure, with both values', () => {
    expect(diff([march], [{ ...march, fte: 113 }])).toEqual([
      {
        kind: 'figure revised',
        severity: 'asks for a reason',
        table: 'example',
        where: 'census 2020-03 · level england',
        column: 'fte',
        words: '112.3 before, 113 now',
        before: 112.3,
        after: 113,
      },
    ])
  })

  it('asks for the reason of a row that comes late into a past period', () => {
    const [change] = diff([march], [march, { ...march, level: 'region' }])
    expect(change).toMatchObject({
      kind: 'row added to a past period',
      severity: 'asks for a reason',
    })
  })

  it('stops at a row, a figure, a column or a table that vanished', () => {
    const { fte: _, ...without } = march
    const kindsOf = (changes: ReturnType<typeof diff>) =>
      changes.map(({ kind, severity }) => [kind, severity])
    expect(kindsOf(diff([march, june], [march]))).toEqual([['row vanished', 'stops']])
    expect(kindsOf(diff([march], [{ ...march, fte: null }]))).toEqual([
      ['figure vanished', 'stops'],
    ])
    expect(kindsOf(diff([march], [without]))).toEqual([['column vanished', 'stops']])
    expect(kindsOf(diffTables([table([march])], []))).toEqual([['table vanished', 'stops']])
  })

  it('tells coverage that fell from any other revision, and coverage that rose from coverage that fell', () => {
    expect(diff([march], [{ ...march, covered_share: 0.1 }])[0]).toMatchObject({
      kind: 'coverage fell',
    })
    expect(diff([march], [{ ...march, covered_share: 0.2 }])[0]).toMatchObject({
      kind: 'figure revised',
    })
  })

  it('lets an empty cell be filled in, and a table and a column be added', () => {
    expect(diff([{ ...march, fte: null }], [march])[0]).toMatchObject({
      kind: 'figure filled in',
      severity: 'expected',
    })
    expect(diff([march], [{ ...march, headcount: 117 }])[0]).toMatchObject({
      kind: 'column added',
      severity: 'expected',
    })
    expect(diffTables([], [table([march])])[0]).toMatchObject({ kind: 'table added' })
  })

  it('tells a suppressed count from a number', () => {
    expect(diff([{ ...march, fte: 'suppressed' }], [march])[0]).toMatchObject({
      kind: 'figure revised',
      before: 'suppressed',
      after: 112.3,
    })
  })

  const rows = fc.uniqueArray(
    fc.record({
      census: fc.constantFrom('2020-03', '2020-06', '2020-09'),
      level: fc.constantFrom('england', 'region', 'icb'),
      fte: fc.option(fc.nat(5)),
    }),
    { selector: ({ census, level }) => `${census} ${level}`, minLength: 1 },
  )

  it('names every cell that differs, and none that does not', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const changes = diff(before, after)
        const revised = before.filter((row) => {
          const now = find(after, row)
          return now && now['fte'] !== row.fte
        })
        const vanished = before.filter((row) => !find(after, row))
        const added = after.filter((row) => !find(before, row))
        expect(changes.filter(({ column }) => column)).toHaveLength(revised.length)
        expect(changes.filter(({ kind }) => kind === 'row vanished')).toHaveLength(vanished.length)
        const told = changes.map(({ kind, rows: news }) =>
          kind === 'new period' ? (news ?? 0) : Number(kind === 'row added to a past period'),
        )
        expect(told.reduce((sum, count) => sum + count, 0)).toBe(added.length)
      }),
    )
  })
})

const newest = (rows: readonly Row[]) => [table(rows, ['level'])]

describe('a table that shows the newest period only', () => {
  const region = { ...march, level: 'region' }
  const moved = { ...region, census: '2020-06', fte: 7 }

  it('moves on with it: figures of another period are no revision', () => {
    expect(diffTables(newest([march, region]), newest([june, moved]))).toMatchObject([
      { kind: 'period no longer shown', where: 'census 2020-03', rows: 2 },
      { kind: 'new period', where: 'census 2020-06', rows: 2 },
    ])
  })

  it('may then have other rows', () => {
    expect(diffTables(newest([march, region]), newest([june]))).toMatchObject([
      { kind: 'period no longer shown', where: 'census 2020-03', rows: 2 },
      { kind: 'new period', where: 'census 2020-06', rows: 1 },
    ])
  })

  it('asks as any other while the period is the same, and when it goes back', () => {
    expect(diffTables(newest([march]), newest([{ ...march, fte: 1 }]))).toMatchObject([
      { kind: 'figure revised', column: 'fte' },
    ])
    expect(diffTables(newest([march, region]), newest([march]))).toMatchObject([
      { kind: 'row vanished', where: 'level region' },
    ])
    const kinds = diffTables(newest([june]), newest([march])).map(({ kind }) => kind)
    expect(kinds).toContain('figure revised')
  })

  it('is none when its rows are of several periods: a row that is gone has vanished', () => {
    const several = { ...june, level: 'region' }
    expect(diffTables(newest([march, several]), newest([several]))).toMatchObject([
      { kind: 'row vanished', where: 'level england' },
    ])
  })
})

describe('diffCharts', () => {
  const region = { ...march, level: 'region' }

  it('lets a chart move on to a newer period', () => {
    const changes = diffCharts([table([march, region])], [table([june])])
    expect(changes.map(({ kind, where, rows }) => [kind, where, rows])).toEqual([
      ['period no longer shown', 'census 2020-03', 2],
      ['new period', 'census 2020-06', 1],
    ])
    expect(new Set(changes.map(({ severity }) => severity))).toEqual(new Set(['expected']))
  })

  it('stops at a point that vanished from a period that is still shown, and at a chart that is gone', () => {
    const kindsOf = (after: readonly TableState[]) =>
      diffCharts([table([march, region])], after).map(({ kind }) => kind)
    expect(kindsOf([table([march])])).toEqual(['row vanished'])
    expect(kindsOf([])).toEqual(['table vanished'])
  })
})
