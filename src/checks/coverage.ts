import { max } from 'd3'
import { nameByKey } from '../name-by-key.ts'
import { numberOf, type Check, type Column } from './check.ts'
import { stepsOf, type Series, type Step } from './steps.ts'
import { formatFigure, formatPeriod } from './words.ts'

/** A fall of up to two in a hundred is no news: a few networks come late. */
const slack = 0.02

/**
 * The newest step of each series does not lose more of its coverage than any earlier step of its pool did.
 * @param unit `share`: falls are counted in hundredths of the whole; `count`: in shares of what there was
 */
export function coverageHolds<Row extends object>(
  column: Column<Row>,
  unit: 'share' | 'count',
  series: Series<Row>,
): Check<Row> {
  const fallOf = ({ from, to }: Step<Row>) => {
    const [before, after] = [numberOf(from, column), numberOf(to, column)]
    if (before === null || after === null) return null
    return (before - after) / (unit === 'share' ? 1 : before || 1)
  }
  return {
    kind: 'coverage shrank',
    find({ table, rows }) {
      const steps = stepsOf(rows, series).flatMap((step) => {
        const fall = fallOf(step)
        return fall === null ? [] : [{ ...step, fall }]
      })
      const earlier = Map.groupBy(
        steps.filter(({ isNewest }) => !isNewest),
        ({ pool }) => pool,
      )
      return steps
        .filter(({ isNewest }) => isNewest)
        .flatMap(({ from, to, pool, fall }) => {
          const worst = Math.max(0, max(earlier.get(pool) ?? [], (step) => step.fall) ?? 0)
          if (fall <= Math.max(worst, slack)) return []
          const at = (row: Row) =>
            `${formatFigure(numberOf(row, column)!)} in ${formatPeriod(String(row[series.period]))}`
          return [
            {
              severity: 'asks for a reason',
              where: nameByKey(to, table.key),
              column,
              words: `from ${at(from)} to ${at(to)}, ${describeFall(fall, unit)}; the largest fall before${pool && ` of ${pool}`} was ${describeFall(worst, unit)}`,
            },
          ]
        })
    },
  }
}

function describeFall(fall: number, unit: 'share' | 'count'): string {
  const hundredths = (fall * 100).toFixed(1)
  return unit === 'share' ? `${hundredths} percentage points` : `${hundredths}%`
}
