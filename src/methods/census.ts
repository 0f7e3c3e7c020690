import type { Surrounding } from '../area.ts'
import type { pcnWorkforce } from '../sources/pcn-workforce.ts'
import type { Extract, SourceRow } from '../table.ts'
import type { Geography } from './geography.ts'
import { networksOf } from './link-workers.ts'
import type { ListedPractice, ListSizesInHand } from './list-sizes.ts'

type WorkforceRow = SourceRow<typeof pcnWorkforce>

/** A practice with its patients and the place where they are counted. */
export interface PlacedPractice extends ListedPractice {
  place: Surrounding
  /** Whether its network returned data at the census. */
  reporting: boolean
}

/** A census with its networks and all practices placed in the structure of the newest map. */
export interface PlacedCensus {
  /** `YYYY-MM`. */
  census: string
  /** What the patients were counted on, as a table says it. */
  date: string
  /** The networks that returned data. */
  networks: readonly (WorkforceRow & { place: Surrounding })[]
  practices: readonly PlacedPractice[]
}

/**
 * Places the networks and practices of a census. A practice lies where its network lies, so that the patients of
 * an area always include those of the networks counted in it.
 */
export function placeCensus(
  { release: census, rows }: Extract<WorkforceRow>,
  geography: Geography,
  listSizes: ListSizesInHand,
): PlacedCensus {
  const networks = networksOf(rows).map((network) => ({
    ...network,
    place: geography.placeNetwork(network.code, network),
  }))
  const placeOf = new Map(networks.map(({ code, place }) => [code, place]))
  const { date, practices } = listSizes.at(census, placeOf.keys())
  return {
    census,
    date,
    networks,
    practices: practices.map((listed) => {
      const { practice, network, region } = listed
      const place = placeOf.get(network ?? '')
      return {
        ...listed,
        place: place ?? geography.placePractice(practice, network, region),
        reporting: place !== undefined,
      }
    }),
  }
}
