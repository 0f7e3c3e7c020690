import type { Dataset } from './dataset.ts'
import type { Field } from './field.ts'

/** The published shape of every table, by its id: plain JSON, to be kept with each release of the data. */
export type SchemaSnapshot = Record<string, { key: readonly string[]; fields: readonly Field[] }>

/** What a change asks of those who read the data: `major` to look at their programs, `minor` and `patch` nothing. */
export type Level = 'major' | 'minor' | 'patch'

export interface SchemaChange {
  level: Exclude<Level, 'patch'>
  table: string
  /** Absent where the change is of the whole table. */
  column?: string
  /** What changed, to be read after the names of table and column: `its unit: “FTE” before, “hours” now`. */
  words: string
}

/** Takes the shape of these datasets. */
export function snapshotOf(datasets: readonly Dataset[]): SchemaSnapshot {
  return Object.fromEntries(datasets.map(({ id, key, fields }) => [id, { key, fields }]))
}

/**
 * How the shape of the data changed. The order of tables, columns and keys is no part of the shape; without any
 * change of shape only values can differ, which is a patch.
 */
export function diffSchemas(
  before: SchemaSnapshot,
  after: SchemaSnapshot,
): { level: Level; changes: SchemaChange[] } {
  const changes = [
    ...missingFrom(after, before).map((table) => change('major', table, 'the table is gone')),
    ...missingFrom(before, after).map((table) => change('minor', table, 'the table is new')),
    ...Object.keys(before).flatMap((table) => diffTable(table, before[table]!, after[table])),
  ]
  const levels = new Set(changes.map(({ level }) => level))
  return { level: levels.has('major') ? 'major' : levels.has('minor') ? 'minor' : 'patch', changes }
}

type Shape = SchemaSnapshot[string]

function diffTable(table: string, before: Shape, after: Shape | undefined): SchemaChange[] {
  if (!after) return []
  const old = byName(before.fields)
  const now = byName(after.fields)
  const [oldKey, newKey] = [before.key, after.key].map((key) => [...key].sort().join(', '))
  return [
    ...(oldKey === newKey
      ? []
      : [change('major', table, `its key: “${oldKey}” before, “${newKey}” now`)]),
    ...missingFrom(now, old).map((name) => change('major', table, 'the column is gone', name)),
    ...missingFrom(old, now).map((name) => change('minor', table, 'the column is new', name)),
    ...before.fields.flatMap((field) =>
      diffField(field, now[field.name]).map(([level, words]) =>
        change(level, table, words, field.name),
      ),
    ),
  ]
}

type Difference = [SchemaChange['level'], string]

function diffField(before: Field, after: Field | undefined): Difference[] {
  if (!after) return []
  const nowSaid = after.words.filter((word) => !before.words.includes(word))
  const noLonger = before.words.filter((word) => !after.words.includes(word))
  return [
    ...differs('major', 'type', before.type, after.type),
    ...differs('major', 'meaning', before.meaning, after.meaning),
    ...differs('major', 'unit', before.unit, after.unit),
    // A program that trusted every cell to hold a value fails on the first that does not; the reverse harms nobody.
    ...only(before.required && !after.required, 'major', 'it may now be blank'),
    ...only(!before.required && after.required, 'minor', 'it is never blank any more'),
    ...nowSaid.map((word): Difference => ['major', `it may now say “${word}” in place of a value`]),
    ...noLonger.map((word): Difference => ['minor', `it no longer says “${word}”`]),
    ...differs('minor', 'values', list(before.values), list(after.values)),
    ...differs('minor', 'pattern', before.pattern, after.pattern),
    ...differs('minor', 'least value', before.minimum, after.minimum),
    ...differs('minor', 'greatest value', before.maximum, after.maximum),
  ]
}

function differs(
  level: SchemaChange['level'],
  what: string,
  before: string | number | undefined,
  after: string | number | undefined,
): Difference[] {
  const quoted = (value: typeof before) => (value === undefined ? 'not stated' : `“${value}”`)
  return only(
    before !== after,
    level,
    `its ${what}: ${quoted(before)} before, ${quoted(after)} now`,
  )
}

function only(so: boolean, level: SchemaChange['level'], words: string): Difference[] {
  return so ? [[level, words]] : []
}

function change(
  level: SchemaChange['level'],
  table: string,
  words: string,
  column?: string,
): SchemaChange {
  return { level, table, ...(column && { column }), words }
}

function list(values: readonly string[] | undefined): string | undefined {
  return values && [...values].sort().join(', ')
}

function byName(fields: readonly Field[]): Record<string, Field> {
  return Object.fromEntries(fields.map((field) => [field.name, field]))
}

/** The names that stand in `all` and not in `some`. */
function missingFrom(some: object, all: object): string[] {
  return Object.keys(all).filter((name) => !Object.hasOwn(some, name))
}
