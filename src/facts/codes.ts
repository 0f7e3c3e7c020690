import { defineFact, rowThat, rowWith } from '../fact.ts'
import type { Fact, Tables } from '../fact.ts'
import { formatCount } from '../format.ts'

type Codes = Tables['snomed-codes-by-year']
type Code = 'referred' | 'offered' | 'declined'

/** The year before the national roll-out of July 2019: the fixed point that later years are compared with. */
const before = (rows: Codes) => rowWith(rows, { year: '2018-19' })
const latest = (rows: Codes) => rowThat(rows, (a, b) => a.year > b.year)

/** @throws when the publisher hid the count or the year's file does not hold it. */
function entries(row: Codes[number], code: Code): number {
  const count = row[code]
  if (typeof count === 'number') return count
  throw new Error(
    `fact: ${code} in ${row.year}: ${count}; expected a count — reword the sentence that needs it`,
  )
}

/** `2018-19` as people say it: the twelve months from August 2018 to July 2019. */
function twelveMonths(year: string): string {
  return `August ${year.slice(0, 4)} to July ${year.slice(0, 2)}${year.slice(5)}`
}

export const codes: readonly Fact[] = [
  defineFact({
    id: 'snomed.latest.coverage',
    table: 'snomed-codes-by-year',
    meaning: 'GP practices that the newest year of code entries in hand covers',
    text: (rows) => {
      const { practices_covered: practices } = latest(rows)
      return practices === null
        ? 'How many practices the newest year covers is not recorded.'
        : `The newest year covers ${formatCount(practices)} practices.`
    },
    period: (rows) => twelveMonths(latest(rows).year),
  }),
  ...(['referred', 'declined'] as const).map((code) =>
    defineFact({
      id: `snomed.${code}.2018-19`,
      table: 'snomed-codes-by-year',
      meaning: `Codes for social prescribing ${code} entered in GP records in the year before the national roll-out, England`,
      text: (rows) => formatCount(entries(before(rows), code)),
      period: (rows) => twelveMonths(before(rows).year),
    }),
  ),
  ...(['referred', 'offered', 'declined'] as const).map((code) =>
    defineFact({
      id: `snomed.${code}.latest`,
      table: 'snomed-codes-by-year',
      meaning: `Codes for social prescribing ${code} entered in GP records in the newest year in hand, England`,
      text: (rows) => formatCount(entries(latest(rows), code)),
      period: (rows) => twelveMonths(latest(rows).year),
    }),
  ),
  defineFact({
    id: 'snomed.latest.months',
    table: 'snomed-codes-by-year',
    meaning: 'The newest year of code entries in hand',
    text: (rows) => twelveMonths(latest(rows).year),
    period: (rows) => twelveMonths(latest(rows).year),
  }),
  defineFact({
    id: 'snomed.referred.times',
    table: 'snomed-codes-by-year',
    meaning: 'Referral codes in the newest year for each one in 2018-19, England',
    text: (rows) =>
      formatCount(entries(latest(rows), 'referred') / entries(before(rows), 'referred')),
    period: (rows) => `2018-19 to ${latest(rows).year}`,
  }),
]
