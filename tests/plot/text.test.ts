import { array, assert, integer, property, stringMatching } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measure, text, wrap } from '../../src/plot/text.ts'

describe('measuring', () => {
  test('allows for a fallback font that is wider than Public Sans', () => {
    // 2, 7, 5 and 3 in Public Sans 700 with the comma: the bare advance at 14 px is about 40 px.
    expect(measure('2,753', 'value')).toBeGreaterThan(40)
    expect(measure('2,753', 'value')).toBeLessThan(48)
  })

  test('counts an unknown character as a wide one', () => {
    expect(measure('漢', 'label')).toBe(measure('m', 'label'))
  })
})

describe('wrapping', () => {
  const words = array(stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 20 })

  test('loses and reorders no word', () => {
    assert(
      property(words, integer({ min: 10, max: 300 }), (all, width) => {
        expect(wrap(all.join(' '), width, 'note').join(' ')).toBe(all.join(' '))
      }),
    )
  })

  test('makes no line wider than asked, single words excepted', () => {
    assert(
      property(words, integer({ min: 10, max: 300 }), (all, width) => {
        for (const line of wrap(all.join(' '), width, 'note')) {
          expect(!line.includes(' ') || measure(line, 'note') <= width).toBe(true)
        }
      }),
    )
  })
})

test('lines are about as long as each other: no last word alone', () => {
  const content = 'Networks in the most deprived fifth have more link workers per patient'
  const lengths = wrap(content, 380, 'label').map((line) => measure(line, 'label'))
  expect(lengths).toHaveLength(2)
  expect(Math.abs(lengths[0]! - lengths[1]!)).toBeLessThan(60)
})

test('a year stays with the word before it', () => {
  for (const width of [60, 80, 100, 120, 140]) {
    for (const line of wrap('England, March 2020 to June 2026', width, 'note')) {
      expect(line).not.toMatch(/^\d{4}/)
    }
  }
})

test('lines of a text stand under each other and carry the attributes once', () => {
  const [first, second] = text(10, 20, ['one', 'two'], { style: 'note', attributes: { id: 'a' } })
  expect(first?.attributes).toMatchObject({ x: 10, y: 20, id: 'a' })
  expect(second?.attributes['y']).toBe(35)
  expect(second?.attributes['id']).toBeUndefined()
})
