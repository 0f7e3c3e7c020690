import type { Column } from '../../src/column.ts'
import type { Place, Source } from '../../src/source.ts'
import type { Findings } from './findings.ts'
import type { Recognised } from './recognise.ts'
import type { WorkbookCell } from './sheet.ts'

const everySoMany = 10_000

/** A value as messages show it: an outline of a hundred kilobytes says no more than its beginning. */
function show(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value)
  return text.length > 100 ? `${text.slice(0, 100)}…` : text
}

/** A column with the cell read last: in files of millions of rows most cells repeat the one above. */
type ReadColumn = Recognised['columns'][number] & {
  field: WorkbookCell | undefined
  value: unknown
}

/** Checks the records of one file, header first, and hands each row's cells to the source's extraction. */
export class Rows {
  /** Rows read so far, the header apart. */
  count = 0
  readonly #columns: readonly ReadColumn[]
  readonly #width: number
  readonly #add: ReturnType<Source['extract']>['add'][string]
  readonly #findings: Findings
  readonly #place: Place
  readonly #where: string
  readonly #progress: (rows: number) => void
  #headerPassed = false
  #line = 0

  constructor(
    where: string,
    { columns, width }: Recognised,
    add: ReturnType<Source['extract']>['add'][string],
    findings: Findings,
    progress: (rows: number) => void,
  ) {
    this.#where = where
    this.#columns = columns.map((column) => ({ ...column, field: undefined, value: undefined }))
    this.#width = width
    this.#add = add
    this.#findings = findings
    this.#progress = progress
    const tell = (column: string, value: unknown, remark: string) =>
      `${where}:${this.#line}: ${column}: ${show(value)}; ${remark}`
    this.#place = {
      problem: (column, value, expected) => findings.problem(tell(column, value, expected)),
      warning: (column, value, remark) =>
        findings.warning(`${column}; ${remark}`, tell(column, value, remark)),
    }
  }

  /** Counts rows that nobody reads. */
  pass(rows: number) {
    const before = this.count
    this.count += rows
    if (Math.floor(this.count / everySoMany) > Math.floor(before / everySoMany)) {
      this.#progress(this.count)
    }
  }

  take(fields: readonly WorkbookCell[], line: number) {
    if (!this.#headerPassed) {
      this.#headerPassed = true
      return
    }
    this.#line = line
    this.pass(1)
    if (!this.isWhole(fields, line)) return
    const cells: Record<string, unknown> = {}
    let fits = true
    for (const read of this.#columns) {
      const field = fields[read.index] ?? ''
      if (field !== read.field) {
        read.field = field
        read.value = parse(read.column, field)
      }
      cells[read.key] = read.value
      if (read.value !== undefined) continue
      fits = false
      const { expected, advice } = read.column
      this.#place.problem(read.name, field, `expected ${expected} — ${advice}`)
    }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- defineSource tied this layout's cells to this function
    if (fits) this.#add(cells as never, this.#place)
  }

  /** Whether a row has as many fields as the header; a fault that is reported. */
  isWhole({ length }: readonly WorkbookCell[], line: number): boolean {
    if (length === this.#width) return true
    this.#findings.problem(
      `${this.#where}:${line}: fields: ${length}; expected ${this.#width} as in the header — check the quotes, or download the file again`,
    )
    return false
  }
}

function parse(column: Column<unknown>, field: WorkbookCell): unknown {
  return column.asText && typeof field === 'number' ? undefined : column.parse(`${field}`)
}
