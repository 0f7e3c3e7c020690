import type { Chart, Column } from '../chart.ts'
import { formatCount, formatDay, formatDecimal, formatMonth } from '../format.ts'
import { fieldsOf, type Field } from '../metadata/field.ts'
import { addresses } from '../site.ts'
import type { Table } from '../table.ts'

/** What a figure stands in: a chart or a table, with what it takes to name its figures in words. */
export interface Subject {
  kind: 'chart' | 'table'
  id: string
  name: string
  /** Its place on the site; none where it is no longer there. */
  address?: string
  /** Columns that identify a row. */
  key: readonly string[]
  columns: Readonly<Record<string, Pick<Column, 'label' | 'format'>>>
}

/**
 * A chart, named by its id: its title is a finding and changes with the figures.
 * @param place the name of its area where it is the chart of one; its id has the area's code
 */
export function subjectOfChart(
  { id, area, key, columns }: Pick<Chart, 'id' | 'area'> & Pick<Subject, 'key' | 'columns'>,
  place?: string,
): Subject {
  const name = place ? `${nameOfId(id.slice(0, -`-${area}`.length))} ${place}` : nameOfId(id)
  return { kind: 'chart', id, name, address: addresses.chart(id), key, columns }
}

/**
 * A table.
 * @param rows where they name the areas of their codes, figures are told by these names
 */
export function subjectOfTable(
  { id, title, key, row }: Table,
  rows: readonly Record<string, unknown>[] = [],
): Subject {
  const columns = Object.fromEntries(fieldsOf(row).map((field) => [field.name, columnOf(field)]))
  const names = new Map(rows.map(({ code, name }) => [code, name]))
  const format = (code: string | number) => {
    const name = names.get(code)
    return typeof name === 'string' ? name : String(code)
  }
  const named = columns['code'] ? { ...columns, code: { ...columns['code'], format } } : columns
  return { kind: 'table', id, name: title, address: addresses.table(id), key, columns: named }
}

/** A chart or table that a record names and that the site no longer has. */
export function retiredSubject(kind: Subject['kind'], id: string): Subject {
  return { kind, id, name: nameOfId(id), key: [], columns: {} }
}

/** `link-workers-by-month` as words: `Link workers by month`. */
function nameOfId(id: string): string {
  const words = id
    .replaceAll('-', ' ')
    .replace(/\b(imd|icb|pcn|nhs)\b/g, (word) => word.toUpperCase())
    .replace(/\bsub ICB\b/g, 'sub-ICB')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A column of a table as readers need it: the first clause of its meaning, and how its values are written. */
function columnOf({ meaning, type, unit }: Field): Subject['columns'][string] {
  const label = meaning.split(/[;,](?= )/)[0]!
  if (type === 'yearmonth') return { label, format: (value) => formatMonth(String(value)) }
  if (type === 'date') return { label, format: (value) => formatDay(String(value)) }
  if (unit === 'count') return { label, format: (value) => formatCount(Number(value)) }
  if (type === 'number') return { label, format: (value) => formatDecimal(Number(value), 2) }
  return { label }
}
