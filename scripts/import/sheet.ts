import type { XmlReader } from './xml.ts'

// The last column that a spreadsheet can have is XFD.
const mostColumns = 16_384

/** A cell: text, or a number, of which a workbook keeps fifteen digits. Dates are numbers, too. */
export type WorkbookCell = string | number

/** A row of a sheet and its number. Blank cells are ''. */
export interface SheetRow {
  cells: WorkbookCell[]
  line: number
}

/** Reads the strings that the cells of a workbook share, by their numbers. */
export class StringsReader implements XmlReader {
  readonly strings: string[] = []
  #string = ''
  #isText = false
  #isPhonetic = false

  open(name: string) {
    if (name === 'si') this.#string = ''
    if (name === 'rPh') this.#isPhonetic = true
    if (name === 't') this.#isText = !this.#isPhonetic
  }

  text(text: string) {
    if (this.#isText) this.#string += text
  }

  close(name: string) {
    if (name === 't') this.#isText = false
    if (name === 'rPh') this.#isPhonetic = false
    if (name === 'si') this.strings.push(this.#string)
  }
}

/** Reads the rows of a sheet that are not blank, each at least as wide as the first. */
export class SheetReader implements XmlReader {
  readonly #strings: readonly string[]
  #rows: SheetRow[] = []
  #cells: WorkbookCell[] = []
  #line = 0
  #width = 0
  #column = 0
  #type = ''
  #value = ''
  #isValue = false

  constructor(strings: readonly string[]) {
    this.#strings = strings
  }

  /** The rows read since they were last asked for. */
  taken(): SheetRow[] {
    const rows = this.#rows
    this.#rows = []
    return rows
  }

  open(name: string, { r: place, t: type }: Record<string, string>) {
    if (name === 'row') {
      this.#line = place === undefined ? this.#line + 1 : Number(place)
      this.#cells = []
    } else if (name === 'c') {
      this.#column = place === undefined ? this.#cells.length : columnOf(place)
      this.#type = type ?? 'n'
      this.#value = ''
    } else if (name === 'v' || name === 't') this.#isValue = true
  }

  text(text: string) {
    if (this.#isValue) this.#value += text
  }

  close(name: string) {
    if (name === 'v' || name === 't') this.#isValue = false
    else if (name === 'c') this.#putCell()
    else if (name === 'row') this.#putRow()
  }

  #putCell() {
    const cell = this.#cell()
    if (cell === '') return
    while (this.#cells.length < this.#column) this.#cells.push('')
    this.#cells[this.#column] = cell
  }

  #cell(): WorkbookCell {
    const value = this.#value.trim()
    if (value === '') return ''
    if (this.#type === 'n') return Number(value)
    if (this.#type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
    if (this.#type !== 's') return value
    const string = this.#strings[Number(value)]
    if (string === undefined) throw new Error(`row ${this.#line}: no shared string ${value}`)
    return string.trim()
  }

  #putRow() {
    if (this.#cells.length === 0) return
    this.#width ||= this.#cells.length
    while (this.#cells.length < this.#width) this.#cells.push('')
    this.#rows.push({ cells: this.#cells, line: this.#line })
  }
}

/** The position of a cell in its row by its name: B2 is 1. */
function columnOf(place: string): number {
  let number = 0
  for (const letter of /^[A-Z]+/.exec(place)?.[0] ?? '') {
    number = number * 26 + letter.charCodeAt(0) - 64
  }
  if (number < 1 || number > mostColumns) throw new Error(`cell ${place}: no such column`)
  return number - 1
}
