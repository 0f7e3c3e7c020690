import type { Report } from '../source.ts'

/** What a file calls its areas. One that has two names is doubted: columns may be swapped. */
export class SeenNames {
  readonly #names = new Map<string, string>()
  readonly #others = new Map<string, string>()

  /** @param area its level and code */
  note(area: string, name: string) {
    const known = this.#names.get(area) ?? name
    this.#names.set(area, known)
    if (known !== name) this.#others.set(area, name)
  }

  doubtOthers(report: Report) {
    const [first] = this.#others
    if (!first) return
    const [area, name] = first
    report.doubt(
      `areas with more than one name: ${this.#others.size}, first ${area}: ${this.#names.get(area)}, ${name}; expected one each — look whether columns are swapped`,
    )
  }
}
