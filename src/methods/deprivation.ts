import { sum } from 'd3'
import type { ListedPractice } from './list-sizes.ts'

/** Fifths of England's patients or people, from 1, the most deprived, to 5. */
export const fifths = [1, 2, 3, 4, 5] as const
export type Fifth = (typeof fifths)[number]

/** What a fifth is called; the words say which end is which. */
export const fifthNames: Record<Fifth, string> = {
  1: 'most deprived fifth',
  2: 'second most deprived fifth',
  3: 'middle fifth',
  4: 'second least deprived fifth',
  5: 'least deprived fifth',
}

/** A network with its patients and the mean IMD score of its practices, weighted by their list sizes. */
export interface ScoredNetwork {
  network: string
  patients: number
  score: number
}

/**
 * Scores networks by their practices. A practice without a score takes no part in the mean but its patients
 * count; a network without any scored practice is left out.
 * @param scores IMD score by practice, one edition; higher is more deprived
 */
export function scoreNetworks(
  practices: readonly ListedPractice[],
  scores: ReadonlyMap<string, number>,
): ScoredNetwork[] {
  const totals = new Map<string, { patients: number; scored: number; weighted: number }>()
  for (const { practice, network, patients } of practices) {
    if (!network) continue
    const total = totals.get(network) ?? { patients: 0, scored: 0, weighted: 0 }
    const score = scores.get(practice)
    total.patients += patients
    if (score !== undefined) {
      total.scored += patients
      total.weighted += score * patients
    }
    totals.set(network, total)
  }
  return [...totals]
    .filter(([, total]) => total.scored > 0)
    .map(([network, { patients, scored, weighted }]) => ({
      network,
      patients,
      score: weighted / scored,
    }))
}

/**
 * Cuts networks into fifths with equal numbers of patients: networks are sorted from the most deprived,
 * their patients laid end to end, and a network belongs to the fifth in which the midpoint of its patients falls.
 */
export function fifthsOfNetworks(networks: readonly ScoredNetwork[]): Map<string, Fifth> {
  const total = sum(networks, ({ patients }) => patients)
  let before = 0
  return new Map(
    [...networks]
      .sort((a, b) => b.score - a.score || a.network.localeCompare(b.network))
      .map(({ network, patients }) => {
        const midpoint = (before + patients / 2) / total
        before += patients
        return [network, fifths[Math.min(Math.floor(midpoint * 5), 4)]!]
      }),
  )
}
