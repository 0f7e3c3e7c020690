import { describe, expect, test } from 'vitest'
import type { Caption } from '../../src/plot/caption.ts'
import { composePicture } from '../../src/plot/compose.ts'

const caption: Caption = {
  title: 'More people were referred in every year',
  subtitle: 'People referred in a year, England',
  source: 'Source: a publisher. Licence: a licence.',
  address: 'https://example.org/charts/people-referred/',
}
const drawing = (width: number, height: number) => ({ width, height, shapes: [] })
const landscape = { width: 1200, height: 630 }
const portrait = { width: 1080, height: 1350 }

describe('composing a picture', () => {
  test('puts the words beside a drawing that is high, in a picture that is wide', () => {
    const { head, drawing: placed } = composePicture([drawing(280, 320)], caption, landscape)
    expect(placed.left).toBeGreaterThan(head.left + 100)
  })

  test('puts the words above a drawing that is low', () => {
    const { head, drawing: placed } = composePicture([drawing(560, 150)], caption, landscape)
    expect(placed.left).toBe(head.left)
    expect(placed.top).toBeGreaterThan(head.top)
  })

  test('puts the words above in a picture that is high, whatever the drawing', () => {
    for (const height of [150, 320, 800]) {
      const { head, drawing: placed } = composePicture([drawing(280, height)], caption, portrait)
      expect(placed.left).toBe(head.left)
    }
  })

  test('takes the layout that lets the text be larger, in whichever order they come', () => {
    const layouts = [drawing(280, 800), drawing(560, 320)]
    const alone = layouts.map((layout) => composePicture([layout], caption, portrait).scale)
    const scale = Math.max(...alone)
    expect(composePicture(layouts, caption, portrait).scale).toBe(scale)
    expect(composePicture(layouts.toReversed(), caption, portrait).scale).toBe(scale)
  })

  test('fills the width between the margins to the px', () => {
    const { scale, drawing: placed } = composePicture([drawing(280, 320)], caption, portrait)
    const right = (placed.left + placed.drawing.width) * scale
    expect(right + placed.left * scale).toBeCloseTo(portrait.width)
  })

  test('says so when a picture is too small for its words', () => {
    expect(() => composePicture([drawing(280, 320)], caption, { width: 90, height: 90 })).toThrow(
      'picture: size: 90x90; too small for “More people were referred in every year”',
    )
  })
})
