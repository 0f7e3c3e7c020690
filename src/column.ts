/** One column of an official file: the names it goes by, and how one of its cells is read. */
export interface Column<Value> {
  /** Official header first, then the other names it has had. */
  names: readonly string[]
  /** What a cell must be, for messages: `expected <this>`. */
  expected: string
  /** What to do when a cell is not that. */
  advice: string
  /** The value of a cell, or `undefined` if it does not fit. */
  parse(cell: string): Value | undefined
  /** In a workbook the cell must be text: of a number it keeps fifteen digits only. */
  asText?: true
}

type Names = string | readonly string[]

const downloadAgain = 'check the delimiter of the download'
const takeAsPublished = 'take the file as published, not one saved again by a spreadsheet'

/** Words; runs of spaces and of characters that are not to be seen are folded, and something must be left. */
export function text(names: Names): Column<string> {
  return {
    names: [names].flat(),
    expected: 'words',
    advice: downloadAgain,
    parse: (cell) => fold(cell) || undefined,
  }
}

/** A code of the given form. */
export function code(names: Names, form: RegExp, example: string): Column<string> {
  return {
    names: [names].flat(),
    expected: `a code such as ${example}`,
    advice: takeAsPublished,
    parse(cell) {
      const value = cell.trim()
      return form.test(value) ? value : undefined
    },
  }
}

/** A code of digits, longer than a number can be exact: always text. */
export function digits(names: Names, form: RegExp, example: string): Column<string> {
  return { ...code(names, form, example), asText: true }
}

/** One of a few values. */
export function choice<const Value extends string>(
  names: Names,
  values: readonly Value[],
): Column<Value> {
  return {
    names: [names].flat(),
    expected: values.join(' or '),
    advice: 'if the publisher added a value, decide what it means and add it to the source',
    parse(cell) {
      const value = fold(cell)
      return values.find((each) => each === value)
    },
  }
}

/** A decimal number between two bounds; thousands may be separated by commas. */
export function decimal(names: Names, least: number, most: number): Column<number> {
  return {
    names: [names].flat(),
    expected: `a decimal number from ${least} to ${most}`,
    advice: downloadAgain,
    parse(cell) {
      const value = parseNumber(cell)
      return value !== undefined && value >= least && value <= most ? value : undefined
    },
  }
}

/** A whole number between two bounds; thousands may be separated by commas, and `12.0` is 12. */
export function count(names: Names, least = 0, most = 1e10): Column<number> {
  const number = decimal(names, least, most)
  return {
    names: [names].flat(),
    expected: `a whole number from ${least} to ${most}`,
    advice: downloadAgain,
    parse(cell) {
      const value = number.parse(cell)
      return Number.isInteger(value) ? value : undefined
    },
  }
}

/** A count in which the publisher writes `*` for a small one. */
export function suppressibleCount(names: Names): Column<number | 'suppressed'> {
  const whole = count(names)
  return {
    ...whole,
    expected: `${whole.expected}, or * for a suppressed one`,
    parse: (cell) => (cell.trim() === '*' ? 'suppressed' : whole.parse(cell)),
  }
}

/** A day written `2026-07-01`, `20260701`, `01Jul2026`, `01JUL2026` or `01-Jul-26`; read as `YYYY-MM-DD`. */
export function day(names: Names): Column<string> {
  return {
    names: [names].flat(),
    expected: 'a day such as 2026-07-01',
    advice: takeAsPublished,
    parse(cell) {
      const value = cell.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
      const [, date, name = '', year] = /^(\d{2})-?([a-z]{3})-?(\d{4}|\d{2})$/i.exec(value) ?? []
      if (year === undefined) return isDay(value) ? value : undefined
      const month = months.indexOf(name.toLowerCase()) + 1
      const spelled = `${year.padStart(4, '20')}-${String(month).padStart(2, '0')}-${date}`
      return isDay(spelled) ? spelled : undefined
    },
  }
}

/** A day written `31/03/2024`, day first; read as `YYYY-MM-DD`. */
export function dayMonthYear(names: Names): Column<string> {
  return {
    names: [names].flat(),
    expected: 'a day such as 31/03/2024',
    advice: takeAsPublished,
    parse(cell) {
      const [, date, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(cell.trim()) ?? []
      const value = `${year}-${month}-${date}`
      return isDay(value) ? value : undefined
    },
  }
}

/** A column whose cells may be blank (or `NULL`, as some publishers write it): read as `null`. */
export function blankable<Value>(column: Column<Value>): Column<Value | null> {
  return {
    ...column,
    expected: `${column.expected}, or nothing`,
    parse: (cell) => (/^\s*(NULL)?\s*$/.test(cell) ? null : column.parse(cell)),
  }
}

/** True for a day `YYYY-MM-DD` that the calendar has. */
export function isDay(value: string): boolean {
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(`${value}T`)
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** Spaces, and what is not to be seen: control characters, of which XML takes none, and marks of direction. */
const blanks = /[\s\p{Cc}\p{Cf}]+/gu

function fold(cell: string): string {
  return cell.replace(blanks, ' ').trim()
}

function parseNumber(cell: string): number | undefined {
  const number = cell.trim()
  const isNumber = /^-?(\d+|\d{1,3}(,\d{3})+)?(\.\d+)?$/.test(number) && /\d/.test(number)
  return isNumber ? Number(number.replaceAll(',', '')) : undefined
}
