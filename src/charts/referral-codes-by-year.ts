import { max, range, scaleLinear, type ScaleLinear } from 'd3'
import { defineChart, type Column, type Layout } from '../chart.ts'
import { formatCount, formatSmall, formatYears } from '../format.ts'
import { baseWidth, type Frame } from '../plot/frame.ts'
import { bar } from '../plot/marks/bar.ts'
import { shape, shows, type Drawing, type Shape } from '../plot/svg.ts'
import { text, widest } from '../plot/text.ts'
import { cite, quote } from '../quote.ts'
import { snomedCodesByYear } from '../tables/snomed-codes-by-year.ts'

type Entries = number | 'suppressed' | null
type Point = {
  year: string
  offered: Entries
  referred: Entries
  declined: Entries
  provenance: string
}

const verbs = ['offered', 'referred', 'declined'] as const
type Verb = (typeof verbs)[number]

/** The year before the national roll-out of July 2019. In earlier ones the codes were hardly used, or not at all. */
const beforeRollOut = '2018-19'

const source = 'NHS England, SNOMED Code Usage in Primary Care'

const written = (entries: number | string | null) => {
  if (entries === null) return 'no figure'
  return typeof entries === 'number' ? formatCount(entries) : 'fewer than 5'
}

const entriesOf = (verb: Verb): Column => ({
  label: `Entries for “${verb}”`,
  format: written,
  drawn: true,
})

const startOf = ({ year }: Point) => Number(year.slice(0, 4))
const yearFrom = (start: number) => `${start}–${String(start + 1).slice(2)}`
const inWords = (years: readonly string[]) =>
  years.length === 1 ? years[0]! : `${years[0]} to ${years.at(-1)}`

/** The years from the first to the last: each in hand, or in a run of years that are missing. */
type Block = { point: Point; index: number } | { missing: string[] }

function blocks(points: readonly Point[]): Block[] {
  return points.flatMap((point, index): Block[] => {
    const before = points[index - 1]
    const missing = before ? range(startOf(before) + 1, startOf(point)).map(yearFrom) : []
    return [...(missing.length > 0 ? [{ missing }] : []), { point, index }]
  })
}

const citeEntries = (point: Point, verb: Verb) => cite(point, verb, written)
const citeMonths = (point: Point) =>
  cite(point, 'year', () => `August ${startOf(point)} to July ${startOf(point) + 1}`)

export default defineChart({
  id: 'referral-codes-by-year',
  question: 'growth',
  table: snomedCodesByYear,
  points: (rows): Point[] =>
    rows.map(({ year, offered, referred, declined, provenance }) => ({
      year,
      offered,
      referred,
      declined,
      provenance,
    })),
  key: ['year'],
  columns: {
    year: { label: 'Year (August to July)', format: (value) => formatYears(String(value)) },
    offered: entriesOf('offered'),
    referred: entriesOf('referred'),
    declined: entriesOf('declined'),
    provenance: { label: 'How the file came to us' },
  },
  title(points) {
    const first = points.find(({ year }) => year === beforeRollOut) ?? points[0]!
    const latest = points.at(-1)!
    if (
      typeof first.referred !== 'number' ||
      typeof latest.referred !== 'number' ||
      first.referred === 0 ||
      startOf(first) >= startOf(latest)
    ) {
      return 'How often social prescribing is written into GP records'
    }
    const times = latest.referred / first.referred
    const years = startOf(latest) - startOf(first)
    const earlier = `${formatSmall(years)} ${years === 1 ? 'year' : 'years'} earlier`
    return times >= 2
      ? `Referrals are written into GP records ${formatCount(times)} times as often as ${earlier}`
      : `How often referrals are written into GP records, now and ${earlier}`
  },
  subtitle: (points) =>
    `Times a code for social prescribing was added to a GP record, England, August ${startOf(points[0]!)} to July ${startOf(points.at(-1)!) + 1}. Entries, not people: one person can have several`,
  draw,
  describe(points) {
    const years = points
      .map(
        (point) =>
          `${formatYears(point.year)}: ${verbs.map((verb) => `${verb} ${written(point[verb])}`).join(', ')}`,
      )
      .join('; ')
    const without = blocks(points).flatMap((block) =>
      'missing' in block ? [inWords(block.missing)] : [],
    )
    const open =
      without.length > 0 ? ` Years not yet imported are left open: ${without.join(', ')}.` : ''
    return `A bar chart of code entries by year. ${years}.${open}`
  },
  sentences(points) {
    const counted = points.filter(({ referred }) => referred !== null)
    const [first, latest] = [counted[0], counted.at(-1)]
    if (!first || !latest) return []
    return [
      quote`Codes for a referral to social prescribing were added to GP records in England ${citeEntries(latest, 'referred')} times from ${citeMonths(latest)}; these are entries, not people (${source}).`,
      ...(first === latest
        ? []
        : [
            quote`Codes for a referral to social prescribing were added to GP records in England ${citeEntries(first, 'referred')} times from ${citeMonths(first)} and ${citeEntries(latest, 'referred')} times from ${citeMonths(latest)}; these are entries, not people, and part of the change may be better recording (${source}).`,
          ]),
      ...(latest.declined === null
        ? []
        : [
            quote`The code for social prescribing declined was added to GP records in England ${citeEntries(latest, 'declined')} times from ${citeMonths(latest)}, that for a referral ${citeEntries(latest, 'referred')} times; these are entries, not people (${source}).`,
          ]),
    ]
  },
  notes: [
    'The figures count entries in records, rounded to 10, not people: one person can have several, and some services use other codes.',
    'Part of the rise may be better recording: the figures cannot tell more referrals from more referrals written down.',
    'A year that is not yet imported is left open. It is not zero.',
    'A year marked “transcribed” in the table was copied from the official file by a public project.',
  ],
  definitions: [
    { term: 'Offered', meaning: 'A code says that the patient was offered social prescribing.' },
    {
      term: 'Referred',
      meaning: 'A code says that the patient was referred to a social prescribing service.',
    },
    { term: 'Declined', meaning: 'A code says that the patient said no.' },
  ],
  credit: source,
})

