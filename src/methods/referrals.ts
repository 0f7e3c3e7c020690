import { sum } from 'd3'
import { z } from 'zod'
import { text } from '../cell.ts'
import type { Surrounding } from '../area.ts'
import type { gpRegistrations } from '../sources/gp-registrations.ts'
import type { networkContractDes } from '../sources/network-contract-des.ts'
import type { practiceLookup } from '../sources/practice-lookup.ts'
import { count, suppressible, type Extract, type SourceRow } from '../table.ts'
import { financialYear, monthOfYear } from './financial-year.ts'
import { Geography } from './geography.ts'
import { round } from './round.ts'
import { wilson } from './wilson.ts'

type Published = SourceRow<typeof networkContractDes>
type Registration = SourceRow<typeof gpRegistrations>
type LookupRow = SourceRow<typeof practiceLookup>

/** A practice of one month, where it lies in the newest structure, and what came in the month alone. */
export interface PlacedPractice extends Published {
  network: string | null
  place: Surrounding
  /** People referred in the month: what was added to the count of the year; null where the month before is not known. */
  inMonth: number | null
}

/** The practices of one month. */
export interface ReferralMonth {
  /** `YYYY-MM` */
  month: string
  practices: readonly PlacedPractice[]
}

const least = 0.9
const rate = z.number().min(0).max(1000).nullable().meta({ unit: 'people per 1,000 patients' })
const counted = 'of practices that have both figures'

/** When the figures of a table of referrals are from; the columns stand at the head of its key. */
export const period = {
  year: text.describe('Financial year, from 1 April to 31 March'),
  months: count
    .min(1)
    .max(12)
    .describe('Months of the year that the figures cover, from April: 12 is the whole year'),
}

/** The columns that every table of referrals has, with their meanings. */
export const figures = {
  practices: count.describe('Practices in the file of the month'),
  practices_suppressed: count.describe(
    'Practices of which the publisher hides a figure, as it does where fewer than two patients are registered and somebody declined; they are not in the sums',
  ),
  registered: suppressible
    .nullable()
    .describe('Registered patients at the end of the month: the denominators of the practices'),
  referred: suppressible
    .nullable()
    .describe(
      'Registered patients referred to a social prescribing service from 1 April to the end of the month; at least so many where practices are suppressed',
    ),
  referred_per_1000: rate.describe(`Referred per 1,000 registered patients, ${counted}`),
  referred_per_1000_low: rate.describe('Lower end of its 95 % interval (Wilson)'),
  referred_per_1000_high: rate.describe('Upper end of its 95 % interval (Wilson)'),
  declined: suppressible
    .nullable()
    .describe(
      'Registered patients who have ever chosen not to accept a referral and are not counted as referred in the year: a stock, no flow; at least so many where practices are suppressed',
    ),
  declined_per_1000: rate.describe(`Declined per 1,000 registered patients, ${counted}`),
  declined_per_1000_low: rate.describe('Lower end of its 95 % interval (Wilson)'),
  declined_per_1000_high: rate.describe('Upper end of its 95 % interval (Wilson)'),
}

/** The columns of what came in each month alone. */
export const flow = {
  referred_in_month: z
    .number()
    .int()
    .nullable()
    .meta({ unit: 'count' })
    .describe(
      'What the month added to the count of the year, in practices with a figure for it and for the month before; null where there is none; it can be negative, because patients who leave leave the count',
    ),
  practices_compared: count.describe('Practices that it is worked out from'),
  practices_fallen: count.describe('Practices among them whose count of the year fell'),
}

/**
 * Places the practices of every month: by the September 2023 lookup, whose network carries them into the newest
 * structure, else by their entry in the newest map.
 * @throws when fewer than nine of ten practices of a month can be placed: the files do not belong together
 */
