import { group, max, scaleLinear } from 'd3'
import { defineAreaCharts } from '../area-chart.ts'
import { inSentence, placeName } from '../area-names.ts'
import type { Layout } from '../chart.ts'
import { formatDay, formatPercent } from '../format.ts'
import { fifthNames, fifths } from '../methods/deprivation.ts'
import { englandCode } from '../methods/geography.ts'
import { once } from '../once.ts'
import { baseWidth } from '../plot/frame.ts'
import { bar } from '../plot/marks/bar.ts'
import { barRows } from '../plot/marks/bar-rows.ts'
import { shows, type Drawing } from '../plot/svg.ts'
import { text, widest } from '../plot/text.ts'
import { deprivationMeaning } from '../plot/theme.ts'
import { cite, quote } from '../quote.ts'
import type { RowOf } from '../table.ts'
import { areaDeprivation } from '../tables/area-deprivation.ts'
import { terms } from '../terms.ts'

type Point = {
  fifth_name: string
  fifth: number
  area_code: string
  patients_date: string
  share: number
  england_share: number
}

/** The newest edition of the index: the current picture. */
const edition = 'IMD 2025'

/** The rows of each area in that edition, which one chart after the other asks for. */
const byCode = once((rows: readonly RowOf<typeof areaDeprivation>[]) =>
  group(
    rows.filter((row) => row.edition === edition),
    ({ code }) => code,
  ),
)

const source =
  'MHCLG, English Indices of Deprivation 2025; OHID, Fingertips; NHS England, Patients Registered at a GP Practice'

const ecological =
  'A practice’s deprivation is an average over the areas where its patients live. It says nothing about a single patient.'

/** A share in whole per cent; a small one with a decimal, so that little does not read as none. */
const whole = (share: number) => formatPercent(share, share > 0 && share < 0.01 ? 1 : 0)

export default defineAreaCharts({
  id: 'patients-by-deprivation-in',
  table: areaDeprivation,
  // England is the measure: cut into fifths, it has a fifth in each.
  covers: ({ level, code }, rows) =>
    level !== 'england' && (byCode(rows).get(code) ?? []).some(({ score }) => score !== null),
  chart(area) {
    const place = placeName(area.name)
    const said = inSentence(area)
    return {
      question: 'deprivation',
      points(rows): Point[] {
        const [own] = byCode(rows).get(area.code) ?? []
        const [england] = byCode(rows).get(englandCode) ?? []
        if (!own || !england) return []
        return fifths.map((fifth) => ({
          fifth_name: fifthNames[fifth],
          fifth,
          area_code: area.code,
          patients_date: own.patients_date,
          share: own[`share_fifth_${fifth}`],
          england_share: england[`share_fifth_${fifth}`],
        }))
      },
      key: ['fifth'],
      columns: {
        fifth_name: { label: 'Fifth of practices' },
        fifth: { label: 'Fifth (1 = most deprived)' },
        area_code: { label: 'Area' },
        patients_date: { label: 'Patients of', format: (value) => formatDay(String(value)) },
        share: {
          label: `Share of patients, ${place}`,
          format: (value) => formatPercent(Number(value), 1),
          drawn: true,
        },
        england_share: {
          label: 'Share of patients, England',
          format: (value) => formatPercent(Number(value), 1),
          drawn: true,
        },
      },
      title(points: readonly Point[]) {
        const { share } = points[0]!
        const part = share === 0 ? 'none' : share < 0.005 ? '<1%' : formatPercent(share)
        return `${place}: ${part} at practices of the most deprived fifth`
      },
      subtitle: (points: readonly Point[]) =>
        `Share of the registered patients of ${said} by deprivation fifth of their practice (${edition}), against England (grey), ${formatDay(points[0]!.patients_date)}`,
      draw: (points: readonly Point[], layout) => draw(points, layout, place),
      describe(points: readonly Point[]) {
        const unknown = 1 - points.reduce((sum, { share }) => sum + share, 0)
        return `A bar chart of the patients of ${said} by the deprivation fifth of the practice that they are registered with: ${points.map(({ fifth_name, share }) => `${fifth_name} ${whole(share)}`).join(', ')}. In England each fifth has about ${whole(points[0]!.england_share)}.${unknown >= 0.001 ? ` Practices without a score have ${formatPercent(unknown, 1)} of the patients.` : ''}`
      },
      sentences(points: readonly Point[]) {
        const [most, least] = [points[0]!, points.at(-1)!]
        const date = cite(most, 'patients_date', formatDay)
        return [
          quote`On ${date}, ${cite(most, 'share', whole)} of the patients of ${said} were registered with a GP practice in the most deprived fifth, against ${cite(most, 'england_share', whole)} in England; a practice’s deprivation is an average over the areas where its patients live (${source}).`,
          quote`On ${date}, ${cite(least, 'share', whole)} of the patients of ${said} were registered with a GP practice in the least deprived fifth, against ${cite(least, 'england_share', whole)} in England; a practice’s deprivation is an average over the areas where its patients live (${source}).`,
        ]
      },
      notes: [
        ecological,
        'Practices are sorted by their score and cut into five groups with equal numbers of patients in England. A practice without a score is in none of them.',
        'The groups are those of the newest index; scores of two editions cannot be compared.',
      ],
      definitions: [
        {
          term: 'Deprivation fifth of practices',
          meaning:
            'Practices are sorted by their deprivation scores and cut into five groups with the same number of patients.',
        },
        terms.deprivationIndex,
      ],
      credit: source,
    }
  },
})

function draw(points: readonly Point[], layout: Layout, place: string): Drawing {
  const width = baseWidth[layout]
  const stacked = layout === 'narrow'
  const names = points.map(({ fifth_name }) => fifth_name)
  const values = points.map(({ share }) => whole(share))
  const x = scaleLinear(
    [0, max(points, ({ share, england_share }) => Math.max(share, england_share)) ?? 0],
    [stacked ? 1 : 12 + widest(names, 'label'), width - 12 - widest(values, 'value')],
  )
  const { shapes, tracks, bottom } = barRows(
    points.map((point, index) => ({
      label: [point.fifth_name],
      value: point.share,
      valueText: whole(point.share),
      meaning: deprivationMeaning(point.fifth),
      attributes: shows(
        index,
        'share',
        point.share,
        `${place}, ${point.fifth_name}: ${formatPercent(point.share, 1)} of patients`,
      ),
    })),
    { x, top: 4, stacked, thickness: 22, gap: stacked ? 26 : 22 },
  )
  // England lies under each bar, thin: the two never hide each other.
  const england = points.map((point, index) =>
    bar(
      {
        x: x(0),
        y: tracks[index]!.bottom + 2,
        width: x(point.england_share) - x(0),
        height: 6,
      },
      'context',
      {
        attributes: shows(
          index,
          'england_share',
          point.england_share,
          `England, ${point.fifth_name}: ${formatPercent(point.england_share, 1)} of patients`,
        ),
      },
    ),
  )
  const first = points[0]!.england_share
  return {
    width,
    height: bottom + 18,
    shapes: [
      ...shapes,
      ...england,
      ...text(x(first), tracks[0]!.bottom + 14, `England ${whole(first)}`, {
        style: 'note',
        dx: 6,
      }),
    ],
  }
}
