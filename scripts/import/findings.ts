import type { Report } from '../../src/source.ts'

const shown = 20

/** A fault of the files, the command or the repository, in words for the maintainer: one line per problem. */
export class ImportError extends Error {
  override name = 'ImportError'
}

/**
 * Collects what an import finds: problems (nothing is kept), doubts (refused unless accepted) and
 * warnings (kept, grouped by what they say).
 */
export class Findings implements Report {
  readonly #problems: string[] = []
  #problemCount = 0
  readonly doubts: string[] = []
  readonly #warnings = new Map<string, { first: string; count: number }>()

  /** Notes a problem; only as many as are shown are held in memory. */
  problem(what: string) {
    this.#problemCount += 1
    if (this.#problems.length < shown) this.#problems.push(what)
  }

  doubt(what: string) {
    this.doubts.push(what)
  }

  /** Notes a warning; those of the same group are counted and shown by their first. */
  warning(group: string, what: string) {
    const known = this.#warnings.get(group)
    if (known) known.count += 1
    else this.#warnings.set(group, { first: what, count: 1 })
  }

  get hasProblems() {
    return this.#problemCount > 0
  }

  /** The problems as lines, at most twenty and a count of the others. */
  get problems(): string[] {
    return withRest(this.#problems, this.#problemCount, 'problems')
  }

  /** The warnings as lines, at most twenty groups and a count of the others. */
  get warnings(): string[] {
    const lines = [...this.#warnings.values()].map(({ first, count }) =>
      count === 1 ? first : `${first} (and ${count - 1} more like it)`,
    )
    return withRest(lines.slice(0, shown), lines.length, 'kinds of warnings')
  }

  /** @throws {ImportError} when there is any problem */
  check() {
    if (this.hasProblems) throw new ImportError(this.problems.join('\n'))
  }
}

function withRest(lines: string[], count: number, what: string): string[] {
  return count > lines.length
    ? [...lines, `… and ${count - lines.length} more ${what}`]
    : [...lines]
}
