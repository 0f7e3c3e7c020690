import { formatCount, formatDecimal, formatMonth, formatPercent } from '../format.ts'
import type { Cell, Row, TableState } from './diff-tables.ts'

/** A main figure of the site in two states, each in words: `2,752.5 (June 2026)`; undefined where there was none. */
export interface MainFigure {
  label: string
  before: string | undefined
  after: string | undefined
}

/** The figures by which a maintainer sees at once whether a release is plausible, all of England's newest census. */
const wanted = {
  fte: { label: 'Link workers (full-time equivalent)', write: (value) => formatDecimal(value, 1) },
  networks_reporting: { label: 'Networks that reported', write: formatCount },
  covered_share: { label: 'Share of patients covered', write: (value) => formatPercent(value, 1) },
  fte_per_100000: {
    label: 'Link workers per 100,000 patients',
    write: (value) => formatDecimal(value, 2),
  },
} as const satisfies Record<string, { label: string; write: (value: number) => string }>

/** The main figures of England before and after. */
export function compareMainFigures(
  before: readonly TableState[],
  after: readonly TableState[],
): MainFigure[] {
  const [was, is] = [newestOfEngland(before), newestOfEngland(after)]
  return Object.entries(wanted).map(([column, { label, write }]) => {
    const say = (row: Row | undefined) =>
      row && sayFigure(row[column] ?? null, write, String(row['census']))
    return { label, before: say(was), after: say(is) }
  })
}

function sayFigure(value: Cell, write: (value: number) => string, census: string) {
  return typeof value === 'number' ? `${write(value)} (${formatMonth(census)})` : undefined
}

function newestOfEngland(states: readonly TableState[]): Row | undefined {
  const censuses = states.find(({ id }) => id === 'link-workers-by-census')
  return censuses?.rows
    .filter((row) => row['level'] === 'england')
    .sort((a, b) => (String(a['census']) < String(b['census']) ? -1 : 1))
    .at(-1)
}
