/** How much a finding asks of the maintainer, the gravest first. */
export const severities = ['stops', 'asks for a reason', 'expected'] as const
export type Severity = (typeof severities)[number]

/** Something about a table that a maintainer should know: what moved, or what looks wrong. */
export interface Finding {
  severity: Severity
  /** What kind of finding it is: a kind of change, or the name of a check. */
  kind: string
  /** The table or chart it is about. */
  table: string
  /** The row, by its key: `census 2026-06 · level england`; or the period; empty for a whole table or column. */
  where: string
  column?: string
  /** The numbers, in words: `2,699.1 before, 2,701.3 now`. */
  words: string
}
