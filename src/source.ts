import type { z } from 'zod'
import type { Column } from './column.ts'

/** How a source names its releases: a census month, a day, two years such as `2022-23`, or one year. */
export type ReleaseForm = 'YYYY-MM' | 'YYYY-MM-DD' | 'YYYY-YY' | 'YYYY'

/** How an official file in hand relates to the one that its publisher put out. */
export const provenances = ['as published', 'rebuilt', 'transcribed', 'compiled'] as const
export type Provenance = (typeof provenances)[number]

/** What one official file of a publication looks like. A file is recognised by its header, never by its name. */
export interface Layout {
  /** What the file is, in words, for messages. */
  title: string
  /**
   * `csv`: commas, quotes as usual; `tsv`: tabs, quotes are literal; `xlsx`: first sheet of a workbook;
   * `geojson`: a row for each feature, its properties and, as a column of that name, its `geometry`.
   */
  format: 'csv' | 'tsv' | 'xlsx' | 'geojson'
  /** The columns that are read, by the name the code gives them; others may stand beside them, in any order. */
  columns: Record<string, Column<unknown>>
  /**
   * For files of millions of rows: only rows whose text holds one of these are parsed and checked, the others are
   * counted. ASCII without quotes or line breaks; every row that `extract` needs must hold one.
   */
  keeps?: readonly string[]
  /** Which member of a ZIP it is; without it, the only one that ends in .csv or .txt. */
  member?: RegExp
  /** Unless the importer's command says otherwise: `as published`. */
  provenance?: Provenance
  /** What the register must say of every file of this layout. */
  note?: string
}

/** One row of an official file after its cells were read. */
export type Cells<L extends Layout> = {
  [Name in keyof L['columns']]: L['columns'][Name] extends Column<infer Value> ? Value : never
}

/** The row being read: where a finding about it is reported. Columns go by their official names. */
export interface Place {
  /** A fault: nothing of the import is kept. `expected` says what was expected and what to do. */
  problem(column: string, value: unknown, expected: string): void
  /** Worth a line in the report; the row is kept. */
  warning(column: string, value: unknown, remark: string): void
}

/** Where findings about the files as a whole are reported, as `<what>: <value>; <what to do>`. */
export interface Report {
  /** A fault: nothing of the import is kept. */
  problem(what: string): void
  /** Looks wrong but may be right: refused unless the import is told to accept it, with a reason. */
  doubt(what: string): void
}

/** What comes of the files of a release. */
export interface Finished<Row> {
  /** The release, where the content tells it. */
  release?: string | undefined
  /** The tidy rows in their stored order. */
  rows: Row[]
  /** The main figures in words, for the maintainer to recognise: `1,271 networks, 2,752.5 FTE`. */
  summary?: string
  /** The file was made up for tests or benches: the project's own data refuses it. */
  isSynthetic?: boolean
}

/** A fold over the checked rows of one release's official files. It knows no disk, clock or network. */
export interface Extraction<Row, Layouts extends Record<string, Layout>> {
  /** Takes one row of the layout of that name; the files may come in any order. */
  add: { [Name in keyof Layouts]: (cells: Cells<Layouts[Name]>, at: Place) => void }
  finish: () => Finished<Row>
}

/** A file of a release, where its publisher offers it. */
export interface Download {
  release: string
  /** HTTPS; its last part is the name of the file. */
  url: string
  /** Given where it is known beforehand; otherwise the first download's is recorded and holds ever after. */
  sha256?: string
}

/** When new releases of a publication come out: enough to notice a missing or overdue one, no promise. */
export interface Rhythm {
  /** The rule in words. What it rests on stands in a comment beside it. */
  rule: string
  /** How often, each from a release on until the next stage; the last one goes on. */
  stages: readonly [Stage, ...Stage[]]
  /** A release is out by the end of the month that is so many months after the one its figures end in. */
  publishedAfter: number
  /** The month in which a year of figures ends, 1 to 12; December if it is not given. */
  yearEnds?: number
  /** The last release there will be, of a series that has ended. */
  ended?: string
  /** Each release repeats the earlier ones, so that none in between can be missing. */
  isCumulative?: true
}

interface Stage {
  from: string
  every: 'month' | 'quarter' | 'year'
}

/**
 * A publication: who publishes it, under which licence, what its official files look like,
 * and the tidy rows that an import takes from them. One file in `src/sources/` each; the file's name is its id.
 */
export interface Source<Row extends z.ZodObject = z.ZodObject> {
  id: string
  title: string
  publisher: string
  licence: string
  /** The publication's page. */
  page: string
  release: {
    form: ReleaseForm
    /** `content`: the rows tell it; `option`: the maintainer states it, because nothing inside the file does. */
    from: 'content' | 'option'
    /** The first year that can be right. */
    earliest: number
  }
  rhythm: Rhythm | 'irregular'
  /** The files whose addresses are known. */
  downloads?: readonly Download[]
  layouts: Record<string, Layout>
  /** `every`: a release is made of one file of each layout; `one`: of one file of any layout. */
  needs: 'every' | 'one'
  /** The publisher's ZIPs carry wrong checksums at times: one is a doubt then, and else a refusal. */
  checksumsInZipMayBeWrong?: true
  /** Counts that fall by more than a fifth from one release to the next only if something is wrong. */
  steady: readonly ('rows_read' | 'rows_kept')[]
  /** Schema of one row of the tidy extract, as written in CSV and read back; every column carries `.describe()`. */
  row: Row
  /** Columns that identify a row. */
  key: readonly (keyof z.infer<Row> & string)[]
  extract(report: Report): {
    add: Record<string, (cells: never, at: Place) => void>
    finish: () => Finished<z.infer<Row>>
  }
  /** What is to be doubted of two releases that follow one another, as `<what>: <value>; <what to do>`. */
  compare?(earlier: ReleasedRows<z.infer<Row>>, later: ReleasedRows<z.infer<Row>>): string[]
}

/** The rows of an extract, and the release that they are of. */
export interface ReleasedRows<Row> {
  release: string
  rows: readonly Row[]
}

type Declared<Row extends z.ZodObject, Layouts extends Record<string, Layout>> = Omit<
  Source<Row>,
  'layouts' | 'extract'
> & {
  layouts: Layouts
  extract(report: Report): Extraction<z.infer<Row>, Layouts>
}

/** Declares a source; the only place where the types of its columns and of its extraction meet. */
export function defineSource<Row extends z.ZodObject, Layouts extends Record<string, Layout>>(
  source: Declared<Row, Layouts>,
): Source<Row> {
  return source
}

/** Compares two rows by the given columns in turn, by code unit: the stored order of an extract. */
export function byColumns<Row>(...columns: (keyof Row)[]): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const column of columns) {
      const left = a[column] ?? ''
      const right = b[column] ?? ''
      if (left !== right) return left < right ? -1 : 1
    }
    return 0
  }
}
