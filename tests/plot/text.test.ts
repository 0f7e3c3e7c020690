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

test('lines of a text stand under each other and carry the attributes once', () => {
  const [first, second] = text(10, 20, ['one', 'two'], { style: 'note', attributes: { id: 'a' } })
  expect(first?.attributes).toMatchObject({ x: 10, y: 20, id: 'a' })
  expect(second?.attributes['y']).toBe(35)
  expect(second?.attributes['id']).toBeUndefined()
})
