import { sum } from 'd3'
import type { practiceImd } from '../sources/practice-imd.ts'
import type { Extract, SourceRow } from '../table.ts'
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

/** Score by practice of one edition; higher is more deprived. @throws when the edition is not imported */
export function scoresOf(
  imd: readonly Extract<SourceRow<typeof practiceImd>>[],
  release: string,
): Map<string, number> {
  const extract = imd.find((entry) => entry.release === release)
  if (!extract) {
    throw new Error(
      `practice-imd: ${release}: no extract; import it with npm run data:import -- practice-imd <file>`,
    )
  }
  return new Map(extract.rows.map(({ practice, score }) => [practice, score]))
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
  return cutIntoFifths(networks.map(({ network, ...scored }) => ({ code: network, ...scored })))
}

/** Cuts practices into fifths in the same way; a practice without a score is in none. */
export function fifthsOfPractices(
  practices: readonly ListedPractice[],
  scores: ReadonlyMap<string, number>,
): Map<string, Fifth> {
  return cutIntoFifths(
    practices.flatMap(({ practice, patients }) => {
      const score = scores.get(practice)
      return score === undefined ? [] : [{ code: practice, patients, score }]
    }),
  )
}

function cutIntoFifths(
  scored: readonly { code: string; patients: number; score: number }[],
): Map<string, Fifth> {
  const total = sum(scored, ({ patients }) => patients)
  let before = 0
  return new Map(
    [...scored]
      .sort((a, b) => b.score - a.score || a.code.localeCompare(b.code))
      .map(({ code, patients }) => {
        const midpoint = (before + patients / 2) / total
        before += patients
        return [code, fifths[Math.min(Math.floor(midpoint * 5), 4)]!]
      }),
  )
}
