import { describe, expect, test } from 'vitest'
import { compact, labelsOf, withoutHiddenDots } from '../../src/embed/compact.ts'
import { shape, shows, type Drawing, type Shape } from '../../src/plot/svg.ts'
import { charts, frozenPoints, layouts } from '../charts/drawings.ts'

const drawing = (...shapes: Shape[]): Drawing => ({ width: 280, height: 100, shapes })
const dot = (cx: number, cy: number, point: number, meaning = 'referred') =>
  shape('circle', { class: `dot ${meaning}`, cx, cy, r: 1.5, ...shows(point, 'fte', cy, `${cy}`) })

const paths = ({ shapes }: Drawing) =>
  shapes.filter(({ name }) => name === 'path').map(({ attributes }) => String(attributes['d']))

/** Where the corners of a path of steps stand, in px. */
function corners(path: string): string[] {
  let [x, y] = [0, 0]
  return [...path.matchAll(/([Ml])(-?[\d.]+),?(-?[\d.]+)/g)].map(([, move, toX, toY]) => {
    x = (move === 'M' ? 0 : x) + Number(toX)
    y = (move === 'M' ? 0 : y) + Number(toY)
    return `${Number(x.toFixed(1))},${Number(y.toFixed(1))}`
  })
}

describe('a compact drawing', () => {
  test('gathers figures that follow each other and look the same', () => {
    const rule = shape('line', { class: 'grid', x1: 0, x2: 280, y1: 5, y2: 5 })
    const { shapes } = compact(
      drawing(dot(1, 9, 0), dot(2, 8, 1), rule, dot(3, 7, 2), dot(4, 6, 3, 'declined')),
    )
    expect(
      shapes.map(({ name, attributes, children }) => [name, attributes['class'], children.length]),
    ).toEqual([
      ['g', 'dot referred', 2],
      ['line', 'grid', 0],
      ['g', 'dot referred', 1],
      ['g', 'dot declined', 1],
    ])
  })

  test('keeps figures in their order and says each once', () => {
    const figures = drawing(dot(1, 9, 0), dot(2, 8, 1), dot(3, 7, 2))
    expect(labelsOf(figures)).toEqual(['9', '8', '7'])
    const [group] = compact(figures).shapes
    expect(group?.children).toEqual(
      [1, 2, 3].map((cx) => shape('circle', { cx, cy: 10 - cx, r: 1.5 })),
    )
  })

  test('goes from point to point in steps that add up to the same path', () => {
    const d = 'M10,20L14.5,12.3L14.5,30ZM1,2L0.5,1.5'
    const { shapes } = compact(drawing(shape('path', { class: 'line referred', d })))
    expect(shapes[0]?.attributes['d']).toBe('M10,20l4.5-7.7l0,17.7ZM1,2l-0.5-0.5')
  })

  test('leaves a path that it does not know as it is', () => {
    const d = 'M10,20C1,2,3,4,5,6'
    expect(compact(drawing(shape('path', { d }))).shapes[0]?.attributes['d']).toBe(d)
  })

  test.each(charts.flatMap((chart) => layouts.map((layout) => ({ id: chart.id, chart, layout }))))(
    'has every corner of $id, $layout where it was',
    ({ chart, layout }) => {
      const drawn = chart.draw(frozenPoints(chart), layout)
      const before = paths(drawn).map((path) =>
        [...path.matchAll(/-?[\d.]+,-?[\d.]+/g)].map(String),
      )
      expect(paths(compact(drawn)).map(corners)).toEqual(before)
    },
  )
})

describe('hidden dots', () => {
  test('are those inside a line; a dot that stands alone or is large stays', () => {
    const line = shape('path', { class: 'line referred', d: 'M1,9L2.1,8' })
    const large = { ...dot(2.1, 8, 1), attributes: { ...dot(2.1, 8, 1).attributes, r: 4.5 } }
    const alone = dot(50, 50, 2)
    const { shapes } = withoutHiddenDots(drawing(line, dot(1, 9, 0), large, alone))
    expect(shapes).toEqual([line, large, alone])
  })
})
