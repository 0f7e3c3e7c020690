import { describe, expect, test } from 'vitest'
import { drawMini } from '../src/mini-chart.ts'
import { monthNumber } from '../src/plot/months.ts'

const points = (values: [string, number][]) =>
  values.map(([month, value]) => ({ month: monthNumber(month), value }))
const draw = (values: [string, number][], ...references: { value: number; label: string }[]) =>
  drawMini({ points: points(values), ends: ['then', 'now'], format: String, references }).content

/** How far down the words of a figure stand. */
const depthOf = (words: string, content: string) =>
  Number(new RegExp(` y="([\\d.]+)"[^>]*>${words}<`).exec(content)?.[1])

describe('a small chart beside a sentence', () => {
  test('joins neighbours with a solid line and figures far apart with a dashed one', () => {
    const content = draw([
      ['2025-08', 1],
      ['2025-11', 2],
      ['2026-08', 3],
    ])
    expect(content.match(/class="mini-line"/g)).toHaveLength(1)
    expect(content.match(/class="mini-line mini-join"/g)).toHaveLength(1)
  })

  test('says its first and its last figure, and nothing between', () => {
    const content = draw([
      ['2020-03', 112],
      ['2020-06', 431],
      ['2020-09', 615],
    ])
    expect(content).toContain('>112<')
    expect(content).toContain('>615<')
    expect(content).not.toContain('>431<')
  })

  test('its scale begins at zero and holds what it is compared with', () => {
    const content = draw([['2020-03', 5]], { value: 10, label: 'twice as much' })
    const top = Number(/mini-reference"[^>]*y1="([\d.]+)"/.exec(content)?.[1])
    const zero = Number(/mini-zero"[^>]*y1="([\d.]+)"/.exec(content)?.[1])
    const dot = Number(/mini-dot"[^>]*cy="([\d.]+)"/.exec(content)?.[1])
    expect(dot).toBeCloseTo((top + zero) / 2, 1)
  })

  test('shows every level, and keeps the words of the first figure off one close below it', () => {
    const rising: [string, number][] = [
      ['2017-07', 23],
      ['2023-07', 42],
    ]
    const levels = [
      { value: 40, label: 'two fifths' },
      { value: 20, label: 'one fifth' },
    ]
    const content = draw(rising, ...levels)
    for (const { label } of levels) expect(content).toContain(`>${label}<`)
    expect(depthOf('23', content)).toBeLessThan(depthOf('23', draw(rising)))
  })

  test('coverage stands below as a strip with its first and its last share', () => {
    const { content, height } = drawMini({
      points: points([
        ['2020-03', 112],
        ['2020-06', 431],
      ]).map((point, index) => ({ ...point, coverage: index === 0 ? 0.15 : 0.4 })),
      ends: ['then', 'now'],
      format: String,
      coverageOf: 'networks reporting',
    })
    expect(content).toContain('>15% of networks reporting<')
    expect(content).toContain('>40%<')
    const lowest = Math.max(...[...content.matchAll(/ y="([\d.]+)"/g)].map(([, y]) => Number(y)))
    expect(lowest).toBeLessThan(height)
  })

  test('one figure is drawn once', () => {
    expect(draw([['2020-03', 5]]).match(/<circle/g)).toHaveLength(1)
  })
})
