import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** A figure as published: a number, `suppressed`, or nothing. */
export type Value = number | 'suppressed' | null

/** A practice with its figures. */
export interface Practice {
  practice: string
  referred: Value
  registered: Value
  declined: Value
}

/** What a reader makes of a file. */
export interface Result {
  practices: number
  referred: number
  registered: number
  declined: number
  /** SHA-256 over every figure of every practice. */
  figures: string
}

/** Adds up the practices, which come in the order of their codes. */
export function summarise(practices: readonly Practice[]): Result {
  const figures = createHash('sha256')
  const result = { practices: practices.length, referred: 0, registered: 0, declined: 0 }
  for (const { practice, referred, registered, declined } of practices) {
    figures.update(`${practice},${referred},${registered},${declined}\n`)
    result.referred += number(referred)
    result.registered += number(registered)
    result.declined += number(declined)
  }
  return { ...result, figures: figures.digest('hex') }
}

/** Reads the text of a cell. */
export function parseValue(cell: string): Value {
  if (cell === '') return null
  return cell === '*' ? 'suppressed' : Number(cell)
}

function number(value: Value): number {
  return typeof value === 'number' ? value : 0
}

/** The most memory that this process has held, in bytes, as the operating system counts it. */
export function peakMemory(): number {
  // What getrusage tells of a child may be its parent's peak.
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(kilobytes) * 1024
}
