import { describe, expect, test } from 'vitest'
import { kinds } from '../../src/diff/diff-tables.ts'
import { countChanged, headlineOf, headlineOfRelease } from '../../src/revisions/headline.ts'
import { listRevisions } from '../../src/revisions/list.ts'
import { changesOf, groupByNews, groupByReason } from '../../src/revisions/told.ts'
import { newPeriod, revision, tell } from './made-up.ts'

const added = { kind: 'table added', table: 'workers', where: '' }

test('what comes new is no change of what was published', () => {
  const told = tell({ charts: [added, newPeriod, { ...revision(), kind: 'figure filled in' }] })
  expect(changesOf(told)).toEqual([])
  expect(told.charts[0]!.news).toEqual([
    'new chart',
    'month 6 added',
    'one figure filled in where there was none',
  ])
})

test.each(Object.entries(kinds))(
  'a movement “%s” (%s) is told as news or as a change',
  (kind, severity) => {
    const told = tell({ charts: [{ ...revision(), kind }] })
    const isNews = severity === 'expected'
    expect(told.charts[0]!.news.length, 'news').toBe(isNews ? 1 : 0)
    expect(changesOf(told).length, 'changes').toBe(isNews ? 0 : 1)
  },
)

test('a change carries figure, before, after, cause and reason', () => {
  const [{ change } = {}] = changesOf(tell({ charts: [revision()] }))
  expect(change).toMatchObject({
    figure: 'month 5, North, workers (full-time equivalent)',
    before: '10.3',
    after: '12.0',
    cause: 'publisher',
    reason: 'Late returns came in',
  })
})

test('what is gone is told as withdrawn', () => {
  const told = tell({
    charts: [{ kind: 'row vanished', table: 'workers', where: 'month 5 · area North' }],
  })
  expect(changesOf(told)[0]!.change).toMatchObject({
    figure: 'month 5, North',
    before: 'published',
    after: 'withdrawn',
  })
})

test('a chart that the site no longer has is told by its id, without a link', () => {
  const told = tell({ charts: [revision({ table: 'old-imd-chart' })] })
  expect(told.charts[0]!.subject).toMatchObject({ name: 'Old IMD chart' })
  expect(told.charts[0]!.subject.address).toBeUndefined()
})

test('the second release of a day says so', () => {
  expect(tell({ release: '2027-03-03.2' }).day).toBe('3 March 2027, release 2')
})

test('changes are grouped by cause and reason', () => {
  const told = tell({
    charts: [
      revision(),
      revision({ column: 'share', cause: 'mistake', reason: 'Two digits were swapped' }),
      revision({ where: 'month 4 · area North' }),
    ],
  })
  const groups = groupByReason(changesOf(told))
  expect(groups.map(({ cause, changes }) => [cause, changes.length])).toEqual([
    ['Revised by its publisher', 2],
    ['Our mistake, corrected', 1],
  ])
})

test('the same news of several charts and tables is told once', () => {
  const told = tell({ charts: [newPeriod], tables: [{ ...newPeriod, table: 'workers-table' }] })
  expect(groupByNews([...told.charts, ...told.tables])).toMatchObject([
    { words: 'Month 6 added', subjects: [{ name: 'Workers' }, { name: 'Workers, all' }] },
  ])
})

describe('a headline', () => {
  test('says of a chart what came and what changed', () => {
    const told = tell({
      charts: [newPeriod, revision(), revision({ column: 'share', cause: 'mistake' })],
    })
    expect(headlineOf(told.charts[0]!)).toBe(
      'Workers: month 6 added; one figure revised; one figure corrected',
    )
  })

  test('says that a chart has ended, which is no changed figure', () => {
    const ended = { kind: 'table vanished', table: 'workers', where: '', cause: 'method' as const }
    const told = tell({ charts: [ended, { ...ended, table: 'others' }] })
    expect(headlineOf(told.charts[0]!)).toBe('Workers: ended')
    expect(headlineOfRelease(told)).toBe('Two charts ended')
    expect(countChanged(told)).toBe('two charts ended')
    expect(headlineOfRelease(tell({ charts: [ended, revision({ table: 'others' })] }))).toBe(
      'One chart ended; one figure revised in one chart',
    )
  })

  test('says of a release how many charts', () => {
    const other = { table: 'others', where: 'month 6' }
    const told = tell({ charts: [newPeriod, { ...newPeriod, ...other }, revision()] })
    expect(headlineOfRelease(told)).toBe(
      'Month 6 added to two charts; one figure revised in one chart',
    )
  })

  test('says how many figures of tables changed where those of the charts did not', () => {
    const inTable = revision({ table: 'workers-table', cause: 'mistake' })
    const told = tell({ charts: [added, { ...added, table: 'others' }], tables: [inTable] })
    expect(headlineOfRelease(told)).toBe('Two new charts; one figure corrected in one table')
  })

  test('says of a first release that charts are new', () => {
    expect(headlineOfRelease(tell({ charts: [added, { ...added, table: 'others' }] }))).toBe(
      'Two new charts',
    )
  })

  test('tells of tables where no chart moved, and the notes where nothing did', () => {
    const table = { ...newPeriod, table: 'workers-table' }
    expect(headlineOfRelease(tell({ tables: [table] }))).toBe('Workers, all: month 6 added')
    expect(headlineOfRelease(tell({ notes: 'Only words' }))).toBe('Only words')
  })

  test('counts changed figures in charts and in tables apart', () => {
    const told = tell({ charts: [revision()], tables: [revision({ table: 'workers-table' })] })
    expect(countChanged(told)).toBe('one figure in one chart, one figure in one table')
  })
})

test('what was accepted is told with its figures, once for each reason', () => {
  const finding = { kind: 'jump', table: 'workers-table', column: 'fte', reason: 'So published' }
  const told = tell({
    accepted: [
      { ...finding, where: 'month 5 · area North', words: 'from 4 to 9' },
      { ...finding, where: 'month 5 · area South', words: 'from 3 to 8' },
      { ...finding, where: 'month 6', words: 'from 9 to 4', reason: 'A merger' },
    ],
  })
  expect(told.accepted).toMatchObject([
    {
      kind: 'Jump',
      subject: { name: 'Workers, all' },
      findings: [
        'month 5, North, workers (full-time equivalent): from 4 to 9',
        'month 5, South, workers (full-time equivalent): from 3 to 8',
      ],
      reason: 'So published',
    },
    { findings: ['month 6, workers (full-time equivalent): from 9 to 4'], reason: 'A merger' },
  ])
})

test('the list for spreadsheets has every changed figure unrounded, with its reason', () => {
  expect(listRevisions([tell({ charts: [newPeriod, revision()] })])).toEqual([
    {
      release: '2027-03-03',
      made: '2027-03-03T09:30:00Z',
      in: 'chart',
      id: 'workers',
      what: 'figure revised',
      figure: 'month 5, North, workers (full-time equivalent)',
      where: 'month 5 · area North',
      column: 'fte',
      before: 10.25,
      after: 12,
      cause: 'publisher',
      reason: 'Late returns came in',
    },
  ])
})
