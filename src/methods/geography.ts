import { greatest, groups, rollup, sum } from 'd3'
import type { Level as AreaLevel, Surrounding } from '../area.ts'
import type { gpRegistrations } from '../sources/gp-registrations.ts'
import type { practiceLookup } from '../sources/practice-lookup.ts'
import type { Extract, SourceRow } from '../table.ts'

/** The levels that statistics are given for, from the whole to the parts. */
export const levels = ['england', 'region', 'icb', 'sub-icb'] as const satisfies AreaLevel[]
export type Level = (typeof levels)[number]

/** England's code of the Office for National Statistics. */
export const englandCode = 'E92000001'

export interface Area {
  level: Level
  code: string
  name: string
}

type Registration = SourceRow<typeof gpRegistrations>
type LookupRow = SourceRow<typeof practiceLookup>

/**
 * England's health areas as the newest practice map draws them (36 ICBs since 1 April 2026), and ways to
 * place the networks and practices of older files in them.
 *
 * Networks keep their code through reorganisations, so they are placed by code; one whose practices lie in
 * several areas belongs to the area with most of its patients. A network that has closed since is placed by
 * the sub-ICB code of its own file, where that code is still in use, and else by region alone.
 */
export class Geography {
  readonly areas: readonly Area[]
  readonly #around: Map<string, Surrounding>
  readonly #networks: Map<string, Surrounding>
  readonly #practices: Map<string, Surrounding>
  readonly #subIcbs: Map<string, Surrounding>
  readonly #lookup: Map<string, LookupRow>

  /**
   * @param registrations the newest extract of `gp-registrations`: the structure to place in
   * @param lookup the extract of `practice-lookup`: where practices that closed before then were
   */
  constructor(registrations: readonly Registration[], lookup: readonly LookupRow[]) {
    this.areas = [
      { level: 'england', code: englandCode, name: 'England' },
      ...registrations.flatMap(({ level, code, name }) => {
        const known = levels.find((each) => each === level)
        return known ? [{ level: known, code, name: name ?? code }] : []
      }),
    ]
    this.#around = new Map(registrations.map((row) => [`${row.level} ${row.code}`, placeOf(row)]))
    const practices = registrations.filter((row) => row.level === 'practice')
    this.#practices = new Map(practices.map((row) => [row.code, placeOf(row)]))
    this.#subIcbs = new Map(practices.map((row) => [row.sub_icb ?? '', placeOf(row)]))
    this.#networks = placesOfNetworks(practices)
    this.#lookup = new Map(
      lookup.filter((row) => row.level === 'practice').map((row) => [row.code, row]),
    )
  }

  /** The areas that an area lies in. */
  around({ level, code }: Area): Surrounding {
    return this.#around.get(`${level} ${code}`) ?? { sub_icb: null, icb: null, region: null }
  }

  /** Places a network of any census since 2020 by its code, else by what its own file says of it. */
  placeNetwork(
    network: string,
    own: { sub_icb: string | null; region: string | null },
  ): Surrounding {
    return (
      this.#networks.get(network) ??
      this.#subIcbs.get(own.sub_icb ?? '') ?? { region: own.region, icb: null, sub_icb: null }
    )
  }

  /**
   * Places a practice: by its network, by the September 2023 lookup (its network, then its sub-ICB), by its
   * own entry in the newest map, and else by region alone. The network comes first so that the patients of
   * an area always include those of the networks counted in it.
   */
  placePractice(practice: string, network: string | null, region: string): Surrounding {
    const known = this.#lookup.get(practice)
    return (
      this.#networks.get(network ?? '') ??
      this.#networks.get(known?.network ?? '') ??
      this.#subIcbs.get(known?.sub_icb ?? '') ??
      this.#practices.get(practice) ?? { region, icb: null, sub_icb: null }
    )
  }
}

/**
 * The practice lookup of September 2023, from before the boards of April 2026. It is the right one for files of 2022
 * to 2025: a later one does not know the areas and practices that are gone.
 */
export function lookupOf2023(lookups: readonly Extract<LookupRow>[]): readonly LookupRow[] {
  return lookups.find(({ release }) => release === '2023-09-01')?.rows ?? []
}

/** Whether a place lies in an area. */
export function isIn({ level, code }: Area, place: Surrounding): boolean {
  if (level === 'england') return true
  return place[level === 'sub-icb' ? 'sub_icb' : level] === code
}

function placeOf(row: Registration): Surrounding {
  return { region: row.region, icb: row.icb, sub_icb: row.sub_icb }
}

/** The place of each network: the one that holds most of its patients. */
function placesOfNetworks(practices: readonly Registration[]): Map<string, Surrounding> {
  const inNetworks = practices.filter(({ network }) => network)
  return rollup(
    inNetworks,
    (own) => placeOfMost(own.map((row) => ({ place: placeOf(row), patients: row.patients }))),
    ({ network }) => network ?? '',
  )
}

/** The place that holds most of the patients of one or more practices; of two with as many, the first. */
export function placeOfMost(
  practices: readonly { place: Surrounding; patients: number }[],
): Surrounding {
  const places = groups(practices, ({ place }) => place.sub_icb)
  const [, most] = greatest(places, ([, within]) => sum(within, ({ patients }) => patients))!
  return most[0]!.place
}
