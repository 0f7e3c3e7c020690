import type { AreaPoint } from './map-chart.ts'
import { formatDecimal } from './format.ts'
import { classesOf, type Classes } from './plot/classes.ts'
import { deprivationMeaning } from './plot/theme.ts'
import { terms } from './terms.ts'

/** What a map colours its areas by. */
export interface MapMeasure {
  column: 'fte_per_100000' | 'score'
  question: 'growth' | 'deprivation'
  classes: Classes
  /** As it stands over the legend. */
  legend: string
  format(value: number): string
  /** A value with its unit, as the readout says it. */
  readout(value: number): string
  /** The finding; `short` is what the areas are called. */
  title(points: readonly AreaPoint[], short: string): string
  subtitle: string
  inSentence: string
  /** The same in few words. */
  inShort: string
  /** What a sentence must say beside the figures. */
  caveat: string
  source: string
  /** Sources of both rates and scores, the one of this measure first. */
  sources: string
  /** How the classes were chosen. */
  classNote: string
  note: string
  definitions: readonly { term: string; meaning: string }[]
  credit: string
}

const workforce = 'NHS England, Primary Care Network Workforce'
const indices = 'MHCLG, Indices of Deprivation 2025; OHID, Fingertips'

const decimal = (value: number) => formatDecimal(value, 1)

/** Round steps, the same on all maps, so that a colour means the same on each. */
const rateClasses: Classes = {
  breaks: [3, 4, 5, 6],
  meanings: ['rate-1', 'rate-2', 'rate-3', 'rate-4', 'rate-5'],
}

const scoreClasses: Classes = {
  breaks: [15, 20, 25, 30],
  meanings: [5, 4, 3, 2, 1].map(deprivationMeaning),
}

export const linkWorkerRate: MapMeasure = {
  column: 'fte_per_100000',
  question: 'growth',
  classes: rateClasses,
  legend: 'Link workers per 100,000 patients',
  format: decimal,
  readout: (value) => `${formatDecimal(value, 2)} per 100,000 patients`,
  title(points, short) {
    const classes = classesOf(
      points.map((point) => point.fte_per_100000),
      rateClasses,
    )
    const [most, fewest] = [classes[0]!, classes.at(-1)!]
    return `${fewest.count} of ${points.length} ${short} have ${fewest.words} recorded link workers per 100,000 patients, ${most.count} have ${most.words}`
  },
  subtitle: 'Full-time equivalent link workers per 100,000 registered patients',
  inSentence:
    'number of recorded full-time equivalent link workers per 100,000 registered patients',
  inShort: 'link workers per 100,000 patients',
  caveat: 'patients of networks that did not report included',
  source: workforce,
  sources: `${workforce}; ${indices}`,
  classNote:
    'Classes are equal steps of one full-time job with open ends, the same on all maps of link workers; an area at a break belongs to the class above.',
  note: 'Rates count all patients of an area, also those of networks that did not report.',
  definitions: [terms.rate, terms.fullTimeEquivalent],
  credit:
    'NHS England, Primary Care Network Workforce and Patients Registered at a GP Practice; MHCLG, English Indices of Deprivation 2025; OHID, Fingertips',
}

export const deprivationScore: MapMeasure = {
  column: 'score',
  question: 'deprivation',
  classes: scoreClasses,
  legend: 'Mean IMD 2025 score',
  format: decimal,
  readout: (value) => `mean score ${decimal(value)}`,
  title(points) {
    const [most, least] = [points[0]!.area, points.at(-1)!.area]
    const first = `${most} has the most deprived practices`
    const both = `${first}, ${least} the least deprived`
    return both.length <= 95 ? both : first
  },
  subtitle: 'Mean deprivation score (IMD 2025) of GP practices, weighted by patients',
  inSentence: 'mean IMD 2025 score of GP practices, weighted by their patients,',
  inShort: 'the mean deprivation score of practices',
  caveat: 'higher being more deprived and each score an average over the areas where patients live',
  source: indices,
  sources: `${indices}; ${workforce}`,
  classNote:
    'Classes are equal steps of five points with open ends, the same on both maps; an area at a break belongs to the class above.',
  note: 'Scores are averages: a deprived area is not a deprived patient.',
  definitions: [terms.deprivationIndex],
  credit:
    'MHCLG, English Indices of Deprivation 2025; OHID, Fingertips; NHS England, Patients Registered at a GP Practice and Primary Care Network Workforce',
}
