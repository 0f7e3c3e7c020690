import { describe, expect, test } from 'vitest'
import { drawMarked, drawPicture, drawSvg, type Chart, type Layout } from '../../src/chart.ts'
import { isRinged, markRevised, mostRings } from '../../src/plot/revised.ts'
import type { Drawing } from '../../src/plot/svg.ts'
import type { Revised } from '../../src/revisions/revised.ts'
import { drawings, frozenPoints, layouts, textBoxes } from './drawings.ts'
import { widths } from './layout.ts'

/** A made-up revision of a figure. */
const revise = (point: number, column: string): Revised => ({
  point,
  column,
  before: [{ value: 1, release: '2027-03-03' }],
})

/** Every figure that a chart draws, as if it had been revised. */
function everyFigure(chart: Chart): Revised[] {
  const drawn = Object.keys(chart.columns).filter((column) => chart.columns[column]?.drawn)
  return frozenPoints(chart).flatMap((point, index) =>
    drawn.flatMap((column) => (point[column] === null ? [] : [revise(index, column)])),
  )
}

/** The figures of a drawing whose ring would touch a label at a width. */
function touching(drawing: Drawing, layout: Layout, width: number, figures: readonly Revised[]) {
  const boxes = textBoxes(drawing, layout, width)
  return figures.flatMap(({ point, column }) => {
    const ring = markRevised(drawing, [{ point, column, words: 'revised' }]).shapes.at(-1)!
    const radius = Number(ring.attributes['r'])
    // A tight ring stays with its dot, which touches no label either.
    if (radius <= 2) return []
    const x = (Number(ring.attributes['cx']) / drawing.width) * width
    const y = Number(ring.attributes['cy'])
    const reach = radius + 0.75
    const labels = boxes.filter(
      ({ left, right, top, bottom }) =>
        x + reach > left && x - reach < right && y + reach > top && y - reach < bottom,
    )
    return labels.map(({ content }) => `${point} ${column} × ${content}`)
  })
}

describe.each(drawings)('$id, $layout', ({ chart, layout, points }) => {
  const figures = everyFigure(chart)

  test.each(widths[layout])('a ring around any figure touches no label at %i px', (width) => {
    expect(touching(chart.draw(points, layout), layout, width, figures)).toEqual([])
  })

  test('the readout of a revised figure says what was there before', () => {
    const [figure] = figures
    expect(drawSvg(chart, points, layout, [figure!])).toMatch(
      /data-label="[^"]* \(revised on 3 March 2027; [^"]* before\)"/,
    )
  })

  test('many rings are none: then words say it', () => {
    const drawing = drawMarked(chart, points, layout, figures)
    expect(isRinged(drawing)).toBe(figures.length <= mostRings)
    const picture = drawPicture(chart, points, {
      theme: 'light',
      layout,
      address: 'https://example.org/charts/a/',
      revised: figures,
    })
    const said = picture.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
    expect(said).toContain('revised on 3 March 2027. Source:')
  })

  test('nothing revised, nothing drawn', () => {
    expect(drawSvg(chart, points, layout, [])).toBe(drawSvg(chart, points, layout))
    expect(isRinged(chart.draw(points, layout))).toBe(false)
  })
})

test('a picture with revised figures looks as approved', async () => {
  const revised = [revise(20, 'fte'), revise(40, 'fte'), revise(40, 'recording_share')]
  const { chart, points } = drawings.find(({ id }) => id === 'link-workers-by-month')!
  for (const layout of layouts) {
    const address = 'https://example.org/charts/link-workers-by-month/'
    const picture = drawPicture(chart, points, { theme: 'light', layout, address, revised })
    await expect(picture).toMatchFileSnapshot(`../pictures/revised/line.${layout}.svg`)
  }
})
