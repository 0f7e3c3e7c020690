import { defineFact, rowWith } from '../fact.ts'
import type { Fact, Tables } from '../fact.ts'
import { formatCount } from '../format.ts'

/** A fact that is a figure as printed in a paper, a statistic or the trade press: the one that `row` describes. */
export function publishedFact(fact: {
  id: string
  row: Partial<Tables['published-figures'][number]>
  period: string
  meaning: string
  format?: (value: number) => string
}): Fact {
  const { format = formatCount } = fact
  return defineFact({
    id: fact.id,
    table: 'published-figures',
    meaning: fact.meaning,
    text: (rows) => format(rowWith(rows, fact.row).value),
    period: () => fact.period,
  })
}

/** A percentage with the decimals that its publication printed: `60%`, `10.6%`. */
export function formatPrintedPercent(value: number): string {
  return `${value}%`
}
