import type { Movement } from '../publishing/record.ts'
import { writeFigure } from '../write-figure.ts'
import type { Subject } from './subject.ts'

/** Which figure moved: `June 2025, link workers (full-time equivalent)`. */
export function nameFigure(
  { where, column }: Pick<Movement, 'where' | 'column'>,
  subject: Subject,
): string {
  const row = nameRow(where, subject)
  const label = column && lowerFirst(subject.columns[column]?.label ?? column.replaceAll('_', ' '))
  return [row, label].filter(Boolean).join(', ')
}

/** A row, or a period, by its key: `census 2026-06 · level england` is `June 2026, England`. */
export function nameRow(where: string, { key, columns }: Subject): string {
  const parts = splitKey(where, key).map(({ column, value }) => {
    const format = columns[column]?.format
    if (format) return format(value)
    // A number alone says nothing.
    if (/^-?[\d.]+$/.test(value)) return `${column.replaceAll('_', ' ')} ${value}`
    return levels[value] ?? value
  })
  // England is the name of an area and of its level.
  return [...new Set(parts)].join(', ')
}

/** Levels of areas as people write them. */
const levels: Readonly<Record<string, string>> = {
  england: 'England',
  icb: 'ICB',
  'sub-icb': 'sub-ICB location',
}

/** The columns and values of a row's name; a value may hold the dot that stands between them. */
function splitKey(where: string, key: readonly string[]): { column: string; value: string }[] {
  const parts: { column: string; value: string }[] = []
  for (const text of where.split(' · ')) {
    const [name = '', ...rest] = text.split(' ')
    const before = parts.at(-1)
    if (before && key.length > 0 && !key.includes(name)) before.value += ` · ${text}`
    else parts.push({ column: name, value: rest.join(' ') })
  }
  return where === '' ? [] : parts
}

/**
 * A figure before and after, as the chart or table writes it; unrounded where rounding would make both the same.
 */
export function writeStep(
  { before, after, column = '' }: Movement,
  { columns }: Subject,
): { before: string; after: string } {
  const format = columns[column]?.format
  const written = { before: writeCell(before, format), after: writeCell(after, format) }
  return written.before === written.after
    ? { before: writeCell(before), after: writeCell(after) }
    : written
}

function writeCell(
  cell: Movement['before'] = null,
  format?: (value: string | number) => string,
): string {
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no'
  return writeFigure(cell, format)
}

/** A label inside a sentence: its first letter small, unless it begins with an abbreviation or a code. */
function lowerFirst(label: string): string {
  return /^[A-Z](?=[a-z ])/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
}
