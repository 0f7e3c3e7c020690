/** Months since the year 0 for a month `YYYY-MM`, so that months stand at even distances. */
export function monthNumber(month: string): number {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
  if (!Number.isInteger(number)) {
    throw new TypeError(`months: month: ${month}; expected YYYY-MM`)
  }
  return number
}

/**
 * Splits a series into runs of neighbours. Two censuses more than six months apart are not neighbours: the figures
 * between them are not in hand, and a line through would claim that they are.
 */
export function runs<Item extends { month: number }>(items: readonly Item[]): Item[][] {
  const result: Item[][] = []
  for (const item of items) {
    const run = result.at(-1)
    const before = run?.at(-1)
    if (run && before && item.month - before.month <= 6) run.push(item)
    else result.push([item])
  }
  return result
}
