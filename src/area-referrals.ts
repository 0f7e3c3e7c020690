import { group } from 'd3'
import type { ChartedArea } from './area-chart.ts'
import { formatCount, formatMonth, formatSmall, formatYears } from './format.ts'
import type { RowOf } from './table.ts'
import type { referralsByMonth } from './tables/referrals-by-month.ts'

export type ReferralRow = RowOf<typeof referralsByMonth>

/** An area in a financial year, with the region and the country around it at the same month. */
export interface ReferralYear {
  /** The newest month in hand of the year: March where the year is whole. */
  own: ReferralRow
  region?: ReferralRow | undefined
  england?: ReferralRow | undefined
}

/** What a page says of the people referred in an area. */
export interface AreaReferrals {
  /** The newest whole year with figures, else the newest part of a year; undefined where there are none. */
  newest: ReferralYear | undefined
  /** Every year in hand, the newest first; those without figures among them. */
  years: readonly ReferralYear[]
  /** The newest month of the table. */
  month: string
}

/**
 * What the table of referrals says of an area, year by year: counts start anew each April, so months of different
 * years are never compared or added. Undefined where the table has no rows, because no release is in hand.
 */
export function referralsOf(
  { level, code, region }: Pick<ChartedArea, 'level' | 'code' | 'region'>,
  rows: readonly ReferralRow[],
): AreaReferrals | undefined {
  const month = rows
    .map((row) => row.month)
    .sort()
    .at(-1)
  if (month === undefined) return undefined
  const own = rows.filter((row) => row.level === level && row.code === code)
  const around = [...group(own, ({ year }) => year).values()].map((year) => newestOf(year))
  const years = around
    .sort((a, b) => (a.month < b.month ? 1 : -1))
    .map((row) => {
      const then = rows.filter((each) => each.month === row.month)
      return {
        own: row,
        region: region
          ? then.find((each) => each.level === 'region' && each.code === region.code)
          : undefined,
        england: level === 'england' ? undefined : then.find((each) => each.level === 'england'),
      }
    })
  const known = years.filter(({ own: { referred_per_1000 } }) => referred_per_1000 !== null)
  return { newest: known.find((year) => year.own.months === 12) ?? known[0], years, month }
}

function newestOf(rows: readonly ReferralRow[]): ReferralRow {
  return rows.reduce((newest, row) => (row.month > newest.month ? row : newest))
}

/** The months that a count covers: `2024–25`, or `April to June 2024` of a year that is not whole. */
export function coveredInWords({ year, month, months }: ReferralRow): string {
  if (months === 12) return formatYears(year)
  if (months === 1) return formatMonth(month)
  const start = year.slice(0, 4)
  return `April ${month.startsWith(start) ? '' : `${start} `}to ${formatMonth(month)}`
}

/**
 * The people referred, or the word that they are hidden: none at practices whose patients are hidden, where nobody or
 * one person is registered, would read as if nobody was referred.
 */
export function peopleIn({ referred, referred_per_1000, practices_suppressed }: ReferralRow) {
  const isHidden = referred_per_1000 === null && practices_suppressed > 0
  return isHidden ? 'suppressed' : referred
}

/** Why an area has no figures, though others have. */
export function whyNoReferrals({ years }: AreaReferrals): string {
  return years.some(({ own }) => own.practices > 0 && own.practices_suppressed === own.practices)
    ? 'The publisher hides those of all its practices.'
    : 'The files of NHS England have none for a practice that lies in it today.'
}

/** What is hidden, and what that does to the counts; empty where nothing is. */
export function hiddenInWords({ practices, practices_suppressed: hidden }: ReferralRow): string {
  if (hidden === 0) return ''
  const where = `${formatSmall(hidden)} of ${formatCount(practices)} practices`
  return `The publisher hides a figure where fewer than two patients are registered and somebody declined: here at ${where}. What is hidden is in no sum and no rate, so the counts are the least that they can be.`
}

/** How practices came into the areas of today, and which could not be placed. */
export function placedInWords({ level, practices_unplaced: unplaced }: ReferralRow): string[] {
  const nowhere =
    unplaced === 0
      ? []
      : [
          `${formatCount(unplaced)} ${unplaced === 1 ? 'practice of England lies' : 'practices of England lie'} in no area that we know, and ${unplaced === 1 ? 'counts' : 'count'} for England only.`,
        ]
  if (level === 'england') return nowhere
  const carried =
    'These are the areas of today. A practice is counted where its network lies now: the network that it belonged to in September 2023.'
  const board = 'One that no map places in a board counts for its region only.'
  return [level === 'icb' ? `${carried} ${board}` : carried, ...nowhere]
}
