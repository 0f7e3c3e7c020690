import { max, scaleLinear } from 'd3'
import { defineChart, type Layout } from '../chart.ts'
import { formatCount } from '../format.ts'
import { baseWidth } from '../plot/frame.ts'
import { bar } from '../plot/marks/bar.ts'
import { shape, shows, type Drawing, type Shape } from '../plot/svg.ts'
import { text, widest } from '../plot/text.ts'
import { snomedCodesByYear } from '../tables/snomed-codes-by-year.ts'

type Entries = number | 'suppressed' | null
type Point = { year: string; offered: Entries; referred: Entries; declined: Entries }

const verbs = ['offered', 'referred', 'declined'] as const

const written = (entries: Entries) =>
  entries === null ? 'no figure' : entries === 'suppressed' ? 'fewer than 5' : formatCount(entries)

const startOf = ({ year }: Point) => Number(year.slice(0, 4))
const yearFrom = (start: number) => `${start}-${String(start + 1).slice(2)}`

/** Every year from the first to the last: in hand, or not. */
function everyYear(points: readonly Point[]): { year: string; index: number }[] {
  const first = startOf(points[0]!)
  const count = startOf(points.at(-1)!) - first + 1
  return Array.from({ length: count }, (_, offset) => {
    const year = yearFrom(first + offset)
    return { year, index: points.findIndex((point) => point.year === year) }
  })
}

/** Runs of years without a file, as words: `2019-20 to 2023-24`. */
function missing(points: readonly Point[]): string[] {
  const runs: string[][] = []
  everyYear(points).forEach(({ year, index }, position, years) => {
    if (index !== -1) return
    if (years[position - 1]?.index === -1) runs.at(-1)!.push(year)
    else runs.push([year])
  })
  return runs.map((run) => (run.length === 1 ? run[0]! : `${run[0]} to ${run.at(-1)}`))
}

export default defineChart({
  id: 'referral-codes-by-year',
  question: 'growth',
  table: snomedCodesByYear,
  points: (rows): Point[] =>
    rows.map(({ year, offered, referred, declined }) => ({ year, offered, referred, declined })),
  columns: {
    year: { label: 'Year (August to July)' },
    ...(Object.fromEntries(
      verbs.map((verb) => [
        verb,
        {
          label: `Entries for “${verb}”`,
          format: (value: string | number) => written(value as Entries),
          drawn: true as const,
        },
      ]),
    ) as Record<
      (typeof verbs)[number],
      { label: string; format: (value: string | number) => string; drawn: true }
    >),
  },
  title(points) {
    const first = points[0]!
    const latest = points.at(-1)!
    if (
      typeof first.referred !== 'number' ||
      typeof latest.referred !== 'number' ||
      first === latest
    ) {
      return 'How often social prescribing is written into GP records'
    }
    const times = latest.referred / first.referred
    return times >= 2
      ? `Referrals are written into GP records ${formatCount(times)} times as often as in ${first.year}`
      : `Referrals written into GP records since ${first.year}`
  },
  subtitle: (points) =>
    `Times a code for social prescribing was added to a GP record, England, August ${startOf(points[0]!)} to July ${startOf(points.at(-1)!) + 1}. Entries, not people: one person can have several`,
  draw,
  describe(points) {
    const years = points
      .map(
        (point) =>
          `${point.year}: ${verbs.map((verb) => `${verb} ${written(point[verb])}`).join(', ')}`,
      )
      .join('; ')
    const without = missing(points)
    return `A bar chart of code entries by year. ${years}.${without.length > 0 ? ` Years not yet imported are left open: ${without.join(', ')}.` : ''}`
  },
  sentence(points) {
    const latest = points.at(-1)!
    return `Codes for a referral to social prescribing were added to GP records in England ${written(latest.referred)} times between August ${startOf(latest)} and July ${startOf(latest) + 1}; these are entries, not people (NHS England, SNOMED Code Usage in Primary Care).`
  },
  notes: [
    'The figures count entries in records, rounded to 10, not people: one person can have several, and some services use other codes.',
    'Part of the rise may be better recording: the figures cannot tell more referrals from more referrals written down.',
    'A year that is not yet imported is left open. It is not zero.',
    'The figures for 2024-25 were transcribed from the official file by a public project.',
  ],
  definitions: [
    { term: 'Offered', meaning: 'A code says that the patient was offered social prescribing.' },
    {
      term: 'Referred',
      meaning: 'A code says that the patient was referred to a social prescribing service.',
    },
    { term: 'Declined', meaning: 'A code says that the patient said no.' },
  ],
  credit: 'NHS England, SNOMED Code Usage in Primary Care',
})

const row = 20
const missingRow = 19
const yearGap = 16

function draw(points: readonly Point[], layout: Layout): Drawing {
  const width = baseWidth[layout]
  const left = layout === 'wide' ? 132 : 66
  const values = points.flatMap((point) => verbs.map((verb) => point[verb]))
  const x = scaleLinear(
    [0, max(values, (value) => (typeof value === 'number' ? value : 0)) ?? 0],
    [left, width - 7 - widest(values.map(written), 'value')],
  )
  const shapes: Shape[] = []
  let y = 0
  everyYear(points).forEach(({ year, index }, position, years) => {
    const point = points[index]
    if (point) {
      shapes.push(...drawYear(point, index))
      return
    }
    const startsGap = years[position - 1]?.index !== -1
    if (startsGap) {
      const next = years.findIndex((later, at) => at > position && later.index !== -1)
      const height = (next - position) * missingRow + 10
      shapes.push(
        shape('rect', { class: 'gap', x: 0, y, width, height }),
        ...text(
          left,
          y + height / 2 + (layout === 'wide' || next - position === 1 ? 4 : -3),
          layout === 'wide' || next - position === 1
            ? 'figures not yet imported'
            : ['figures not', 'yet imported'],
          { style: 'note' },
        ),
      )
      y += 5
    }
    shapes.push(...text(8, y + 14, year, { style: 'note' }))
    y += missingRow
    if (years[position + 1]?.index !== -1) y += 5 + yearGap
  })
  return { width, height: y - yearGap + 4, shapes }

  function drawYear(point: Point, index: number): Shape[] {
    const wide = layout === 'wide'
    const drawn = text(0, y + (wide ? 14 : 12), point.year, { style: 'heading' })
    if (!wide) y += 18
    const top = y
    for (const verb of verbs) {
      const entries = point[verb]
      const length = typeof entries === 'number' ? x(entries) - left : 0
      const attributes =
        entries === null
          ? {}
          : shows(index, verb, entries, `${point.year}, ${verb}: ${written(entries)} entries`)
      drawn.push(
        ...text(left, y + 14, verb, { anchor: 'end', dx: -8, meaning: verb }),
        bar({ x: left, y: y + 2, width: length, height: row - 4 }, verb, { attributes }),
        ...text(left + length, y + 15, written(entries), {
          style: entries === null || entries === 'suppressed' ? 'note' : 'value',
          meaning: verb,
          dx: 6,
        }),
      )
      y += row
    }
    drawn.push(shape('line', { class: 'zero', x1: left, x2: left, y1: top, y2: y }))
    y += yearGap
    return drawn
  }
}
