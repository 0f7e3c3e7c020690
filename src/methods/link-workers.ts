import { sum } from 'd3'
import type { pcnWorkforce } from '../sources/pcn-workforce.ts'
import type { SourceRow } from '../table.ts'

type NetworkRow = SourceRow<typeof pcnWorkforce>

/** Link workers of one or more networks, full-time equivalent (37.5 hours a week), summed without rounding. */
export interface LinkWorkers {
  /** Both roles, staff and contracted services. */
  total: number
  staff: number
  contracted: number
  linkWorker: number
  /** Null in censuses before April 2023, when the role did not exist. */
  mentalHealth: number | null
}

/** Adds up networks of one census. FTE add up across areas and roles; headcounts do not. */
export function sumLinkWorkers(networks: readonly NetworkRow[]): LinkWorkers {
  const staffLinkWorker = sum(networks, (network) => network.fte_staff_link_worker ?? 0)
  const staffMentalHealth = sum(networks, (network) => network.fte_staff_mental_health ?? 0)
  const contractedLinkWorker = sum(networks, (network) => network.fte_contracted_link_worker ?? 0)
  const contractedMentalHealth = sum(
    networks,
    (network) => network.fte_contracted_mental_health ?? 0,
  )
  const staff = staffLinkWorker + staffMentalHealth
  const contracted = contractedLinkWorker + contractedMentalHealth
  return {
    total: staff + contracted,
    staff,
    contracted,
    linkWorker: staffLinkWorker + contractedLinkWorker,
    mentalHealth: networks.some((network) => network.fte_staff_mental_health !== null)
      ? staffMentalHealth + contractedMentalHealth
      : null,
  }
}

/** The rows of an extract that stand for networks: every network that returned data, with or without a link worker. */
export function networksOf(rows: readonly NetworkRow[]): NetworkRow[] {
  return rows.filter(({ level }) => level === 'network')
}
