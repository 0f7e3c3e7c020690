import { parseValue, type Practice } from './result.ts'

const figures = new Map<string, Exclude<keyof Practice, 'practice'>>([
  ['Numerator', 'referred'],
  ['Denominator', 'registered'],
  ['SOCPRESDEC', 'declined'],
])

/** The aggregation that all readers do: one practice from the rows of its three figures. */
export class Practices {
  readonly #practices = new Map<string, Practice>()

  /** Takes a record of the published layout; those of other indicators are passed over. */
  take(record: readonly string[]) {
    const [practice, , , , indicator, measure, value] = record
    if (indicator !== 'PC01' && indicator !== 'NCD001') return
    const figure = figures.get(measure!)
    if (!figure) return
    const known = this.#practices.get(practice!) ?? {
      practice: practice!,
      referred: null,
      registered: null,
      declined: null,
    }
    known[figure] = parseValue(value!)
    this.#practices.set(practice!, known)
  }

  sorted(): Practice[] {
    return [...this.#practices.values()].sort((a, b) => (a.practice < b.practice ? -1 : 1))
  }
}
