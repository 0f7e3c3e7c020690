import type { Point } from './chart.ts'

/** A figure as a sentence says it, and the cell of the chart's points that it was read from. */
export interface Cited {
  /** `2,753`, `12%`, `June 2026`. */
  words: string
  point: Point
  column: string
}

/** A sentence that is true on its own: number, place, period, what is counted, caveat, source. */
export interface Sentence {
  text: string
  /** Every number and period in it that the data decide, in the order of the sentence. */
  cited: readonly Cited[]
}

/** Reads a figure for a sentence; `write` says it in words. */
export function cite<P extends Point, Column extends keyof P & string>(
  point: P,
  column: Column,
  write: (value: P[Column]) => string = String,
): Cited {
  return { words: write(point[column]), point, column }
}

/**
 * Writes a sentence around its figures: quote`… ${cite(latest, 'fte', formatCount)} …`. Its numbers are cells of the
 * points and never computed here, so that a reader can find each of them in the chart's table.
 */
export function quote(words: TemplateStringsArray, ...parts: (Cited | string)[]): Sentence {
  const said = parts.map((part) => (typeof part === 'string' ? part : part.words))
  return {
    text: String.raw({ raw: words }, ...said),
    cited: parts.filter((part) => typeof part !== 'string'),
  }
}

/** `rose`, `fell` or, where both read the same, `went`: the verb before "from … to …". */
export function movement(from: Cited, to: Cited): 'rose' | 'fell' | 'went' {
  if (from.words === to.words) return 'went'
  return Number(to.point[to.column]) > Number(from.point[from.column]) ? 'rose' : 'fell'
}
