import type { Report } from '../../src/source.ts'
import { ImportError } from './import-error.ts'

const shown = 20

/**
 * Collects what an import finds: problems (nothing is kept), doubts (refused unless accepted) and
 * warnings (kept, and grouped, because one oddity of a file tends to stand in many rows).
 */
export class Findings implements Report {
  readonly doubts: string[] = []
  // Only what will be shown is held: a broken file may have a problem in every row.
  readonly #problems: string[] = []
  #problemCount = 0
  readonly #warnings = new Map<string, { first: string; count: number }>()

  problem(what: string) {
    this.#problemCount += 1
    if (this.#problems.length < shown) this.#problems.push(what)
  }

  doubt(what: string) {
    this.doubts.push(what)
  }

  /** Notes a warning; of those of one kind only the first is told, and how many follow. */
  warning(kind: string, what: string) {
    const known = this.#warnings.get(kind)
    if (known) known.count += 1
    else this.#warnings.set(kind, { first: what, count: 1 })
  }

  /** The warnings, a line for each kind. */
  get warnings(): string[] {
    return [...this.#warnings.values()].map(({ first, count }) =>
      count === 1 ? first : `${first} (and ${count - 1} more like it)`,
    )
  }

  /** @throws {ImportError} with every problem, or the first twenty and a count, if there is any */
  check() {
    if (this.#problemCount === 0) return
    const more = this.#problemCount - this.#problems.length
    const rest = more > 0 ? [`… and ${more} more ${more === 1 ? 'problem' : 'problems'}`] : []
    throw new ImportError([...this.#problems, ...rest].join('\n'))
  }
}
