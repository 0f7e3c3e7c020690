/** The financial year, April to March, that a month (`YYYY-MM`) lies in: `2024-25`. */
export function financialYear(month: string): string {
  const year = Number(month.slice(0, 4)) - (month.slice(5) < '04' ? 1 : 0)
  return `${year}-${String(year + 1).slice(2)}`
}

/** How many months of its financial year have passed at the end of a month: April 1, March 12. */
export function monthOfYear(month: string): number {
  return ((Number(month.slice(5)) + 8) % 12) + 1
}
