import { bisectRight, range } from 'd3'
import type { Meaning } from './theme.ts'

/** Values sorted into classes by fixed breaks, each with a colour. */
export interface Classes {
  /** Where one class ends and the next begins, from the least; the first and the last class are open. */
  breaks: readonly number[]
  /** One for each class, from the least. */
  meanings: readonly Meaning[]
}

/** A class: what it is called, its colour and how many values it holds. */
export interface Class {
  /** `under 3`, `3 to 4`, `6 or more`: a value at a break belongs above it. */
  words: string
  meaning: Meaning
  count: number
}

/** The colour of a value. */
export function meaningOf(value: number, { breaks, meanings }: Classes): Meaning {
  return meanings[bisectRight(breaks, value)]!
}

/** All classes from the highest to the lowest, those without a value too. */
export function classesOf(values: readonly number[], { breaks, meanings }: Classes): Class[] {
  return range(breaks.length, -1, -1).map((index) => ({
    words: wordsOf(breaks[index - 1], breaks[index]),
    meaning: meanings[index]!,
    count: values.filter((value) => bisectRight(breaks, value) === index).length,
  }))
}

function wordsOf(from: number | undefined, to: number | undefined): string {
  if (from === undefined) return `under ${to}`
  return to === undefined ? `${from} or more` : `${from} to ${to}`
}
