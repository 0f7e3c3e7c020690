import type { Field } from './field.ts'

const types: Record<Field['type'], string> = {
  string: 'text',
  uri: 'web address',
  date: 'day, YYYY-MM-DD',
  yearmonth: 'month, YYYY-MM',
  integer: 'whole number',
  number: 'number',
}

/** What a column holds, for readers: `whole number, 1 to 5`, `one of: count, estimate, target`. */
export function typeInWords({ type, values, minimum, maximum }: Field): string {
  if (values) return `one of: ${values.join(', ')}`
  const bounded = minimum !== undefined && maximum !== undefined
  return bounded ? `${types[type]}, ${minimum} to ${maximum}` : types[type]
}

/** What stands in a cell without a value: `blank or “suppressed”`; `always a value` where every cell has one. */
export function absenceInWords({ required, words }: Field): string {
  const ways = [...(required ? [] : ['blank']), ...words.map((word) => `“${word}”`)]
  return ways.length === 0 ? 'always a value' : ways.join(' or ')
}
