/** The columns that the facts read, for each table that a fact may name (`data/tables/<id>.json`). */
export interface Tables {
  'link-workers-by-month': readonly {
    census: string
    fte: number
    fte_link_worker: number
    fte_mental_health: number | null
    networks_active: number
    networks_recording: number
    recording_share: number
  }[]
  'link-workers-by-census': readonly {
    level: string
    code: string
    name: string
    census: string
    fte: number
    patients: number
    fte_per_100000: number
  }[]
  'link-workers-by-deprivation-fifth': readonly {
    edition: string
    census: string
    fifth: number
    reporting_share: number
    fte_per_100000: number
    fte_per_100000_reporting: number
  }[]
  'snomed-codes-by-year': readonly {
    year: string
    referred: number | 'suppressed' | null
    offered: number | 'suppressed' | null
    declined: number | 'suppressed' | null
  }[]
  'refusals-by-source': readonly { source: string; period: string; refused_share: number }[]
  'people-referred': readonly { series: string; people: number }[]
  'share-from-more-deprived-areas': readonly { series: string; period: string; share: number }[]
  'population-by-imd-2019-fifth': readonly {
    fifth: number
    share: number
    cumulative_share: number
  }[]
  'published-figures': readonly {
    series: string
    category: string
    period_end: string | null
    value: number
    lower: number | null
    upper: number | null
  }[]
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
