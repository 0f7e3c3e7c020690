import { max, scaleLinear } from 'd3'
import { defineChart, type Layout } from '../chart.ts'
import { formatPercent } from '../format.ts'
import { valueAxis } from '../plot/axis.ts'
import { baseWidth, type Frame } from '../plot/frame.ts'
import { dot } from '../plot/marks/dot.ts'
import { join, line } from '../plot/marks/line.ts'
import { monthNumber } from '../plot/months.ts'
import { panels, panelWidth } from '../plot/panels.ts'
import { shows, type Drawing, type Shape } from '../plot/svg.ts'
import { lineHeight, measure, text, wrap } from '../plot/text.ts'
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
const share = ({ refused_share }: Point) =>
  formatPercent(refused_share, Math.round(refused_share * 1000) % 10 === 0 ? 0 : 1)

/** The middle of the period, in months. */
const middle = ({ period_start, period_end }: Point) =>
  (monthNumber(period_start.slice(0, 7)) + monthNumber(period_end.slice(0, 7)) + 1) / 2

const clauses = (points: readonly Point[]) =>
  bySource(points).map((series) => {
    const figures = series.map((point) => `${share(point)} in ${point.period}`).join(', ')
    return `${series[0]!.source}: ${figures}`
  })

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
  columns: {
    source: { label: 'Source' },
    period: { label: 'Period' },
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
      ? 'Refusals have fallen in every source that counts them over time'
      : 'Refusals by source: what each of them counts'
  },
  subtitle: () =>
    'Share of offers or referrals to social prescribing that were refused, England. Each source counts something else: compare within a panel, not across',
  draw,
  describe: (points) =>
    `${bySource(points).length} small charts on one scale, one for each source. ${clauses(points).join('; ')}. Points of different sources are not joined.`,
  sentence(points) {
    const study = bySource(points)[0]!
    const [first, latest] = [study[0]!, study.at(-1)!]
    return `The share of patients who refused social prescribing in England fell from ${share(first)} in ${first.period} to ${share(latest)} in ${latest.period}, according to a study of GP records (Bu and others, Lancet Public Health, 2025).`
  },
  notes: [
    'The sources count different things, so the panels cannot be joined into one line.',
    'Dashed: only the years shown are published or in hand; nothing is known here of the years between.',
    'Adults aged 50 and over were asked in a survey (English Longitudinal Study of Ageing, wave 10): 88% of those who remembered a referral had accepted it.',
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

const plotHeight = 168
const ticks = [0, 0.1, 0.2]

function draw(points: readonly Point[], layout: Layout): Drawing {
  const width = baseWidth[layout]
  const columns = layout === 'wide' ? 4 : 2
  const series = bySource(points)
  const grid = { left: 30, width, columns, across: 20 }
  const heads = series.map(([first], index) => {
    // Over the axis labels there is room for words.
    const room = panelWidth(grid) + (index % columns === 0 ? grid.left : 0)
    return {
      name: wrap(first!.source, room, 'heading'),
      // What follows the first clause is detail for the table.
      counts: wrap(first!.counts.split(/[;(]/)[0]!.trim(), room, 'note'),
    }
  })
  const headHeight = Math.max(
    ...heads.map(
      ({ name, counts }) =>
        name.length * lineHeight('heading') + counts.length * lineHeight('note'),
    ),
  )
  const cells = panels(series.length, {
    ...grid,
    height: headHeight + plotHeight + 24,
    down: 26,
  })
  const months = points.map(middle)
  const top = max(points, ({ refused_share }) => refused_share) ?? 0

  const shapes = series.flatMap((each, index): Shape[] => {
    const cell = cells[index]!
    const firstColumn = index % columns === 0
    const headLeft = firstColumn ? 0 : cell.left
    const { name, counts } = heads[index]!
    const frame: Frame = {
      left: cell.left + 22,
      right: cell.right - 22,
      top: cell.bottom - plotHeight + 4,
      bottom: cell.bottom - 24,
    }
    const x = scaleLinear([Math.min(...months), Math.max(...months)], [frame.left, frame.right])
    const y = scaleLinear([0, top], [frame.bottom, frame.top])
    const places = each.map((point) => {
      const month = middle(point)
      return { ...point, month, x: x(month), y: y(point.refused_share) }
    })
    const ends = [...new Set([places[0]!, places.at(-1)!])]
    const period = (place: (typeof places)[number]) => {
      // Under its point, but never out of the panel.
      const half = measure(place.period, 'tick') / 2
      return Math.min(Math.max(place.x, cell.left + half), cell.right - half)
    }
    return [
      ...text(headLeft, cell.top + 11, name, { style: 'heading' }),
      ...text(headLeft, cell.top + name.length * lineHeight('heading') + 11, counts, {
        style: 'note',
      }),
      ...(firstColumn
        ? valueAxis(y, { ...cell, left: 0 }, ticks, formatPercent)
        : valueAxis(y, cell, ticks)),
      ...places.slice(1).flatMap((place, before) => {
        const from = places[before]!
        if (place.month - from.month <= 12) return [line([from, place], 'declined')]
        return [
          join(from, place, 'declined'),
          ...text((from.x + place.x) / 2, y(0) - 26, ['no figures for', 'years between'], {
            style: 'note',
            anchor: 'middle',
          }),
        ]
      }),
      ...places.map((place) =>
        dot(place, 'declined', {
          radius: ends.includes(place) ? 4.5 : 2.5,
          attributes: shows(
            points.indexOf(each[places.indexOf(place)]!),
            'refused_share',
            place.refused_share,
            `${place.source}, ${place.period}: ${formatPercent(place.refused_share, 1)} refused`,
          ),
        }),
      ),
      ...ends.flatMap((place) => [
        // Under the point where the line comes down to it, so that they do not cross.
        ...text(place.x, place.y + (place.y > places[0]!.y ? 21 : -11), share(place), {
          style: 'value',
          meaning: 'declined',
          anchor: 'middle',
        }),
        ...text(period(place), frame.bottom + 17, place.period, {
          style: 'tick',
          anchor: 'middle',
        }),
      ]),
    ]
  })
  return { width, height: cells.at(-1)!.bottom, shapes }
}
