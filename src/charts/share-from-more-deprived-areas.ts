import { scaleLinear } from 'd3'
import { defineChart, type Layout } from '../chart.ts'
import { formatPercent } from '../format.ts'
import { valueAxis } from '../plot/axis.ts'
import { baseWidth, type Frame } from '../plot/frame.ts'
import { dot } from '../plot/marks/dot.ts'
import { join } from '../plot/marks/line.ts'
import { referenceLevel } from '../plot/reference.ts'
import { shows, type Drawing } from '../plot/svg.ts'
import { text, wrap } from '../plot/text.ts'
import { cite, movement, quote } from '../quote.ts'
import { shareFromMoreDeprivedAreas } from '../tables/share-from-more-deprived-areas.ts'
import { terms } from '../terms.ts'

type Point = { series: string; period: string; kind: 'observed' | 'reference'; share: number }

const source = 'Bu and others, Lancet Public Health 2025'

const observed = (points: readonly Point[]) => points.filter(({ kind }) => kind === 'observed')
const references = (points: readonly Point[]) => points.filter(({ kind }) => kind === 'reference')
const ends = (points: readonly Point[]) => {
  const study = observed(points)
  return { first: study[0]!, latest: study.at(-1)! }
}

const citeShare = (point: Point) => cite(point, 'share', formatPercent)
const citeYear = (point: Point) => cite(point, 'period')

export default defineChart({
  id: 'share-from-more-deprived-areas',
  question: 'deprivation',
  table: shareFromMoreDeprivedAreas,
  points: (rows): Point[] =>
    rows.map(({ series, period, kind, share }) => ({ series, period, kind, share })),
  key: ['series', 'period'],
  columns: {
    series: { label: 'Series' },
    period: { label: 'Year' },
    kind: { label: 'Observed or yardstick' },
    share: {
      label: 'Share',
      format: (value) => formatPercent(Number(value), (Number(value) * 100) % 1 ? 1 : 0),
      drawn: true,
    },
  },
  title(points) {
    const { first, latest } = ends(points)
    return `The share of patients from more deprived areas has ${latest.share > first.share ? 'risen' : 'fallen'}`
  },
  subtitle(points) {
    const { first, latest } = ends(points)
    return `Share of social prescribing patients who live in more deprived areas, England, ${first.period} and ${latest.period}, and the share of all people who live in the most deprived fifths of areas`
  },
  draw,
  describe(points) {
    const { first, latest } = ends(points)
    const yardsticks = references(points)
      .map(
        ({ series, share }) =>
          `the ${series} of areas, where ${formatPercent(share, 1)} of people live`,
      )
      .join(', and ')
    return `Two points joined by a dashed line: ${formatPercent(first.share)} in ${first.period} and ${formatPercent(latest.share)} in ${latest.period}. Two level lines give yardsticks: ${yardsticks}. The study’s abstract does not say which of them “more deprived” means.`
  },
  sentences(points) {
    const { first, latest } = ends(points)
    const [from, to] = [citeShare(first), citeShare(latest)]
    const [two, one] = references(points).map((point) =>
      cite(point, 'share', (people) => formatPercent(people, 1)),
    )
    return [
      quote`The share of social prescribing patients in England who live in more deprived areas ${movement(from, to)} from ${from} in ${citeYear(first)} to ${to} in ${citeYear(latest)}; the abstract of the study does not define “more deprived” (${source}).`,
      quote`In ${citeYear(latest)}, ${to} of social prescribing patients in England lived in more deprived areas, but the abstract of the study does not define them, and the two most deprived fifths of areas hold ${two!} of all people, the most deprived fifth ${one!} (${source}; population: MHCLG, English Indices of Deprivation 2019).`,
    ]
  },
  notes: [
    'The abstract does not define “more deprived”. If it means the two most deprived fifths of areas, the latest figure is close to their share of all people; if it means the most deprived fifth, it is about double. So the chart does not show that poorer areas are over-represented.',
    'Only the first and the last year are printed in the abstract; the dashed line joins them and says nothing about the years between.',
  ],
  definitions: [terms.deprivationIndex],
  credit: `${source}; population: MHCLG, English Indices of Deprivation 2019`,
})

const meaning = 'deprivation-1'

function draw(points: readonly Point[], layout: Layout): Drawing {
  const width = baseWidth[layout]
  const wide = layout === 'wide'
  const frame: Frame = { left: 56, right: width - 32, top: 16, bottom: wide ? 280 : 260 }
  const study = observed(points)
  const years = study.map(({ period }) => Number(period))
  const x = scaleLinear([Math.min(...years), Math.max(...years)], [frame.left, frame.right])
  const y = scaleLinear([0, 0.5], [frame.bottom, frame.top])
  const place = (point: Point) => ({ x: x(Number(point.period)), y: y(point.share) })
  const [first, latest] = [place(study[0]!), place(study.at(-1)!)]
  const doubt = 'The abstract does not say what counts as “more deprived”'
  return {
    width,
    height: frame.bottom + 26,
    shapes: [
      ...valueAxis(y, { left: 0, right: width }, [0, 0.25, 0.5], formatPercent),
      ...references(points).flatMap((point, index) => {
        const level = y(point.share)
        const people = `${formatPercent(point.share, 1)} of all people`
        const label = `${point.series} of areas: ${people}`
        const line = { ...frame, right: width }
        // Above the higher line and below the lower one, where the study's line does not pass.
        const baseline = index === 0 ? level - 22 : level + 16
        return [
          referenceLevel(level, line, shows(points.indexOf(point), 'share', point.share, label)),
          ...text(frame.left, baseline, [`${point.series}:`, people], { style: 'note' }),
        ]
      }),
      ...text((first.x + latest.x) / 2, y(0.25) - 19, ['years between', 'not published'], {
        style: 'note',
        dx: 24,
      }),
      ...text(frame.left, y(0.08), wrap(doubt, width - frame.left, 'label')),
      join(first, latest, meaning),
      ...text(first.x, first.y - 27, 'patients:', {
        style: 'note',
        meaning,
        anchor: 'middle',
      }),
      ...study.flatMap((point) => {
        const { x: across, y: down } = place(point)
        const share = formatPercent(point.share)
        const label = `${point.period}: ${share} of social prescribing patients`
        return [
          dot({ x: across, y: down }, meaning, {
            radius: 5,
            attributes: shows(points.indexOf(point), 'share', point.share, label),
          }),
          ...text(across, down - 12, share, { style: 'value', meaning, anchor: 'middle' }),
          ...text(across, frame.bottom + 18, point.period, { style: 'tick', anchor: 'middle' }),
        ]
      }),
    ],
  }
}
