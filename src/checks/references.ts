import { nameByKey } from '../name-by-key.ts'
import { numberOf, type Check, type Column } from './check.ts'
import { formatFigure } from './words.ts'

/** Where a published figure stands in the table `published-figures`. */
export interface Quotation {
  series: string
  /** The year in which its period ends, where the series has several. */
  year?: number
  /** The figure as printed for the figure here: 100 where a share is printed in per cent; 1 if it is not given. */
  times?: number
}

/**
 * A figure quoted from a publication is the one that `published-figures` has, with its source.
 * @param quotationOf what a row quotes; null where it quotes nothing
 */
export function quotes<Row extends object>(
  column: Column<Row>,
  quotationOf: (row: Row) => Quotation | null,
): Check<Row> {
  return {
    kind: 'not as published',
    find: ({ table, rows, rowsOf }) =>
      rows.flatMap((row) => {
        const quotation = quotationOf(row)
        const here = numberOf(row, column)
        if (!quotation || here === null) return []
        const { series, year, times = 1 } = quotation
        const found = rowsOf('published-figures').filter(
          (figure) =>
            figure.series === series && (!year || String(figure.period_end).startsWith(`${year}-`)),
        )
        const there = found.length === 1 ? numberOf(found[0]!, 'value') : null
        if (there !== null && Math.abs(here * times - there) < 1e-6) return []
        return [
          {
            severity: 'stops',
            where: nameByKey(row, table.key),
            column,
            words:
              there === null
                ? `${formatFigure(here)}, but published-figures has ${found.length} rows of ${series}${year ? ` ending in ${year}` : ''}; expected one`
                : `${formatFigure(here * times)}, but ${formatFigure(there)} is published as ${series}`,
          },
        ]
      }),
  }
}

/** Every figure says where it was printed and where it was read. */
export const sourced: Check = {
  kind: 'no source',
  find: ({ table, rows }) =>
    rows
      .filter(
        ({ source_title, source_url }) =>
          !source_title || !/^https:\/\/\S+$/.test(String(source_url)),
      )
      .map((row) => ({
        severity: 'stops',
        where: nameByKey(row, table.key),
        column: 'source_url',
        words: `${String(row.source_title)}, ${String(row.source_url)}; expected a title and an https address`,
      })),
}
