import { extent, max, pairs, scaleLinear } from 'd3'
import { defineChart, type Layout } from '../chart.ts'
import { formatPercent, formatSmall, formatYears } from '../format.ts'
import { valueAxis } from '../plot/axis.ts'
import { baseWidth, type Frame } from '../plot/frame.ts'
import { dot } from '../plot/marks/dot.ts'
import { join, line } from '../plot/marks/line.ts'
import { monthNumber } from '../plot/months.ts'
import { headsOfRows, panels, panelWidth } from '../plot/panels.ts'
import { shows, type Drawing, type Shape } from '../plot/svg.ts'
import { lineHeight, measure, text, wrap } from '../plot/text.ts'
import { cite, movement, quote, type Sentence } from '../quote.ts'
import { refusalsBySource } from '../tables/refusals-by-source.ts'

type Point = {
  source: string
  period: string
  period_start: string
  period_end: string
  refused_share: number
  counts: string
}

/** One series for each source, in the order of the table. */
const bySource = (points: readonly Point[]) =>
  [...new Set(points.map(({ source }) => source))].map((source) =>
    points.filter((point) => point.source === source),
  )

/** Whole per cent where the source prints no more. */
const percent = (value: number) => formatPercent(value, Math.round(value * 1000) % 10 === 0 ? 0 : 1)
const share = ({ refused_share }: Point) => percent(refused_share)

/** The middle of the period, in months. */
const middle = ({ period_start, period_end }: Point) =>
  (monthNumber(period_start.slice(0, 7)) + monthNumber(period_end.slice(0, 7)) + 1) / 2

const clauses = (points: readonly Point[]) =>
  bySource(points).map((series) => {
    const figures = series
      .map((point) => `${share(point)} in ${formatYears(point.period)}`)
      .join(', ')
    return `${series[0]!.source}: ${figures}`
  })

const citeShare = (point: Point) => cite(point, 'refused_share', percent)
const citePeriod = (point: Point) => cite(point, 'period', formatYears)

/** For each source the sentence that can be quoted from it, by its first and its latest point. */
const sentenceOf: Record<string, (first: Point, latest: Point) => Sentence> = {
  'GP records study'(first, latest) {
    const [from, to] = [citeShare(first), citeShare(latest)]
    return quote`The share of refusals of social prescribing in England ${movement(from, to)} from ${from} in ${citePeriod(first)} to ${to} in ${citePeriod(latest)} in a study of GP records whose abstract does not say what it is a share of (Bu and others, Lancet Public Health 2025).`
  },
  'NHS practice returns': (_, latest) =>
    quote`Of the patients whom GP practices reported in ${citePeriod(latest)} as referred to social prescribing or as having declined it, in England as far as is known, ${citeShare(latest)} had declined (NHS Digital figures as reported by NationalWorld).`,
  'GP record codes'(first, latest) {
    const [from, to] = [citeShare(first), citeShare(latest)]
    return quote`In GP records in England the entries for social prescribing declined, as a share of those for declined or referred, ${movement(from, to)} from ${from} in ${citePeriod(first)} to ${to} in ${citePeriod(latest)} (years from August to July); these are entries, not people (NHS England, SNOMED Code Usage in Primary Care).`
  },
  'Adults aged 50 and over': (_, latest) =>
    quote`Of the adults aged 50 and over in England who remembered a referral to social prescribing in a survey of ${citePeriod(latest)}, about ${citeShare(latest)} had not accepted it (Fancourt and Steptoe, English Longitudinal Study of Ageing, wave 10).`,
}

export default defineChart({
  id: 'refusals-by-source',
  question: 'refusals',
  table: refusalsBySource,
  points: (rows): Point[] =>
    rows.map(({ source_name, period, period_start, period_end, refused_share, counts }) => ({
      source: source_name,
      period,
      period_start,
      period_end,
      refused_share,
      counts,
    })),
  key: ['source', 'period'],
  columns: {
    source: { label: 'Source' },
    period: { label: 'Period', format: (value) => formatYears(String(value)) },
    period_start: { label: 'First day' },
    period_end: { label: 'Last day' },
    refused_share: {
      label: 'Share refused',
      format: (value) => formatPercent(Number(value), 1),
      drawn: true,
    },
    counts: { label: 'What is counted' },
  },
  title(points) {
    const series = bySource(points).filter(({ length }) => length > 1)
    const falling = series.every((each) => each.at(-1)!.refused_share < each[0]!.refused_share)
    return falling
      ? `The share of refusals has fallen in ${series.length === 2 ? 'both sources that follow' : 'every source that follows'} it over time`
      : 'Refusals by source: what each of them counts'
  },
  subtitle: () =>
    'Refusals of social prescribing as a share of what each source counts, England. No two count the same: compare within a panel, not across',
  draw,
  describe: (points) =>
    `Small charts on one scale, one for each of ${formatSmall(bySource(points).length)} sources. ${clauses(points).join('; ')}. Points of different sources are not joined.`,
  sentences: (points) =>
    bySource(points).flatMap((series) => {
      const [first, latest] = [series[0]!, series.at(-1)!]
      const write = sentenceOf[first.source]
      return write ? [write(first, latest)] : []
    }),
  notes: [
    'The sources count different things, so the panels cannot be joined into one line.',
    'Dashed: only the years shown are published or in hand; nothing is known here of the years between.',
    'Adults aged 50 and over were asked in a survey (English Longitudinal Study of Ageing, wave 10) whether they had taken up a referral that they remember.',
  ],
  definitions: [
    {
      term: 'Refused, declined',
      meaning: 'The patient said no to an offer of social prescribing or did not take it up.',
    },
    {
      term: 'Code',
      meaning:
        'A standard phrase that a GP practice adds to a patient’s record. One person can have several.',
    },
  ],
  credit:
    'Bu and others, Lancet Public Health 2025; NHS Digital figures as reported by NationalWorld; NHS England, SNOMED Code Usage in Primary Care; Fancourt and Steptoe (ELSA)',
})

