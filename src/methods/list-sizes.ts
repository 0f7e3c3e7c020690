import { least } from 'd3'
import type { gpPayments } from '../sources/gp-payments.ts'
import type { gpRegistrations } from '../sources/gp-registrations.ts'
import type { Extract, SourceRow } from '../table.ts'

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

  /**
   * The list sizes to use for a census (`YYYY-MM`), with practices in the networks of that census.
   *
   * A network that reported but is unknown to the file (it was renamed or closed between the two) is given
   * the practices that the nearest other file says it had. Each practice still counts once.
   * @param reporting the networks that returned data
   */
  at(census: string, reporting: Iterable<string>): ListSizes {
    const [own, ...others] = [...this.#files].sort(
      (a, b) => monthsAway(a, census) - monthsAway(b, census),
    )
    if (!own) {
      throw new Error(
        `list sizes for ${census}: none in hand; import gp-payments or gp-registrations`,
      )
    }
    const memberOf = new Map<string, string>()
    for (const network of reporting) {
      if (own.networks.has(network)) continue
      const file = others.find(({ networks }) => networks.has(network))
      for (const practice of file?.practices ?? []) {
        if (practice.network === network) memberOf.set(practice.practice, network)
      }
    }
    const practices = own.practices.map((practice) => ({
      ...practice,
      network: memberOf.get(practice.practice) ?? practice.network,
    }))
    return { date: own.date, practices }
  }
}

function dated(
  date: string,
  from: string,
  to: string,
  practices: readonly ListedPractice[],
): Dated {
  return { date, from, to, practices, networks: new Set(practices.map(({ network }) => network)) }
}

/** Months between a census and the period of a file; 0 within it. */
function monthsAway(file: { from: string; to: string }, census: string): number {
  if (file.from <= census && census <= file.to) return 0
  return least(
    [file.from, file.to].map((edge) => Math.abs(monthNumber(edge) - monthNumber(census))),
  )!
}

/** Months since the year 0, of `YYYY-MM`. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))
}