export function placeReferrals(
  months: readonly Extract<Published>[],
  registrations: readonly Registration[],
  lookup: readonly LookupRow[],
): ReferralMonth[] {
  const geography = new Geography(registrations, lookup)
  const known = new Map(
    [...registrations, ...lookup].filter(isPractice).map((row) => [row.code, row]),
  )
  let before: { month: string; rows: Map<string, Published> } | undefined
  return months.map(({ release: month, rows }) => {
    const earlier = before && follows(before.month, month) ? before.rows : undefined
    const practices = rows.map((row) => ({
      ...row,
      network: known.get(row.practice)?.network ?? null,
      place: geography.placePractice(row.practice, null, known.get(row.practice)?.region ?? ''),
      inMonth: addedBy(row, monthOfYear(month) === 1 ? 'nothing' : earlier?.get(row.practice)),
    }))
    const placed = practices.filter(({ place }) => place.region).length
    if (placed < least * practices.length) {
      throw new Error(
        `network-contract-des ${month}: practices in the practice lookup or map: ${placed} of ${practices.length}; expected nearly all — this is no file of practices in England: remove it, or import the lookup of its time`,
      )
    }
    before = { month, rows: new Map(rows.map((row) => [row.practice, row])) }
    return { month, practices }
  })
}

/** The period columns of a month. */
export function periodOf(month: string): { year: string; months: number } {
  return { year: financialYear(month), months: monthOfYear(month) }
}

/** The newest month in hand of each financial year: March where the year is whole. */
export function lastMonths(months: readonly ReferralMonth[]): ReferralMonth[] {
  return [...Map.groupBy(months, ({ month }) => financialYear(month)).values()].map((year) =>
    year.at(-1)!,
  )
}

/** Adds up practices of one month. */
export function sumFigures(practices: readonly PlacedPractice[]) {
  const referred = ratesOf(practices, 'referred')
  const declined = ratesOf(practices, 'declined')
  return {
    practices: practices.length,
    practices_suppressed: practices.filter(isSuppressed).length,
    registered: total(practices, 'registered'),
    referred: total(practices, 'referred'),
    referred_per_1000: referred.rate,
    referred_per_1000_low: referred.low,
    referred_per_1000_high: referred.high,
    declined: total(practices, 'declined'),
    declined_per_1000: declined.rate,
    declined_per_1000_low: declined.low,
    declined_per_1000_high: declined.high,
  }
}

/** Adds up what the month alone brought. */
export function sumFlow(practices: readonly PlacedPractice[]) {
  const compared = practices.flatMap(({ inMonth }) => inMonth ?? [])
  return {
    referred_in_month: compared.length > 0 ? sum(compared) : null,
    practices_compared: compared.length,
    practices_fallen: compared.filter((added) => added < 0).length,
  }
}

type Figure = 'referred' | 'registered' | 'declined'

/** Never zero for what is hidden or absent: a sum is of figures, or it is not there. */
function total(practices: readonly PlacedPractice[], figure: Figure): number | 'suppressed' | null {
  const known = practices.flatMap((practice) => {
    const value = practice[figure]
    return typeof value === 'number' ? value : []
  })
  if (known.length > 0) return sum(known)
  return practices.some((practice) => practice[figure] === 'suppressed') ? 'suppressed' : null
}

function ratesOf(practices: readonly PlacedPractice[], figure: 'referred' | 'declined') {
  let part = 0
  let whole = 0
  for (const practice of practices) {
    if (typeof practice[figure] !== 'number' || typeof practice.registered !== 'number') continue
    part += practice[figure]
    whole += practice.registered
  }
  if (whole === 0 || part > whole) return { rate: null, low: null, high: null }
  const { low, high } = wilson(part, whole)
  return { rate: per1000(part / whole), low: per1000(low), high: per1000(high) }
}

function per1000(share: number): number {
  return round(share * 1000, 4)
}

function isSuppressed({ referred, registered, declined }: PlacedPractice): boolean {
  return [referred, registered, declined].includes('suppressed')
}

/** What a practice's count of the year grew by; from April on it starts with nothing. */
function addedBy({ referred }: Published, before: Published | 'nothing' | undefined) {
  if (before === undefined || typeof referred !== 'number') return null
  if (before === 'nothing') return referred
  return typeof before.referred === 'number' ? referred - before.referred : null
}

function follows(before: string, month: string): boolean {
  return (
    financialYear(before) === financialYear(month) && monthOfYear(before) + 1 === monthOfYear(month)
  )
}

function isPractice(row: Registration | LookupRow): boolean {
  return row.level === 'practice'
}
