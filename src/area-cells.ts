import { formatCount, formatDecimal } from './format.ts'

/** A figure of an area in a cell, or the words that stand in its place. */
export interface AreaCell {
  text: string
  none?: boolean
}

const none = (text: string): AreaCell => ({ text, none: true })

/** Full-time equivalents, with one decimal. */
export const fteCell = (fte: number | null): AreaCell =>
  fte === null ? none('not reported') : { text: formatDecimal(fte, 1) }

/** A rate per 100,000 patients; an area that reported but has no patients has none. */
export function rateCell(rate: number | null, fte: number | null): AreaCell {
  if (rate !== null) return { text: formatDecimal(rate, 2) }
  return none(fte === null ? 'not reported' : 'no patients')
}

/** Patients on the lists. */
export const patientsCell = (patients: number | null): AreaCell =>
  patients === null ? none('not known') : { text: formatCount(patients) }

/** The deprivation fifth of a network, 1 = most deprived. */
export const fifthCell = (fifth: number | null): AreaCell =>
  fifth === null ? none('no score') : { text: String(fifth) }

/** The places that an area can have: `8`, `4 to 6`. */
export function placesCell({
  rank_from: from,
  rank_to: to,
}: {
  rank_from: number | null
  rank_to: number | null
}): AreaCell {
  if (from === null || to === null) return none('not ranked')
  return { text: from === to ? String(from) : `${from} to ${to}` }
}

/** People counted; the least that they can be where figures of some practices are hidden. */
export function peopleCell(people: number | 'suppressed' | null, hidden: number): AreaCell {
  if (people === null) return none('no figures')
  if (people === 'suppressed') return none('hidden')
  return { text: `${hidden > 0 ? 'at least ' : ''}${formatCount(people)}` }
}

/** People of every 1,000 patients. */
export const perThousandCell = (rate: number | null | undefined): AreaCell =>
  rate === null || rate === undefined ? none('not known') : { text: formatDecimal(rate, 1) }