/** Heights in px: on a phone flatter, so that a screen holds the four. */
const heights = { narrow: { plot: 140, down: 18 }, wide: { plot: 168, down: 26 } } as const
const ticks = [0, 0.1, 0.2]

function draw(points: readonly Point[], layout: Layout): Drawing {
  const width = baseWidth[layout]
  const columns = layout === 'wide' ? 4 : 2
  const series = bySource(points)
  const { plot, down } = heights[layout]
  const grid = { left: 30, width, columns, across: 20 }
  const words = series.map(([first], index) => {
    // Over the axis labels there is room for words.
    const room = panelWidth(grid) + (index % columns === 0 ? grid.left : 0)
    return {
      name: wrap(first!.source, room, 'heading'),
      // What follows the first clause is detail for the table.
      counts: wrap(first!.counts.split(/[;(]/)[0]!.trim(), room, 'note'),
    }
  })
  const needs = words.map(
    ({ name, counts }) => name.length * lineHeight('heading') + counts.length * lineHeight('note'),
  )
  const heads = headsOfRows(needs, columns)
  const cells = panels(series.length, { ...grid, heads, height: plot + 24, down })
  const [start = 0, end = 0] = extent(points, middle)
  const highest = max(points, ({ refused_share }) => refused_share) ?? 0

  const shapes = series.flatMap((each, index): Shape[] => {
    const cell = cells[index]!
    const firstInRow = index % columns === 0
    const left = firstInRow ? 0 : cell.left
    const { name, counts } = words[index]!
    const top = cell.top - heads[Math.floor(index / columns)]!
    const frame: Frame = {
      left: cell.left + 22,
      right: cell.right - 22,
      top: cell.bottom - plot + 4,
      bottom: cell.bottom - 24,
    }
    const x = scaleLinear([start, end], [frame.left, frame.right])
    const y = scaleLinear([0, highest], [frame.bottom, frame.top])
    const place = (point: Point) => ({ x: x(middle(point)), y: y(point.refused_share) })
    const ends = [...new Set([each[0]!, each.at(-1)!])]
    return [
      ...text(left, top + 11, name, { style: 'heading' }),
      ...text(left, top + name.length * lineHeight('heading') + 11, counts, { style: 'note' }),
      ...valueAxis(y, { left, right: cell.right }, ticks, firstInRow ? formatPercent : undefined),
      ...pairs(each).flatMap(([from, to]) =>
        middle(to) - middle(from) <= 12
          ? [line([place(from), place(to)], 'declined')]
          : [
              join(place(from), place(to), 'declined'),
              ...text(
                (place(from).x + place(to).x) / 2,
                frame.bottom - 22,
                ['no figures for', 'years between'],
                { style: 'note', anchor: 'middle' },
              ),
            ],
      ),
      ...each.map((point) => {
        const label = `${point.source}, ${formatYears(point.period)}: ${formatPercent(point.refused_share, 1)} refused`
        return dot(place(point), 'declined', {
          radius: ends.includes(point) ? 4.5 : 2.5,
          attributes: shows(points.indexOf(point), 'refused_share', point.refused_share, label),
        })
      }),
      ...ends.flatMap((point) => {
        const at = place(point)
        // Under the point where the line comes down to it, so that they do not cross.
        const baseline = at.y + (at.y > place(each[0]!).y ? 21 : -11)
        const period = formatYears(point.period)
        const half = measure(period, 'tick') / 2
        const under = Math.min(Math.max(at.x, cell.left + half), cell.right - half)
        return [
          ...text(at.x, baseline, share(point), {
            style: 'value',
            meaning: 'declined',
            anchor: 'middle',
          }),
          ...text(under, frame.bottom + 17, period, { style: 'tick', anchor: 'middle' }),
        ]
      }),
    ]
  })
  return { width, height: cells.at(-1)!.bottom, shapes }
}
