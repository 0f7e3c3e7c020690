import { describe, expect, test } from 'vitest'
import { chartOf } from '../../src/area-chart.ts'
import linkWorkers from '../../src/area-charts/link-workers-in.ts'
import deprivation from '../../src/area-charts/patients-by-deprivation-in.ts'
import { areaCharts, charts, gallery, getChart } from '../../src/charts.ts'
import { areas } from '../../src/areas.ts'
import { areaDeprivation } from '../../src/tables/area-deprivation.ts'
import { linkWorkersByCensus } from '../../src/tables/link-workers-by-census.ts'
import { faults } from '../charts/layout.ts'
import { layouts } from '../charts/drawings.ts'
import { committed } from '../tables/committed.ts'

const rows = committed(linkWorkersByCensus).rows
const newest = rows.at(-1)!.census
const unknown = { networks_reporting: 0, fte: null, fte_per_100000: null }
const board = {
  level: 'icb' as const,
  code: 'QE1',
  name: 'NHS Lancashire and South Cumbria Integrated Care Board',
  region: { code: 'Y62', name: 'North West' },
  remarks: ['It has a remark.'],
}

describe('the charts of areas', () => {
  test('are one of each family for each area that has figures', () => {
    const ids = areaCharts.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.filter((id) => id.startsWith('link-workers-in-'))).toHaveLength(areas.length)
    expect(ids.filter((id) => id.startsWith('patients-by-deprivation-in-'))).toHaveLength(
      areas.length - 1,
    )
    expect(getChart('link-workers-in-qe1').area).toBe('QE1')
  })

  test('stay out of the gallery', () => {
    expect(gallery.filter(({ area }) => area !== undefined)).toEqual([])
    expect(charts).toHaveLength(gallery.length + areaCharts.length)
  })

  test('keep their labels in place at every width, for every area there is', () => {
    for (const chart of areaCharts) {
      const table = chart.table.id === 'area-deprivation' ? areaDeprivation : linkWorkersByCensus
      const points = chart.points(committed(table).rows)
      for (const layout of layouts) {
        expect(faults(chart.draw(points, layout), layout), `${chart.id}, ${layout}`).toEqual([])
      }
    }
  })
})

describe('link workers in an area', () => {
  const chart = chartOf(linkWorkers, board)
  /** The title if the newest rate were this one. */
  const title = (rate: number) =>
    chart.title(
      chart.points(
        rows.map((row) =>
          row.code === 'QE1' && row.census === newest ? { ...row, fte_per_100000: rate } : row,
        ),
      ),
    )

  test('carries its remarks as notes', () => {
    expect(chart.notes).toContain('It has a remark.')
  })

  test('draws a census at which no network reported as a gap and not as zero', () => {
    const silent = rows.map((row) =>
      row.code === 'QE1' && row.census === '2021-03' ? { ...row, ...unknown } : row,
    )
    const points = chart.points(silent)
    const point = points.find(({ census }) => census === '2021-03')!
    expect(point).toMatchObject({ fte: null, fte_per_100000: null })
    const shown = chart
      .draw(points, 'wide')
      .shapes.filter(({ attributes }) => attributes['data-column'] === 'fte_per_100000')
    expect(shown).toHaveLength(points.length - 1)
  })

  test('knows an area of which nothing was ever reported', () => {
    const silent = rows.map((row) => (row.code === 'QE1' ? { ...row, ...unknown } : row))
    expect(linkWorkers.covers(board, rows)).toBe(true)
    expect(linkWorkers.covers(board, silent)).toBe(false)
    expect(linkWorkers.covers(board, [])).toBe(false)
  })

  test('says whether there are more or fewer than in England, but makes no news of a tenth', () => {
    const england = rows.find((row) => row.level === 'england' && row.census === newest)
    const rate = Math.round(10 * Number(england?.fte_per_100000)) / 10
    for (const near of [rate - 0.1, rate, rate + 0.1]) {
      expect(title(near)).toMatch(/about England’s rate/)
    }
    expect(title(rate + 0.2)).toMatch(/more link workers/)
    expect(title(rate - 0.2)).toMatch(/fewer link workers/)
  })
})

describe('patients by deprivation in an area', () => {
  test('knows an area without any score', () => {
    const scored = committed(areaDeprivation).rows
    const without = scored.map((row) => ({ ...row, score: null }))
    expect(deprivation.covers(board, scored)).toBe(true)
    expect(deprivation.covers(board, without)).toBe(false)
  })
})
