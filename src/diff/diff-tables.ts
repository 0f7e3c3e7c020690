import type { Finding, Severity } from '../finding.ts'
import { nameByKey } from '../name-by-key.ts'

/** What can happen to a table between two states, and how grave it is. */
export const kinds = {
  'table vanished': 'stops',
  'column vanished': 'stops',
  'row vanished': 'stops',
  'figure vanished': 'stops',
  'row added to a past period': 'asks for a reason',
  'figure revised': 'asks for a reason',
  'coverage fell': 'asks for a reason',
  'table added': 'expected',
  'column added': 'expected',
  'new period': 'expected',
  'figure filled in': 'expected',
  'period no longer shown': 'expected',
} as const satisfies Record<string, Severity>
export type Kind = keyof typeof kinds

export type Cell = string | number | boolean | null
export type Row = Readonly<Record<string, Cell>>

/** A table in one state, as much as a comparison needs. */
export interface TableState {
  id: string
  /** Columns that identify a row. */
  key: readonly string[]
  rows: readonly Row[]
}

/** One thing that changed. */
export interface Change extends Finding {
  kind: Kind
  before?: Cell
  after?: Cell
  /** For a period that came or went: how many rows it has. */
  rows?: number
}

/** Columns by which the tables tell time. */
export const periodColumns = ['census', 'month', 'year', 'period', 'period_end']

/** Columns that say how much of the whole the figures stand on. */
const coverageColumns = /^(covered|reporting|recording)_share$|^(patients|practices)_covered$/

/**
 * Compares tables cell by cell between two states, in the order of their ids and rows.
 * A row of a period that the table did not have before is news; anything else that moves in the past is not.
 */
export function diffTables(before: readonly TableState[], after: readonly TableState[]): Change[] {
  const earlier = new Map(before.map((table) => [table.id, table]))
  const later = new Map(after.map((table) => [table.id, table]))
  const ids = [...new Set([...earlier.keys(), ...later.keys()])].sort()
  return ids.flatMap((id) => {
    const [was, is] = [earlier.get(id), later.get(id)]
    if (!was) return [change('table added', id)]
    if (!is) return [change('table vanished', id)]
    return [...diffColumns(was, is), ...diffRows(was, is)]
  })
}

/**
 * Compares what charts draw, each as a table of its points. A chart may move on: a period that it shows no more stays
 * in its table, which is compared by itself.
 */
export function diffCharts(before: readonly TableState[], after: readonly TableState[]): Change[] {
  const later = new Map(after.map((chart) => [chart.id, chart]))
  const left = before.flatMap((was) => periodsLeft(was, later.get(was.id)))
  const names = new Set(left.flatMap(({ id, rows }) => rows.map((row) => `${id} ${row}`)))
  return [
    ...left.map(({ id, where, rows }) =>
      change('period no longer shown', id, { where, rows: rows.length }),
    ),
    ...diffTables(before, after).filter(({ table, where }) => !names.has(`${table} ${where}`)),
  ]
}

/** The periods that a chart showed and shows no more, with the names of their rows. */
function periodsLeft(was: TableState, is: TableState | undefined) {
  const period = is && periodOf(is)
  if (!period) return []
  const shown = new Set(is.rows.map((row) => row[period]))
  const gone = was.rows.filter((row) => !shown.has(row[period]))
  return [...Map.groupBy(gone, (row) => row[period])].map(([value, rows]) => ({
    id: is.id,
    where: `${period} ${value}`,
    rows: rows.map((row) => nameByKey(row, is.key)),
  }))
}

function diffColumns(was: TableState, is: TableState): Change[] {
  // Only rows know their columns.
  if (was.rows.length === 0 || is.rows.length === 0) return []
  const [before, after] = [columnsOf(was), columnsOf(is)]
  return [
    ...before
      .difference(after)
      .values()
      .map((column) => change('column vanished', is.id, { column })),
    ...after
      .difference(before)
      .values()
      .map((column) => change('column added', is.id, { column })),
  ]
}

function diffRows(was: TableState, is: TableState): Change[] {
  const moved = diffMoved(was, is)
  if (moved) return moved
  const { id, key } = is
  const before = new Map(was.rows.map((row) => [nameByKey(row, key), row]))
  const after = new Map(is.rows.map((row) => [nameByKey(row, key), row]))
  const period = periodOf(is)
  const known = new Set(was.rows.map((row) => (period ? row[period] : undefined)))

  const added = [...after].filter(([name]) => !before.has(name))
  const isNews = ([, row]: [string, Row]) => period !== undefined && !known.has(row[period])
  const news = Map.groupBy(added.filter(isNews), ([, row]) => `${period} ${row[period!]}`)
  const columns = [...columnsOf(was).intersection(columnsOf(is))]

  return [
    ...[...before.keys()]
      .filter((name) => !after.has(name))
      .map((where) => change('row vanished', id, { where })),
    ...[...after].flatMap(([where, row]) => {
      const earlier = before.get(where)
      return earlier ? diffCells(id, where, earlier, row, columns) : []
    }),
    ...added
      .filter((entry) => !isNews(entry))
      .map(([where]) => change('row added to a past period', id, { where })),
    ...[...news].map(([where, rows]) => change('new period', id, { where, rows: rows.length })),
  ]
}

/**
 * A table of the newest period only, which is no part of its key, moves on to a newer one as a whole.
 * Undefined for every other table: there a row that is gone has vanished.
 */
function diffMoved(was: TableState, is: TableState): Change[] | undefined {
  const [before, after] = [onlyPeriod(was), onlyPeriod(is)]
  if (!before || !after || before >= after) return undefined
  return [
    change('period no longer shown', is.id, { where: before, rows: was.rows.length }),
    change('new period', is.id, { where: after, rows: is.rows.length }),
  ]
}

/** The one period of a table whose key has none: `census 2026-06`. */
function onlyPeriod(table: TableState): string | undefined {
  const column = periodColumns.find((each) => columnsOf(table).has(each))
  if (!column || periodOf(table)) return undefined
  const periods = new Set(table.rows.map((row) => row[column]))
  return periods.size === 1 ? `${column} ${[...periods][0]}` : undefined
}

function diffCells(
  table: string,
  where: string,
  was: Row,
  is: Row,
  columns: readonly string[],
): Change[] {
  return columns.flatMap((column) => {
    const [before, after] = [was[column] ?? null, is[column] ?? null]
    if (before === after) return []
    return [change(kindOf(column, before, after), table, { where, column, before, after })]
  })
}

function kindOf(column: string, before: Cell, after: Cell): Kind {
  if (after === null) return 'figure vanished'
  if (before === null) return 'figure filled in'
  const fell = Number(after) < Number(before)
  return coverageColumns.test(column) && fell ? 'coverage fell' : 'figure revised'
}

function change(kind: Kind, table: string, rest: Partial<Change> = {}): Change {
  return { kind, severity: kinds[kind], table, where: '', words: wordsOf(rest), ...rest }
}

/** The numbers of a change in words: `112.3 before, 113 now`. */
function wordsOf({ before, after, rows }: Partial<Change>): string {
  if (rows !== undefined) return `${rows} ${rows === 1 ? 'row' : 'rows'}`
  if (before === undefined || after === undefined) return ''
  return `${before ?? 'nothing'} before, ${after ?? 'nothing'} now`
}

/** The column of the key that tells time. */
function periodOf({ key }: TableState): string | undefined {
  return periodColumns.find((column) => key.includes(column))
}

function columnsOf({ rows }: TableState): Set<string> {
  return new Set(Object.keys(rows[0] ?? {}))
}
