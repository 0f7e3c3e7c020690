/** One column of an official file: the names it goes by, and how one of its cells is read. */
export interface Column<Value> {
  /** Official header first, then the other names it has had. */
  names: readonly string[]
  /** What a cell must be, and what to do when it is not, for messages. */
  expected: string
  /** The value of a cell, or `undefined` if it does not fit. */
  parse(cell: string): Value | undefined
  /** In a workbook the cell must be text: a number there has lost its digits after the fifteenth. */
  asText?: true
}

type Names = string | readonly string[]

function column<Value>(
  names: Names,
  expected: string,
  parse: (cell: string) => Value | undefined,
): Column<Value> {
  return { names: typeof names === 'string' ? [names] : names, expected, parse }
}

/** Words; runs of spaces are folded, and none may be left over. */
export function text(names: Names): Column<string> {
  return column(names, 'expected words', (cell) => fold(cell) || undefined)
}

/** A code of the given form. */
export function code(names: Names, form: RegExp, example: string): Column<string> {
  return column(names, `expected a code such as ${example}`, (cell) => {
    const value = cell.trim()
    return form.test(value) ? value : undefined
  })
}

/** A code of digits that is longer than a number can be exact: read as text, never as a number. */
export function digits(names: Names, form: RegExp, example: string): Column<string> {
  return { ...code(names, form, example), asText: true }
}

/** One of a few values. */
export function choice<const Value extends string>(
  names: Names,
  values: readonly Value[],
): Column<Value> {
  return column(names, `expected ${values.join(' or ')}`, (cell) => {
    const value = fold(cell)
    return values.find((each) => each === value)
  })
}

/** A decimal number between two bounds; thousands may be separated by commas. */
export function decimal(names: Names, least: number, most: number): Column<number> {
  return column(
    names,
    `expected a decimal number from ${least} to ${most} — check the delimiter of the download`,
    (cell) => {
      const value = parseNumber(cell)
      return value !== undefined && value >= least && value <= most ? value : undefined
    },
  )
}

/** A whole number from `least`; thousands may be separated by commas, and `12.0` is 12. */
export function count(names: Names, least = 0, most = 1e10): Column<number> {
  return column(names, `expected a whole number from ${least} to ${most}`, (cell) => {
    const value = parseNumber(cell)
    return Number.isInteger(value) && value! >= least && value! <= most ? value : undefined
  })
}

/** A count in which the publisher writes `*` for 1 to 4. */
export function suppressibleCount(names: Names): Column<number | 'suppressed'> {
  const whole = count(names)
  return column(names, 'expected a whole number, or * for a suppressed one', (cell) =>
    cell.trim() === '*' ? 'suppressed' : whole.parse(cell),
  )
}

/** A day, as `2026-07-01`, `20260701` or `01Jul2026`; read as `YYYY-MM-DD`. */
export function day(names: Names): Column<string> {
  return column(names, 'expected a day such as 2026-07-01', (cell) => {
    const found =
      /^(?<year>\d{4})-?(?<month>\d{2})-?(?<date>\d{2})$/.exec(cell.trim()) ??
      /^(?<date>\d{2})(?<month>[A-Z][a-z]{2})(?<year>\d{4})$/.exec(cell.trim())
    if (!found?.groups) return undefined
    const { year, month = '', date } = found.groups
    const number = /\d/.test(month) ? month : String(months.indexOf(month) + 1).padStart(2, '0')
    const value = `${year}-${number}-${date}`
    return isDay(value) ? value : undefined
  })
}

/** A column whose cells may be blank (or `NULL`, as some publishers write it): read as `null`. */
export function blankable<Value>(inner: Column<Value>): Column<Value | null> {
  return {
    ...inner,
    expected: `${inner.expected}, or nothing`,
    parse: (cell) => (/^\s*(NULL)?\s*$/.test(cell) ? null : inner.parse(cell)),
  }
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

function fold(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim()
}

function parseNumber(cell: string): number | undefined {
  const plain = cell
    .trim()
    .replace(/^(-?\d{1,3})((?:,\d{3})+)(?=\.|$)/, (number) => number.replaceAll(',', ''))
  return /^-?(\d+(\.\d*)?|\.\d+)(e-?\d+)?$/i.test(plain) ? Number(plain) : undefined
}

/** True for a day that the calendar has. */
export function isDay(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}
