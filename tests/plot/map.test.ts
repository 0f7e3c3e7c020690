import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classesOf, meaningOf, type Classes } from '../../src/plot/classes.ts'
import { drawMap } from '../../src/plot/map.ts'
import { dotLabels } from '../../src/plot/marks/dot-labels.ts'
import { hatch } from '../../src/plot/marks/hatch.ts'
import { outlinesOf, ringsOf } from '../../src/plot/outlines.ts'
import { stretch } from '../../src/plot/stretch.ts'
import { shapesIn, shows, writeFluid } from '../../src/plot/svg.ts'

const classes: Classes = { breaks: [3, 4], meanings: ['rate-1', 'rate-2', 'rate-3'] }

describe('classes', () => {
  test('put a value at a break above it', () => {
    expect([2.99, 3, 4].map((value) => meaningOf(value, classes))).toEqual([
      'rate-1',
      'rate-2',
      'rate-3',
    ])
  })

  test('are told from the highest, with how many each holds, none too', () => {
    const told = classesOf([1, 3, 3.5], classes).map(({ words, count }) => `${words}: ${count}`)
    expect(told).toEqual(['4 or more: 0', '3 to 4: 2', 'under 3: 1'])
  })
})

describe('hatching', () => {
  const square: [number, number][] = [
    [0, 0],
    [100, 0],
    [100, 100],
    [0, 100],
  ]

  test('stays inside the area and out of its hole', () => {
    assert(
      property(integer({ min: 2, max: 30 }), integer({ min: 1, max: 40 }), (gap, size) => {
        const hole: [number, number][] = [
          [50 - size, 50 - size],
          [50 + size, 50 - size],
          [50 + size, 50 + size],
          [50 - size, 50 + size],
        ]
        const strokes = [
          ...hatch([square, hole], gap).matchAll(/M(-?\d+) (-?\d+)l(-?\d+) (-?\d+)/g),
        ]
        expect(strokes.length).toBeGreaterThan(0)
        for (const [, x, y, right, down] of strokes) {
          const middle = [Number(x) + Number(right) / 2, Number(y) + Number(down) / 2]
          for (const value of middle) {
            expect(value).toBeGreaterThanOrEqual(-1)
            expect(value).toBeLessThanOrEqual(101)
          }
          const isInHole = middle.every((value) => Math.abs(value - 50) < size - 1)
          expect(isInHole).toBe(false)
        }
      }),
    )
  })
})

test('rings of an outline are its corners, step by step', () => {
  expect(ringsOf('M10 20l5 0-5-5zM0 0l1 1 0-1z')).toEqual([
    [
      [10, 20],
      [15, 20],
      [10, 15],
    ],
    [
      [0, 0],
      [1, 1],
      [1, 0],
    ],
  ])
})

const area = (code: string, point: number) => ({
  code,
  meaning: 'rate-1' as const,
  attributes: shows(point, 'rate', 1, code),
})

describe('a map', () => {
  const frame = { left: 0, right: 280, top: 0, bottom: 300 }
  const inset = { left: 200, right: 280, top: 0, bottom: 60 }
  const areas = ['QJK', 'QKK', 'S0E4D'].map(area)
  const shapes = drawMap(frame, { level: 'icb', areas, enlarged: 'Y56', inset })
  const codes = (shape: (typeof shapes)[number]) =>
    shapesIn(shape).flatMap(({ attributes }) => attributes['data-label'] ?? [])

  test('reads each area out once: those that are drawn twice where they are larger', () => {
    expect(shapes.map(codes)).toEqual([['QJK', 'S0E4D'], ['QKK']])
  })

  test('hatches what is no more, and what has no figures, in both places where it is drawn', () => {
    const today = outlinesOf('icb').filter(({ in_use }) => in_use === 'yes')
    const hatched = (...silent: string[]) =>
      drawMap(frame, {
        level: 'icb',
        areas: today.filter(({ code }) => !silent.includes(code)).map(({ code }) => area(code, 0)),
        enlarged: 'Y56',
        inset,
      }).map(
        (view) =>
          shapesIn(view).filter(({ attributes }) => String(attributes['class']).startsWith('hatch'))
            .length,
      )
    expect(hatched()).toEqual([1, 0])
    expect(hatched('QJK')).toEqual([2, 0])
    expect(hatched('QJK', 'QMF')).toEqual([3, 1])
  })

  test('lets the hatched area stand for one of today that has no outline', () => {
    const [whole] = drawMap(frame, {
      level: 'sub-icb',
      areas: [area('15N', 0), area('U2G6B', 1)],
      enlarged: 'Y56',
      inset,
    })
    expect(codes(whole!)).toEqual(['15N', 'U2G6B'])
  })

  test('keeps its shape on a page and in a picture, however wide', () => {
    const drawing = { width: 280, height: 300, shapes }
    expect(writeFluid(drawing)).not.toContain('preserveAspectRatio="none"')
    const stretched = stretch(drawing, 560).shapes[0]!
    expect(stretched.attributes).toMatchObject({ width: 560, viewBox: '0 0 1200 1370' })
    expect(stretched.children).toEqual(shapes[0]!.children)
  })
})

const named = (x: number, y: number, name: string) => ({ x, y, radius: 4, name })

describe('names of dots', () => {
  const frame = { left: 0, right: 200, top: 0, bottom: 100 }
  const read = (...dots: ReturnType<typeof named>[]) =>
    dotLabels(dots, dots, frame).map(({ children }) => children[0])

  test('are left out where another one stands, the most wanted first', () => {
    expect(read(named(100, 50, 'first'), named(101, 50, 'second'))).toContain('first')
    const crowd = Array.from({ length: 6 }, (_, index) => named(100 + index, 50, `dot ${index}`))
    expect(read(...crowd).length).toBeLessThan(6)
    expect(read(...crowd)[0]).toBe('dot 0')
  })

  test('stay in the frame', () => {
    const [label] = dotLabels([named(190, 50, 'at the edge')], [], frame)
    expect(label!.attributes['text-anchor']).toBe('end')
    expect(read(named(100, 50, 'North East and North Cumbria'))).toHaveLength(2)
  })
})
