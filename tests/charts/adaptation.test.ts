import { describe, expect, test } from 'vitest'
import { drawSvg, type Chart, type Layout, type Point } from '../../src/chart.ts'
import { getChart } from '../../src/charts.ts'
import { monthNumber } from '../../src/plot/months.ts'
import { frozenRows, layouts } from './drawings.ts'
import { faults } from './layout.ts'

type Row = Record<string, unknown>

/** The text that a reader sees in a drawing. */
const words = (chart: Chart, points: readonly Point[], layout: Layout) =>
  drawSvg(chart, points, layout)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

/** Points from changed rows; draws them in both layouts and says what is wrong with the labels. */
function adapt(id: string, change: (rows: Record<string, unknown>[]) => Record<string, unknown>[]) {
  const chart = getChart(id)
  const points = chart.points(change(frozenRows(chart)))
  const wrong = layouts.flatMap((layout) => faults(chart.draw(points, layout), layout))
  const heights = layouts.map((layout) => chart.draw(points, layout).height)
  return {
    chart,
    points,
    wrong,
    heights,
    words: layouts.map((layout) => words(chart, points, layout)),
  }
}

/** How many areas of a map are hatched. */
const hatches = (chart: Chart, points: readonly Point[]) =>
  drawSvg(chart, points, 'wide').match(/class="hatch /g)?.length ?? 0

/** The newest census with another month and another number. */
const censusAt = (rows: Record<string, unknown>[], month: string, fte: number) => ({
  ...rows.at(-1),
  census: month,
  fte,
})

/** Years in a row, the referrals growing by the same number. */
const yearsFrom = (first: number, count: number) => (rows: Record<string, unknown>[]) =>
  Array.from({ length: count }, (_, index) => ({
    ...rows[1],
    year: `${first + index}-${String(first + index + 1).slice(2)}`,
    referred: 100_000 * (index + 1),
  }))

/** The rows with other years of code entries, the share falling from year to year. */
const codes = (years: number[]) => (rows: Record<string, unknown>[]) => [
  ...rows.filter(({ source }) => source !== 'snomed-codes'),
  ...years.map((year, index) => ({
    ...rows.find(({ source }) => source === 'snomed-codes'),
    period: `${year}-${String(year + 1).slice(2)}`,
    period_start: `${year}-08-01`,
    period_end: `${year + 1}-07-31`,
    refused_share: 0.197 - index * 0.011,
  })),
]

describe('link workers by month', () => {
  const id = 'link-workers-by-month'
  test('says that there have never been more when the newest census is the peak', () => {
    const { chart, points, wrong } = adapt(id, (rows) => [...rows, censusAt(rows, '2026-09', 3105)])
    expect(chart.title(points)).toBe(
      'Recorded link workers have multiplied, and there have never been more of them',
    )
    expect(chart.describe(points)).toContain('to 3,105 in September 2026, the highest so far')
    expect(wrong).toEqual([])
  })

  test('names the months that are missing, and no longer once they are in hand', () => {
    const today = adapt(id, (rows) => rows)
    expect(today.chart.describe(today.points)).toContain(
      'No figures are in hand between November 2025 and June 2026.',
    )
    const {
      chart,
      points,
      words: texts,
      wrong,
    } = adapt(id, (rows) => [
      ...rows.slice(0, -1),
      censusAt(rows, '2026-01', 2790),
      ...rows.slice(-1),
    ])
    expect(chart.describe(points)).not.toContain('No figures')
    for (const text of texts) expect(text).not.toContain('no figures')
    expect(wrong).toEqual([])
  })

  test('draws two censuses', () => {
    expect(adapt(id, (rows) => rows.slice(0, 2)).wrong).toEqual([])
  })

  test('draws a few more years', () => {
    const later = ['2026-12', '2027-06', '2027-12', '2028-06', '2028-12']
    const { wrong } = adapt(id, (rows) => [
      ...rows,
      ...later.map((month) => censusAt(rows, month, 2700)),
    ])
    expect(wrong).toEqual([])
  })
})

describe('referral codes by year', () => {
  const id = 'referral-codes-by-year'
  test('leaves five missing years open, in words', () => {
    const { chart, points, words: texts } = adapt(id, (rows) => rows)
    expect(chart.describe(points)).toContain('left open: 2019–20 to 2023–24')
    for (const text of texts) expect(text).toContain('figures not yet imported')
  })

  test('leaves a single missing year open', () => {
    const { chart, points, wrong } = adapt(id, (rows) =>
      yearsFrom(2018, 7)(rows).filter(({ year }) => year !== '2021-22'),
    )
    expect(chart.describe(points)).toContain('left open: 2021–22.')
    expect(wrong).toEqual([])
  })

  test('has no gap when every year is in hand', () => {
    const { chart, points, words: texts, wrong } = adapt(id, yearsFrom(2018, 7))
    expect(chart.describe(points)).not.toContain('open')
    for (const text of texts) expect(text).not.toContain('not yet imported')
    expect(wrong).toEqual([])
  })

  test('still fits when all fourteen published years are in hand', () => {
    const { wrong, heights } = adapt(id, yearsFrom(2011, 14))
    expect(wrong).toEqual([])
    expect(Math.max(...heights)).toBeLessThanOrEqual(900)
  })

  test('shows a hidden number as words and as a figure of its own, and a missing one as missing', () => {
    const {
      chart,
      points,
      words: texts,
      wrong,
    } = adapt(id, (rows) => [{ ...rows[0], declined: 'suppressed', offered: null }, rows[1]!])
    for (const text of texts) {
      expect(text).toContain('fewer than 5')
      expect(text).toContain('no figure')
    }
    for (const layout of layouts) {
      const svg = drawSvg(chart, points, layout)
      expect(svg).toContain('data-column="declined" data-value="suppressed"')
      expect(svg).not.toContain('data-point="0" data-column="offered"')
    }
    expect(wrong).toEqual([])
  })
})

describe('refusals by source', () => {
  const id = 'refusals-by-source'
  test('joins neighbouring years by a solid line', () => {
    const { chart, points, wrong } = adapt(id, codes([2018, 2019, 2020, 2021, 2022, 2023, 2024]))
    const lines = chart.draw(points, 'wide').shapes.filter(({ name }) => name === 'path')
    expect(lines).toHaveLength(6)
    expect(wrong).toEqual([])
  })

  test('joins years with others missing between them by a dashed line only', () => {
    const { chart, points } = adapt(id, (rows) => rows)
    const { shapes } = chart.draw(points, 'wide')
    expect(shapes.filter(({ name }) => name === 'path')).toEqual([])
    const joins = shapes.filter(({ attributes }) => String(attributes['class']).startsWith('join'))
    expect(joins).toHaveLength(2)
  })

  test('does not claim a fall that one of the sources does not show', () => {
    const { chart, points } = adapt(id, (rows) =>
      rows.map((row) => (row['period'] === '2024-25' ? { ...row, refused_share: 0.25 } : row)),
    )
    expect(chart.title(points)).toBe('Refusals by source: what each of them counts')
  })
})

test('link workers by region: leaves out a region that has not reported yet, and never as zero', () => {
  const { chart, points, wrong } = adapt('link-workers-by-region', (rows) =>
    rows.map((row) => {
      if (row['code'] !== 'Y61') return row
      const rate = row['census'] === '2026-06' ? null : Number(row['fte_per_100000']) / 2
      return { ...row, fte_per_100000: rate }
    }),
  )
  expect(points.at(-1)).toMatchObject({ area: 'East of England', census: '2025-11' })
  expect(chart.title(points)).not.toContain('East of England')
  expect(chart.subtitle(points)).toContain('to June 2026')
  expect(chart.describe(points)).toContain('in June 2026 the rates were: England ')
  expect(chart.describe(points)).not.toContain('East of England')
  expect(wrong).toEqual([])
})

describe.each(['link-workers-by-region', 'link-workers-by-deprivation-over-time'])('%s', (id) => {
  test('leaves the years without figures open: no stroke crosses them', () => {
    const { chart, points } = adapt(id, (rows) => rows)
    const drawing = chart.draw(points, 'wide')
    const gap = drawing.shapes.find(({ attributes }) => attributes['class'] === 'gap')!.attributes
    const middle = Number(gap['x']) + Number(gap['width']) / 2
    const paths = drawing.shapes.filter(({ name }) => name === 'path').slice(0, 1)
    for (const { attributes } of paths) {
      const across = [...String(attributes['d']).matchAll(/([\d.]+),/g)].map(([, x]) => Number(x))
      expect(across.some((x) => x > middle)).toBe(false)
    }
  })

  test('draws two censuses that follow each other, without a gap', () => {
    const early = monthNumber('2020-07')
    const { words: texts, wrong } = adapt(id, (rows) =>
      rows.filter(({ census }) => monthNumber(String(census)) < early),
    )
    for (const text of texts) expect(text).not.toContain('no figures')
    expect(wrong).toEqual([])
  })

  test('draws areas or fifths that all have the same rate', () => {
    const { wrong } = adapt(id, (rows) => rows.map((row) => ({ ...row, fte_per_100000: 4.2 })))
    expect(wrong).toEqual([])
  })
})

test('the newest census of the newest index is the current picture', () => {
  const { chart, points } = adapt('link-workers-by-deprivation-now', (rows) => [
    ...rows,
    ...rows
      .filter(({ edition, census }) => edition === 'IMD 2025' && census === '2026-06')
      .map((row) => ({ ...row, census: '2026-12', fte_per_100000: 4 })),
  ])
  expect(points.map(({ census }) => census)).toEqual(Array(5).fill('2026-12'))
  expect(chart.title(points)).toContain('about as many link workers')
})

describe('maps of ICBs', () => {
  const id = 'link-workers-by-icb-map'

  test('count the areas of each class in the key, and classes without an area too', () => {
    const {
      chart,
      points,
      words: texts,
    } = adapt(id, (rows) =>
      rows.map((row) => ({ ...row, fte_per_100000: row['code'] === 'QJK' ? 7 : 3.5 })),
    )
    for (const text of texts) {
      expect(text).toContain('6 or more (1 ICB)')
      expect(text).toContain('under 3 (0 ICBs)')
    }
    expect(chart.title(points)).toContain('0 of 36 ICBs have under 3')
    expect(chart.describe(points)).toContain('The highest is Devon (7.0)')
  })
})

describe.each([
  ['link-workers-by-icb-map', ['QHL', 'QMF']],
  ['deprivation-by-icb-map', ['QHL', 'QMF']],
  ['link-workers-by-icb-hexagon-map', ['QHL', 'QMF']],
  ['link-workers-by-sub-icb-map', ['15N', '72Q']],
])('areas without figures on the %s', (id, silent) => {
  const without = (left: readonly string[]) =>
    adapt(id, (rows) => rows.filter(({ code }) => !left.includes(String(code))))

  test('are hatched and named, in the legend and in the description', () => {
    const all = without([])
    const { chart, points, wrong, words: texts } = without(silent)
    expect(wrong).toEqual([])
    for (const text of texts) {
      expect(text.replaceAll(' ', '')).toContain(`nofigures:${silent.join(',')}`)
    }
    expect(chart.describe(points)).toContain(
      `Two areas without figures are hatched, too: ${silent.join(', ')}.`,
    )
    expect(hatches(chart, points)).toBeGreaterThan(hatches(all.chart, all.points) + 1)
  })

  test('are counted where they are many', () => {
    const {
      chart,
      points,
      wrong,
      words: texts,
    } = without(
      without([])
        .points.slice(0, 7)
        .map(({ code }) => String(code)),
    )
    expect(wrong).toEqual([])
    for (const text of texts) expect(text).toContain('no figures: 7')
    expect(chart.describe(points)).toContain('Seven areas without figures')
  })
})

describe('a map of sub-ICB locations', () => {
  test('stands lower where its legend is longer and above it', () => {
    const id = 'link-workers-by-sub-icb-map'
    const all = adapt(id, (rows) => rows)
    const silent = new Set(['W2U3Z', 'X2C4Y', 'M2L0M'])
    const some = adapt(id, (rows) => rows.filter(({ code }) => !silent.has(String(code))))
    expect(some.heights[0]).toBeGreaterThan(all.heights[0]!)
    expect(some.heights[1]).toBe(all.heights[1])
  })

  test('reads out the area that has no outline, and says where it lies', () => {
    const { chart, points } = adapt('link-workers-by-sub-icb-map', (rows) => rows)
    const svg = drawSvg(chart, points, 'narrow')
    expect(svg).toMatch(
      /class="hatch [^>]*data-label="Thames Valley U2G6B: [^"]*inside the hatched/,
    )
  })
})

const withSlope = (slope: number, slope_lower: number, slope_upper: number) => (rows: Row[]) =>
  rows.map((row) =>
    row['level'] === 'england' ? { ...row, slope, slope_lower, slope_upper } : row,
  )

describe('deprivation against link workers', () => {
  const icbs = 'deprivation-and-link-workers-icb-scatter'

  test.each([
    [0.5, -0.1, 1.1, 'No clear link'],
    [0.5, 0.1, 0.9, 'tend to have more link workers'],
    [-0.5, -0.9, -0.1, 'tend to have fewer link workers'],
  ])('says no more than its interval: %d (%d to %d)', (slope, lower, upper, claim) => {
    const { chart, points, wrong } = adapt(icbs, withSlope(slope, lower, upper))
    expect(chart.title(points)).toContain(claim)
    expect(wrong).toEqual([])
  })

  test('draws a slope so steep that the line leaves the frame', () => {
    expect(adapt(icbs, withSlope(9, -20, 30)).wrong).toEqual([])
  })

  test.each([icbs, 'deprivation-and-link-workers-network-scatter'])(
    '%s refuses a line that is not known, which is not a flat one',
    (id) => {
      const chart = getChart(id)
      const points = chart.points(
        frozenRows(chart).map((row) => ({ ...row, slope: null, slope_lower: null })),
      )
      expect(() => chart.draw(points, 'wide')).toThrow('line of best fit: slope: null; expected')
      expect(() => chart.title(points)).toThrow('line of best fit: slope_lower: null; expected')
    },
  )

  test('counts the networks that did not report in words, and not at all once all did', () => {
    const id = 'deprivation-and-link-workers-network-scatter'
    const today = adapt(id, (rows) => rows)
    for (const text of today.words) expect(text).toContain('27 did not and are not drawn')
    const all = adapt(id, (rows) => rows.filter(({ group }) => group !== 'not reported'))
    for (const text of all.words) expect(text).not.toContain('did not')
    expect(all.wrong).toEqual([])
  })
})

test('shares of fifths are drawn where they are all the same', () => {
  const { wrong } = adapt('link-workers-concentration-by-deprivation', (rows) =>
    rows.map((row) => ({
      ...row,
      fte_share: 0.2,
      fte_share_lower: 0.19,
      fte_share_upper: 0.21,
    })),
  )
  expect(wrong).toEqual([])
})
