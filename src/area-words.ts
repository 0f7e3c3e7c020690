import { inSentence, placeName } from './area-names.ts'
import type { Area } from './areas.ts'
import { formatCount, formatDecimal, formatMonth, formatPercent, formatSmall } from './format.ts'
import type { RowOf } from './table.ts'
import type { areas } from './tables/areas.ts'

type AreaRow = RowOf<typeof areas>

const rate = (value: number) => formatDecimal(value, 1)

/** With a capital at its beginning. */
export function inCapital(words: string): string {
  return words.replace(/^[a-z]/, (letter) => letter.toUpperCase())
}

/** What the areas of a level are called, many and one. */
export const levelNames = {
  england: { one: 'country', many: 'countries' },
  region: { one: 'NHS region', many: 'NHS regions' },
  icb: { one: 'integrated care board', many: 'integrated care boards' },
  'sub-icb': { one: 'sub-ICB location', many: 'sub-ICB locations' },
} as const satisfies Record<AreaRow['level'], object>

/** `1st`, `22nd`, `13th`. */
export function ordinal(place: number): string {
  const teen = place % 100 > 10 && place % 100 < 14
  return `${place}${(!teen && ['', 'st', 'nd', 'rd'][place % 10]) || 'th'}`
}

/** `8th of 36`, `between 4th and 6th of 36`; undefined where there is nothing to rank. */
export function rankInWords({ rank_from, rank_to, ranked }: AreaRow): string | undefined {
  if (rank_from === null || rank_to === null || ranked === null || ranked < 2) return undefined
  const place =
    rank_from === rank_to
      ? ordinal(rank_from)
      : `between ${ordinal(rank_from)} and ${ordinal(rank_to)}`
  return `${place} of ${ranked}`
}

/** Why the place is one or several: what did not report, and what reads the same. */
export function rankExplained(row: AreaRow): string {
  const { level, rank_from, rank_to, networks, networks_reporting, patients } = row
  const { many } = levelNames[level]
  const order = `The ${many} are ranked from the most link workers for their patients to the fewest, by the rate with one decimal; what reads the same shares a place.`
  const silent = networks - networks_reporting
  const least = row.fte_per_100000 ?? 0
  const most = row.fte_per_100000_most ?? least
  const own =
    silent === 0
      ? 'All of its networks reported, so its own rate is known.'
      : `${inCapital(formatSmall(silent))} of its ${formatCount(networks)} networks, with ${formatPercent(row.patients_not_reported / patients, 1)} of its patients, did not report. If nobody works there, its rate is ${formatDecimal(least, 2)}; if they have as many for their patients as networks have where England’s best-staffed tenth begins, it is ${formatDecimal(most, 2)}.`
  const others =
    rank_from === rank_to
      ? ''
      : ' The places are all those it can have, given the same doubt about the others.'
  return `${order} ${own}${others}`
}

/** What a page about an area is about, in one sentence for its head. */
export function summary({ level, name, row, region }: Area, england: AreaRow): string {
  if (row.fte === null || row.fte_per_100000 === null) {
    return `No network of ${placeName(name)} sent figures on its link workers in ${formatMonth(row.census)}.`
  }
  const compared =
    level === 'england' || england.fte_per_100000 === null
      ? ''
      : `, against ${rate(england.fte_per_100000)} in England`
  const where = region
    ? `${placeName(name)}, in the NHS region ${region.name},`
    : inSentence({ level, name })
  return `In ${formatMonth(row.census)} networks in ${where} recorded the equivalent of ${formatDecimal(row.fte, 1)} full-time link workers: ${rate(row.fte_per_100000)} for every 100,000 patients${compared}.`
}
