import type { Fact } from './fact.ts'
import { codes } from './facts/codes.ts'
import { deprivation } from './facts/deprivation.ts'
import { linkWorkers } from './facts/link-workers.ts'
import { referrals } from './facts/referrals.ts'
import { refusals } from './facts/refusals.ts'
import { studyFacts } from './facts/study.ts'
import { where } from './facts/where.ts'

/** Every fact that `<Fact id="…" />` can name, in the order of the site's questions. */
export const facts: readonly Fact[] = [
  ...studyFacts,
  ...referrals,
  ...codes,
  ...linkWorkers,
  ...refusals,
  ...deprivation,
  ...where,
]

export const factIds: readonly string[] = facts.map((fact) => fact.id)

/**
 * The fact of that id.
 * @throws naming the known ids that look most like it.
 */
export function getFact(id: string): Fact {
  const fact = facts.find((known) => known.id === id)
  if (fact !== undefined) return fact
  const near = factIds
    .toSorted((a, b) => likeness(b, id) - likeness(a, id))
    .slice(0, 3)
    .join(', ')
  throw new Error(
    `src/facts.ts: unknown fact: ${id}; near it are ${near} — correct the id or define the fact in src/facts/`,
  )
}

/** How many characters two ids share at their beginnings and at their ends. */
function likeness(a: string, b: string): number {
  const shared = (at: (text: string, index: number) => string | undefined) => {
    let length = 0
    while (length < Math.min(a.length, b.length) && at(a, length) === at(b, length)) length++
    return length
  }
  return shared((text, index) => text[index]) + shared((text, index) => text.at(-1 - index))
}
