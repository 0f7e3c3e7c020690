import { readFileSync } from 'node:fs'
import { parseCsv } from '../../src/csv.ts'
import { networkContractDes } from '../../src/sources/network-contract-des.ts'
import type { SyntheticPractice } from '../fixtures/import/network-contract-des.ts'

/**
 * A made-up series of all the months that were published, of practices whose codes exist, so that tables can be built
 * from it: some closed or opened on the way, some belong to another network today, two are in no map. What the tables
 * must say of it is worked out here by itself, from the figures and the two lists of practices.
 */

/** The 24 months, from April 2023 to March 2025. */
export const months = (networkContractDes.downloads ?? []).map(({ release }) => release)

type Row = Record<string, string>
type Level = 'england' | 'region' | 'icb' | 'sub-icb'

const practicesOf = (path: string) =>
  new Map(
    parseCsv(readFileSync(path, 'utf8'))
      .filter(({ level }) => level === 'practice')
      .map((row): [string, Row] => [row['code'] ?? '', row]),
  )
const then = practicesOf('data/sources/practice-lookup/2023-09-01.csv')
const now = practicesOf('data/sources/gp-registrations/2026-07-01.csv')
const scores = new Map(
  parseCsv(readFileSync('data/sources/practice-imd/2019.csv', 'utf8')).map((row) => [
    row['practice'],
    Number(row['score']),
  ]),
)

const networkThen = (code: string) => then.get(code)?.['network']
const networkNow = (code: string) => now.get(code)?.['network']
const both = [...then.keys()].filter((code) => now.has(code))
const closed = [...then.keys()].filter((code) => !now.has(code)).slice(0, 12)
const opened = [...now.keys()].filter((code) => !then.has(code)).slice(0, 12)
const codes = [
  ...both.filter((_, index) => index % 45 === 0),
  ...both.filter((code) => networkThen(code) !== networkNow(code)).slice(0, 12),
  ...closed,
  ...opened,
  'Y99998',
  'Y99999',
]
const practices = [...new Set(codes)].sort()

/** The figures of a practice in a month; undefined before it opened and after it closed. */
function makeUp(code: string, month: string): SyntheticPractice | undefined {
  const [nth, at] = [practices.indexOf(code), months.indexOf(month)]
  if (closed.includes(code) && at > 2 * closed.indexOf(code)) return undefined
  if (opened.includes(code) && at < 2 * opened.indexOf(code)) return undefined
  // Fewer than two patients: the publisher hides them, and those who declined.
  if (nth % 29 === 0 && at % 4 === 1) {
    return { code, Numerator: 0, Denominator: '*', SOCPRESDEC: '*' }
  }
  const sinceApril = (at % 12) + 1
  const left = nth % 13 === 0 && sinceApril === 6 ? 9 : 0
  return {
    code,
    ...(nth % 31 === 0 && at === 7 ? {} : { Numerator: sinceApril * (2 + (nth % 11)) - left }),
    Denominator: 1500 + 37 * nth + 3 * at,
    SOCPRESDEC: nth % 37 === 0 && at === 9 ? '' : 10 + (nth % 40) + at,
  }
}

const files = new Map(
  months.map((month) => [
    month,
    new Map(
      practices.flatMap((code) => {
        const figures = makeUp(code, month)
        return figures ? [[code, figures] as const] : []
      }),
    ),
  ]),
)

const figuresOf = (code: string, month: string) => files.get(month)?.get(code)
const codesIn = (month: string) => [...(files.get(month)?.keys() ?? [])]

/** The practices of a month as its file has them. */
export function practicesIn(month: string): SyntheticPractice[] {
  return [...(files.get(month)?.values() ?? [])]
}

/** The network of a practice: the one of September 2023 where it was there then. */
export function networkOf(code: string): string | null {
  return (then.has(code) ? networkThen(code) : networkNow(code)) || null
}

