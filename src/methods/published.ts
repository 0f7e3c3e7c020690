import type { publishedFigures } from '../sources/published-figures.ts'
import type { Extract, SourceRow } from '../table.ts'

type PublishedFigure = SourceRow<typeof publishedFigures>

/**
 * One published figure of the newest compilation, by its series and, where the series has several, by the year
 * in which its period ends.
 * @throws when there is none, or more than one: a chart must not pick by chance.
 */
export function getPublished(
  extracts: readonly Extract<PublishedFigure>[],
  series: string,
  year?: number,
): PublishedFigure {
  const found = (extracts.at(-1)?.rows ?? []).filter(
    (figure) => figure.series === series && (!year || figure.period_end?.startsWith(`${year}-`)),
  )
  const [figure] = found
  if (!figure || found.length > 1) {
    throw new Error(
      `published-figures: ${series}${year ? ` ending in ${year}` : ''}: ${found.length} rows; expected one — correct the series or import the compilation that has it`,
    )
  }
  return figure
}
