import { greatest, median } from 'd3'
import { nameByKey } from '../name-by-key.ts'
import { numberOf, type Check, type Column } from './check.ts'
import { stepsOf, type Series, type Step } from './steps.ts'
import { formatFigure, formatPeriod } from './words.ts'

/** What a jump is measured by. */
export interface Jumps<Row> extends Series<Row> {
  /** Above 0; a change of this size is small whatever it is of: three link workers more in a place with four. */
  small: number
  /** The column with the share of the whole that the figures stand on, where not everybody reports. */
  coverage?: Column<Row>
}

/** So many robust standard deviations from what was usual is a jump. */
const far = 5
/** With fewer earlier steps nothing is judged. */
const fewest = 12
/** History that hardly moved says little; a step within five times 1% a month's root is never a jump. */
const leastSpread = 0.01
/** Two figures compare when most had reported before the step, and nearly as many as after it. */
const comparable = { coverage: 0.8, apart: 0.05 }

/**
 * The newest step of each series is one that history makes likely: the logarithms of the earlier steps of its pool,
 * divided by the root of the months between (figures wander), have a median and a median absolute deviation, and the
 * newest one may lie up to five deviations beyond the median or beyond no change, whichever is further. Growth that
 * came with more reporting is no guide, so only steps of comparable coverage count, and the newest step may in
 * addition move as far as its coverage did.
 */
export function jumps<Row extends object>(column: Column<Row>, how: Jumps<Row>): Check<Row> {
  const { small, coverage, period } = how
  const sizeOf = ({ from, to }: Step<Row>) => {
    const [before, after] = [numberOf(from, column), numberOf(to, column)]
    return before === null || after === null ? null : Math.log((after + small) / (before + small))
  }
  const coverageOf = (row: Row) => (coverage ? numberOf(row, coverage) : null) ?? 1
  const compares = ({ from, to }: Step<Row>) =>
    coverageOf(from) >= comparable.coverage &&
    Math.abs(coverageOf(to) - coverageOf(from)) <= comparable.apart

  return {
    kind: 'jump',
    find({ table, rows }) {
      const measured = stepsOf(rows, how).flatMap((step) => {
        const size = sizeOf(step)
        return size === null ? [] : [{ ...step, size, pace: size / Math.sqrt(step.months) }]
      })
      const history = Map.groupBy(
        measured.filter((step) => !step.isNewest && compares(step)),
        ({ pool }) => pool,
      )
      return measured
        .filter(({ isNewest }) => isNewest)
        .flatMap((step) => {
          const earlier = history.get(step.pool) ?? []
          if (earlier.length < fewest) return []
          const { low, high } = usual(
            earlier.map(({ pace }) => pace),
            step.months,
          )
          const [reportedBefore, reportedAfter] = [coverageOf(step.from), coverageOf(step.to)]
          const reporting =
            reportedBefore === reportedAfter ? 0 : Math.log(reportedAfter / reportedBefore)
          if (
            step.size >= low + Math.min(0, reporting) &&
            step.size <= high + Math.max(0, reporting)
          ) {
            return []
          }
          const isRise = step.size > 0
          const largest = greatest(earlier, ({ size }) => (isRise ? size : -size))!
          return [
            {
              severity: 'asks for a reason',
              where: nameByKey(step.to, table.key),
              column,
              words: `${describe(step, column, period)}; of ${earlier.length} earlier steps${step.pool && ` of ${step.pool}`} the largest ${isRise ? 'rise' : 'fall'} was ${describe(largest, column, period)}`,
            },
          ]
        })
    },
  }
}

/** The lowest and the highest step over so many months that history makes likely. */
function usual(paces: readonly number[], months: number): { low: number; high: number } {
  const middle = median(paces)!
  // 1.4826 makes the median absolute deviation of normal figures their standard deviation.
  const deviation = 1.4826 * median(paces, (pace) => Math.abs(pace - middle))!
  const spread = far * Math.max(deviation, leastSpread)
  return {
    low: (Math.min(0, middle) - spread) * Math.sqrt(months),
    high: (Math.max(0, middle) + spread) * Math.sqrt(months),
  }
}

/** `from 31.2 in November 2025 to 52.9 in June 2026, ×1.70`. */
function describe<Row extends object>(
  { from, to }: Step<Row>,
  column: Column<Row>,
  period: Column<Row>,
): string {
  const [before, after] = [numberOf(from, column)!, numberOf(to, column)!]
  const factor = before > 0 ? `, ×${(after / before).toFixed(2)}` : ''
  return `from ${formatFigure(before)} in ${formatPeriod(String(from[period]))} to ${formatFigure(after)} in ${formatPeriod(String(to[period]))}${factor}`
}
