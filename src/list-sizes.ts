import { least } from 'd3'
import type { gpPayments } from './sources/gp-payments.ts'
import type { gpRegistrations } from './sources/gp-registrations.ts'
import type { Extract, SourceRow } from './table.ts'

/** A practice with the patients on its list. */
export interface ListedPractice {
  practice: string
  network: string | null
  region: string
  patients: number
}

/** The list sizes of one official file. */
export interface ListSizes {
  /** What the patients were counted on, as a table says it: `2019-20 average`, `2026-07-01`. */
  date: string
  practices: readonly ListedPractice[]
}

interface Dated extends ListSizes {
  /** First and last month of the period. */
  from: string
  to: string
  networks: ReadonlySet<string | null>
}

/**
 * The list sizes in hand, from NHS Payments (averages of a financial year) and from the registrations of a day.
 * A census uses the file whose period holds it, else the nearest one.
 */
export class ListSizesInHand {
  readonly #files: readonly Dated[]

  constructor(
    payments: readonly Extract<SourceRow<typeof gpPayments>>[],
    registrations: readonly Extract<SourceRow<typeof gpRegistrations>>[],
  ) {
    this.#files = [
      ...payments.map(({ release, rows }) => {
        const start = Number(release.slice(0, 4))
        return dated(`${release} average`, `${start}-04`, `${start + 1}-03`, rows)
      }),
      ...registrations.map(({ release, rows }) => {
        const practices = rows
          .filter((row) => row.level === 'practice')
          .map((row) => ({ ...row, practice: row.code, region: row.region ?? '' }))
        return dated(release, release.slice(0, 7), release.slice(0, 7), practices)
      }),
    ]
  }

  /** The list sizes to use for a census (`YYYY-MM`). */
  at(census: string): ListSizes {
    return this.#nearest(census)[0]!
  }

  /**
   * The practices of all networks at a census: those of the census's own file and, for each of the networks
   * in `reporting` that this file lacks, those of the nearest other file that has it.
   */
  practicesAt(census: string, reporting: Iterable<string>): ListedPractice[] {
    const [own, ...others] = this.#nearest(census)
    const missing = [...reporting].filter((network) => !own!.networks.has(network))
    const found = missing.flatMap((network) => {
      const file = others.find(({ networks }) => networks.has(network))
      return file?.practices.filter((practice) => practice.network === network) ?? []
    })
    return [...own!.practices, ...found]
  }

  #nearest(census: string): Dated[] {
    return [...this.#files].sort((a, b) => monthsAway(a, census) - monthsAway(b, census))
  }
}

function dated(date: string, from: string, to: string, practices: readonly ListedPractice[]): Dated {
  return { date, from, to, practices, networks: new Set(practices.map(({ network }) => network)) }
}

/** Patients by network. */
export function patientsByNetwork(practices: readonly ListedPractice[]): Map<string, number> {
  const networks = new Map<string, number>()
  for (const { network, patients } of practices) {
    if (network) networks.set(network, (networks.get(network) ?? 0) + patients)
  }
  return networks
}

/** Months between a census and the period of a file; 0 within it. */
function monthsAway(file: { from: string; to: string }, census: string): number {
  if (file.from <= census && census <= file.to) return 0
  return least([file.from, file.to].map((edge) => Math.abs(monthNumber(edge) - monthNumber(census))))!
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
}