/** Where a practice lies today: with most patients of its network, else with its sub-ICB, else where the map has it. */
export function placeOf(code: string): Row {
  const today = [...now.values()]
  const members = today.filter(({ network }) => network && network === networkThen(code))
  const patients = Map.groupBy(members, ({ sub_icb }) => sub_icb)
  const [largest] = [...patients.values()].sort((a, b) => patientsOf(b) - patientsOf(a))
  return (
    largest?.[0] ??
    today.find(({ sub_icb }) => sub_icb && sub_icb === then.get(code)?.['sub_icb']) ??
    now.get(code) ??
    (then.has(code) ? { region: then.get(code)!['region']! } : {})
  )
}

const patientsOf = (rows: readonly Row[]) =>
  rows.reduce((total, row) => total + Number(row['patients']), 0)

const places = new Map(practices.map((code) => [code, placeOf(code)]))

/** The codes of the practices of a month that lie in an area. */
export function practicesOfArea(month: string, level: Level, area: string): string[] {
  const column = level.replace('-', '_')
  return codesIn(month).filter((code) => level === 'england' || places.get(code)?.[column] === area)
}

/** The codes of the practices of a month that lie in no area. */
export function unplacedIn(month: string): string[] {
  return codesIn(month).filter((code) => !places.get(code)?.['region'])
}

/** The codes of the practices of a month in a fifth of its patients, 1 = most deprived. */
export function practicesOfFifth(month: string, fifth: number): string[] {
  const listed = practicesIn(month)
    .filter(({ code, Denominator }) => scores.has(code) && typeof Denominator === 'number')
    .sort((a, b) => scores.get(b.code)! - scores.get(a.code)!)
  const all = total(listed, 'Denominator')
  return listed
    .filter((practice, index) => {
      const before = total(listed.slice(0, index), 'Denominator')
      const middle = (before + Number(practice.Denominator) / 2) / all
      return middle >= (fifth - 1) / 5 && middle < fifth / 5
    })
    .map(({ code }) => code)
}

/** What the tables must say of practices in a month. */
export function expectedOf(members: readonly string[], month: string) {
  const figures = members.map((code) => figuresOf(code, month)!)
  const rated = figures.filter(({ Denominator }) => typeof Denominator === 'number')
  return {
    practices: members.length,
    practices_suppressed: figures.filter((each) => Object.values(each).includes('*')).length,
    referred: sumOf(figures, 'Numerator'),
    registered: sumOf(figures, 'Denominator'),
    declined: sumOf(figures, 'SOCPRESDEC'),
    referred_per_1000: rateOf(rated, 'Numerator'),
    declined_per_1000: rateOf(rated, 'SOCPRESDEC'),
  }
}

/** What a month alone must have brought to practices. */
export function expectedFlow(members: readonly string[], month: string) {
  const before = month.endsWith('-04') ? undefined : months[months.indexOf(month) - 1]!
  const added = members.flatMap((code) => {
    const count = figuresOf(code, month)?.Numerator
    const earlier = before === undefined ? 0 : figuresOf(code, before)?.Numerator
    return typeof count === 'number' && typeof earlier === 'number' ? count - earlier : []
  })
  return {
    referred_in_month: added.length === 0 ? null : added.reduce((sum, each) => sum + each, 0),
    practices_compared: added.length,
    practices_fallen: added.filter((each) => each < 0).length,
  }
}

type Measure = 'Numerator' | 'Denominator' | 'SOCPRESDEC'

const known = (figures: readonly SyntheticPractice[], measure: Measure) =>
  figures.filter((each) => typeof each[measure] === 'number')

const total = (figures: readonly SyntheticPractice[], measure: Measure) =>
  known(figures, measure).reduce((sum, each) => sum + Number(each[measure]), 0)

function sumOf(figures: readonly SyntheticPractice[], measure: Measure) {
  if (known(figures, measure).length > 0) return total(figures, measure)
  return figures.some((each) => each[measure] === '*') ? 'suppressed' : null
}

function rateOf(rated: readonly SyntheticPractice[], measure: Measure): number | null {
  const figures = known(rated, measure)
  if (figures.length === 0) return null
  return (1000 * total(figures, measure)) / total(figures, 'Denominator')
}
