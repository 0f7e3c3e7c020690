/** Months since the year 0 for a month `YYYY-MM`, so that months stand at even distances. */
export function monthNumber(month: string): number {
  if (!/^\d{4}-\d{2}$/.test(month)) {
    throw new TypeError(`months: month: ${month}; expected YYYY-MM`)
  }
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
}

/** Something at a month, as `monthNumber` counts them. */
export interface Monthly {
  month: number
}

/** Two neighbours in a series between which figures are missing. */
export interface Gap<Item> {
  from: Item
  to: Item
  /** True when too long to join, even by a dashed line: more than a year. */
  open: boolean
}

/**
 * Splits a series into runs of neighbours. Two censuses more than six months apart are not neighbours: the figures
 * between them are not in hand, and a solid line through would claim that they are.
 */
export function runs<Item extends Monthly>(items: readonly Item[]): Item[][] {
  const result: Item[][] = []
  for (const item of items) {
    const run = result.at(-1)
    const before = run?.at(-1)
    if (run && before && item.month - before.month <= 6) run.push(item)
    else result.push([item])
  }
  return result
}

/** What lies between the runs of a series. */
export function gaps<Item extends Monthly>(items: readonly Item[]): Gap<Item>[] {
  const parts = runs(items)
  return parts.slice(1).map((run, index) => {
    const from = parts[index]!.at(-1)!
    const to = run[0]!
    return { from, to, open: to.month - from.month > 12 }
  })
}
