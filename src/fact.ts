import type { RowOf } from './table.ts'
import type { linkWorkersAndDeprivation } from './tables/link-workers-and-deprivation.ts'
import type { linkWorkersByCensus } from './tables/link-workers-by-census.ts'
import type { linkWorkersByDeprivationFifth } from './tables/link-workers-by-deprivation-fifth.ts'
import type { linkWorkersByMonth } from './tables/link-workers-by-month.ts'
import type { linkWorkersShareByDeprivationFifth } from './tables/link-workers-share-by-deprivation-fifth.ts'
import type { networksByDeprivation } from './tables/networks-by-deprivation.ts'
import type { peopleReferred } from './tables/people-referred.ts'
import type { populationByImd2019Fifth } from './tables/population-by-imd-2019-fifth.ts'
import type { publishedFigures } from './tables/published-figures.ts'
import type { referralsByMonth } from './tables/referrals-by-month.ts'
import type { refusalsBySource } from './tables/refusals-by-source.ts'
import type { shareFromMoreDeprivedAreas } from './tables/share-from-more-deprived-areas.ts'
import type { snomedCodesByYear } from './tables/snomed-codes-by-year.ts'

/** The rows of the tables that facts are computed from, by the table's id. */
export interface Tables {
  'link-workers-by-month': readonly RowOf<typeof linkWorkersByMonth>[]
  'link-workers-by-census': readonly RowOf<typeof linkWorkersByCensus>[]
  'link-workers-by-deprivation-fifth': readonly RowOf<typeof linkWorkersByDeprivationFifth>[]
  'link-workers-and-deprivation': readonly RowOf<typeof linkWorkersAndDeprivation>[]
  'link-workers-share-by-deprivation-fifth': readonly RowOf<
    typeof linkWorkersShareByDeprivationFifth
  >[]
  'networks-by-deprivation': readonly RowOf<typeof networksByDeprivation>[]
  'snomed-codes-by-year': readonly RowOf<typeof snomedCodesByYear>[]
  'referrals-by-month': readonly RowOf<typeof referralsByMonth>[]
  'refusals-by-source': readonly RowOf<typeof refusalsBySource>[]
  'people-referred': readonly RowOf<typeof peopleReferred>[]
  'share-from-more-deprived-areas': readonly RowOf<typeof shareFromMoreDeprivedAreas>[]
  'population-by-imd-2019-fifth': readonly RowOf<typeof populationByImd2019Fifth>[]
  'published-figures': readonly RowOf<typeof publishedFigures>[]
}

/** A number of the prose, computed from one table, so that an article can never disagree with a chart. */
export interface Fact {
  /** What the number is, then which of them: `link-workers.peak.month`. */
  id: string
  table: keyof Tables
  /** What is counted, where and by whom: enough to use the number elsewhere. */
  meaning: string
  /** The number as it reads inside a sentence: `2,753`, `1.3 million`, `12%`, `June 2026`. */
  text(tables: Tables): string
  /** The time it stands for, in words. */
  period(tables: Tables): string
}

/** Declares a fact over the rows of its one table. */
export function defineFact<Id extends keyof Tables>(fact: {
  id: string
  table: Id
  meaning: string
  text(rows: Tables[Id]): string
  period(rows: Tables[Id]): string
}): Fact {
  return {
    ...fact,
    text: (tables) => fact.text(tables[fact.table]),
    period: (tables) => fact.period(tables[fact.table]),
  }
}

/**
 * The one row that holds the wanted values.
 * @throws naming the wanted values when no row, or more than one, holds them.
 */
export function rowWith<Row extends Record<string, unknown>>(
  rows: readonly Row[],
  wanted: Partial<Row>,
): Row {
  const cells = Object.entries(wanted)
  const found = rows.filter((row) => cells.every(([column, value]) => row[column] === value))
  const [row] = found
  if (row === undefined || found.length > 1) {
    throw new Error(
      `fact: rows that hold the wanted values: ${found.length} with ${JSON.stringify(wanted)}; ` +
        'expected exactly one — compare the fact with the rows in data/tables',
    )
  }
  return row
}

/**
 * The row that `beats` every other; of equals, the earlier one.
 * @throws when there is no row.
 */
export function rowThat<Row>(rows: readonly Row[], beats: (a: Row, b: Row) => boolean): Row {
  const [first, ...others] = rows
  if (first === undefined) {
    throw new Error('fact: rows to choose from: 0; expected some — run npm run data')
  }
  return others.reduce((best, row) => (beats(row, best) ? row : best), first)
}

/** The row of the newest census. @throws when there is no row. */
export function newest<Row extends { census: string }>(rows: readonly Row[]): Row {
  return rowThat(rows, (a, b) => a.census > b.census)
}
