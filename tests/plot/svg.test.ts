import { assert, constantFrom, property, string } from 'fast-check'
import { parse } from 'node-html-parser'
import { describe, expect, test } from 'vitest'
import { escapeXml, shape, shows, writeFixed, writeFluid } from '../../src/plot/svg.ts'

const drawing = (...shapes: ReturnType<typeof shape>[]) => ({ width: 280, height: 100, shapes })

describe('escaping', () => {
  test('leaves nothing in a text that could open a tag, an attribute or an entity', () => {
    assert(
      property(string({ unit: 'binary' }), (content) => {
        const escaped = escapeXml(content)
        expect(escaped).not.toMatch(/[<>"]/)
        expect(escaped.replace(/&(amp|lt|gt|quot);/g, '')).not.toContain('&')
      }),
    )
  })

  test('can be read back: text and attributes keep their words', () => {
    const words = string({ unit: constantFrom('<', '>', '&', '"', "'", 'a', '–', ' ', ';') })
    assert(
      property(words, (content) => {
        const svg = writeFluid(drawing(shape('text', { 'data-label': content }, content)))
        const read = parse(svg).querySelector('text')!
        expect(read.getAttribute('data-label')).toBe(content)
        expect(read.text).toBe(content)
      }),
    )
  })

  test('drops characters that XML does not allow', () => {
    expect(escapeXml('a\u0000b\u001fc\td\n')).toBe('abc\td\n')
  })
})

describe('a fluid drawing', () => {
  test('places across in per cent of the width and down in px', () => {
    const rect = shape('rect', { x: 70, y: 20, width: 140, height: 30 })
    expect(writeFluid(drawing(rect))).toBe('<rect x="25%" y="20" width="50%" height="30"/>')
  })

  test('keeps offsets and radii in px, because they must not stretch', () => {
    const circle = shape('circle', { cx: 28, cy: 5, r: 4 })
    expect(writeFluid(drawing(circle))).toBe('<circle cx="10%" cy="5" r="4"/>')
    expect(writeFluid(drawing(shape('text', { x: 0, dx: 6 }, 'a')))).toBe(
      '<text x="0%" dx="6">a</text>',
    )
  })

  test('lets paths alone stretch, inside a frame of their own', () => {
    const svg = writeFluid(drawing(shape('path', { d: 'M0,0L280,100' })))
    expect(svg).toContain('viewBox="0 0 280 100" preserveAspectRatio="none"')
    expect(svg).toContain('<path d="M0,0L280,100"/>')
  })

  test('rounds what is drawn and not the figure that it stands for', () => {
    const svg = writeFluid(
      drawing(shape('circle', { cx: 1 / 3, ...shows(0, 'fte', 1 / 3, 'a third') })),
    )
    expect(svg).toContain('cx="0.12%"')
    expect(svg).toContain('data-value="0.3333333333333333"')
  })

  test('writes no negative zero', () => {
    expect(writeFluid(drawing(shape('line', { y1: -0.01 })))).toBe('<line y1="0"/>')
  })
})

test('a fixed drawing has the same shapes in px, moved as a whole', () => {
  const rect = shape('rect', { x: 70, width: 140 })
  expect(writeFixed(drawing(rect), 24, 80)).toBe(
    '<g transform="translate(24 80)">\n<rect x="70" width="140"/>\n</g>',
  )
})

test.each([Number.NaN, Infinity, -Infinity])('refuses to draw at %d', (value) => {
  expect(() => writeFluid(drawing(shape('rect', { x: value })))).toThrow(
    /^svg: x: (NaN|-?Infinity); expected a finite number/,
  )
})

test('refuses a path that goes through NaN', () => {
  expect(() => writeFixed(drawing(shape('path', { d: 'M0,NaN' })), 0, 0)).toThrow(/^svg: d: M0,NaN/)
})
