import { max, scaleLinear } from 'd3'
import { defineChart, type Layout } from '../chart.ts'
import { formatCount, formatLarge } from '../format.ts'
import { baseWidth } from '../plot/frame.ts'
import { barRows } from '../plot/marks/bar-rows.ts'
import { shape, shows, type Drawing } from '../plot/svg.ts'
import { lineHeight, text, widest, wrap } from '../plot/text.ts'
import { cite, quote } from '../quote.ts'
import { peopleReferred } from '../tables/people-referred.ts'

type Point = {
  label: string
  period: string
  people: number
  kind: 'count' | 'estimate' | 'target'
  reading: string
}

const observed = (points: readonly Point[]) => points.filter(({ kind }) => kind !== 'target')
const targetOf = (points: readonly Point[]) => points.find(({ kind }) => kind === 'target')!
const latestOf = (points: readonly Point[]) => observed(points).at(-1)!

const said = ({ people, kind }: Point) =>
  kind === 'estimate' ? `about ${formatLarge(people)}` : formatCount(people)

const citePeople = (point: Point) => cite(point, 'people', formatLarge)

export default defineChart({
  id: 'people-referred',
  question: 'growth',
  table: peopleReferred,
  points: (rows): Point[] =>
    rows.map(({ label, period, people, kind, reading }) => ({
      label,
      period,
      people,
      kind,
      reading,
    })),
  key: ['label', 'period'],
  columns: {
    label: { label: 'Source' },
    period: { label: 'Period' },
    people: { label: 'People', format: (value) => formatCount(Number(value)), drawn: true },
    kind: { label: 'Counted, estimated or target' },
    reading: { label: 'What the figure means' },
  },
  title(points) {
    const { people, period } = latestOf(points)
    return `An estimated ${formatLarge(people)} people were referred to social prescribing in ${period}`
  },
  subtitle: (points) =>
    `People referred in a year, England, from two sources that count differently, and the target of ${formatCount(targetOf(points).people)}`,
  draw,
  describe(points) {
    const target = targetOf(points)
    const bars = observed(points)
      .map((point) => `${said(point)} in ${point.period} (${point.label})`)
      .join(' and ')
    return `A bar chart of people referred in a year: ${bars}. A dashed line marks the target of ${formatCount(target.people)}: ${target.reading}.`
  },
  sentences(points) {
    const latest = latestOf(points)
    const target = targetOf(points)
    const counted = points.find(({ kind }) => kind === 'count')
    return [
      quote`An estimated ${citePeople(latest)} people in England were referred to social prescribing in ${cite(latest, 'period')}, according to a study that worked it out from the records of a sample of GP practices (Bu and others, Lancet Public Health 2025).`,
      ...(counted
        ? [
            quote`GP practices reported ${citePeople(counted)} patients referred to social prescribing in ${cite(counted, 'period')}, in England as far as is known (NHS Digital figures for 2020/21 as reported by NationalWorld).`,
          ]
        : []),
      quote`The target of ${citePeople(target)} for social prescribing in England has two readings: ${cite(target, 'reading')} (NHS England, NHS Long Term Plan).`,
    ]
  },
  notes: [
    'The two bars come from different sources and count differently, so they are not joined and their difference is not a growth rate.',
    'The target can be read in two ways, so it is shown as a line and not as a test that was passed or failed.',
  ],
  definitions: [
    {
      term: 'Referred',
      meaning:
        'A GP practice has recorded that it sent the patient to social prescribing, usually to a link worker.',
    },
    {
      term: 'Estimate for England',
      meaning:
        'Worked out from the records of a sample of practices as if all practices were like them.',
    },
  ],
  credit:
    'NHS Digital figures for 2020/21 as reported by NationalWorld; Bu and others, Lancet Public Health 2025; NHS England, NHS Long Term Plan',
})

function draw(points: readonly Point[], layout: Layout): Drawing {
  const width = baseWidth[layout]
  const target = targetOf(points)
  const x = scaleLinear(
    [0, max(points, ({ people }) => people) ?? 0],
    [
      1,
      width -
        8 -
        widest(
          observed(points).map(({ people }) => formatLarge(people)),
          'value',
        ),
    ],
  )
  const { shapes, tracks, bottom } = barRows(
    observed(points).map((point) => ({
      label: wrap(`${point.period}: ${point.label}`, width, 'label'),
      note: wrap(point.reading, width, 'note'),
      value: point.people,
      valueText: formatLarge(point.people),
      meaning: 'referred',
      estimate: point.kind === 'estimate',
      attributes: shows(
        points.indexOf(point),
        'people',
        point.people,
        `${point.period}: ${said(point)} people`,
      ),
    })),
    { x, top: 0, stacked: true, thickness: 34, gap: 22 },
  )
  const words = wrap(`${target.period}: ${target.reading}`, width, 'note')
  const foot = bottom + 12
  return {
    width,
    height: foot + 20 + words.length * lineHeight('note') + 6,
    shapes: [
      ...shapes,
      // The line interrupts itself where the words over the bars stand.
      ...tracks.map((track, index) =>
        shape('line', {
          class: 'level reference',
          x1: x(target.people),
          x2: x(target.people),
          y1: track.top - 5,
          y2: index === tracks.length - 1 ? foot : track.bottom + 5,
          ...(index === tracks.length - 1
            ? shows(
                points.indexOf(target),
                'people',
                target.people,
                `Target: ${formatCount(target.people)} people`,
              )
            : {}),
        }),
      ),
      ...text(x(target.people), foot + 14, `target: ${formatCount(target.people)} people`, {
        style: 'heading',
        anchor: 'middle',
      }),
      ...text(0, foot + 32, words, { style: 'note' }),
    ],
  }
}