const missingRow = 19

function draw(points: readonly Point[], layout: Layout): Drawing {
  const wide = layout === 'wide'
  const width = baseWidth[layout]
  // A long series is set tighter, so that it still fits on a phone.
  const { row, heading, gap } =
    points.length > 8 ? { row: 14, heading: 15, gap: 6 } : { row: 20, heading: 18, gap: 16 }
  const values = points.flatMap((point) => verbs.map((verb) => point[verb]))
  const highest = max(values, (value) => (typeof value === 'number' ? value : 0)) ?? 0
  const left = wide ? 132 : 66
  const right = width - 7 - widest(values.map(written), 'value')
  const x = scaleLinear([0, highest], [left, right])
  const shapes: Shape[] = []
  let y = 0
  for (const block of blocks(points)) {
    if ('missing' in block) {
      const height = block.missing.length * missingRow + 10
      shapes.push(
        ...drawMissing(block.missing, { left: 0, right: width, top: y, bottom: y + height }, left),
      )
      y += height + gap
      continue
    }
    shapes.push(
      ...text(0, y + (wide ? 14 : 12), formatYears(block.point.year), { style: 'heading' }),
    )
    if (!wide) y += heading
    for (const verb of verbs) {
      shapes.push(...drawEntries(block.point[verb], verb, block, x, { top: y, bottom: y + row }))
      y += row
    }
    const top = y - verbs.length * row
    shapes.push(shape('line', { class: 'zero', x1: left, x2: left, y1: top, y2: y }))
    y += gap
  }
  return { width, height: y - gap + 4, shapes }
}

/** One bar with its verb and its number; a hidden or missing number stands in words where the bar would start. */
function drawEntries(
  entries: Entries,
  verb: (typeof verbs)[number],
  { point, index }: { point: Point; index: number },
  x: ScaleLinear<number, number>,
  { top, bottom }: Pick<Frame, 'top' | 'bottom'>,
): Shape[] {
  const zero = x(0)
  const end = typeof entries === 'number' ? x(entries) : zero
  const baseline = (top + bottom) / 2 + 5
  const label = `${formatYears(point.year)}, ${verb}: ${written(entries)} entries`
  const attributes = entries === null ? {} : shows(index, verb, entries, label)
  return [
    ...text(zero, baseline - 1, verb, { anchor: 'end', dx: -8, meaning: verb }),
    bar({ x: zero, y: top + 2, width: end - zero, height: bottom - top - 4 }, verb, { attributes }),
    ...text(end, baseline, written(entries), {
      style: typeof entries === 'number' ? 'value' : 'note',
      meaning: verb,
      dx: 6,
    }),
  ]
}

/** A run of years without a file: each year in its place, on a tint, with words. */
function drawMissing(
  years: readonly string[],
  { top, bottom, right }: Frame,
  left: number,
): Shape[] {
  return [
    shape('rect', { class: 'gap', x: 0, y: top, width: right, height: bottom - top }),
    ...years.flatMap((year, index) =>
      text(8, top + 19 + index * missingRow, year, { style: 'note' }),
    ),
    ...text(left, (top + bottom) / 2 + 4, 'figures not yet imported', { style: 'note', dx: 8 }),
  ]
}
