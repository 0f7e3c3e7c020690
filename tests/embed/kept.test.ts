import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { writeScript } from '../../src/browser-script.ts'
import { compact } from '../../src/embed/compact.ts'
import { writeEmbed } from '../../src/embed/document.ts'
import { readEmbed } from '../../src/embed/kept.ts'
import { wordsOf } from '../../src/embed/words.ts'
import { stretch } from '../../src/plot/stretch.ts'
import { writeFixed, writeFluid, type Drawing } from '../../src/plot/svg.ts'
import { charts, frozenPoints, layouts } from '../charts/drawings.ts'

describe.each(charts.map((chart) => ({ id: chart.id, chart })))('the embed of $id', ({ chart }) => {
  const points = frozenPoints(chart)
  const address = `https://example.org/charts/${chart.id}/`
  const kept = readEmbed(writeEmbed(chart, points, { address, script: writeScript('embed') }))

  test('gives back what it says', () => {
    const { link: _, ...words } = wordsOf(chart, points)
    expect(kept).toMatchObject({ ...words, notes: chart.notes })
  })

  test.each(layouts)('gives back its %s drawing, to be set in any width', (layout) => {
    const drawing = kept.drawings[layout]
    const drawn = chart.draw(points, layout)
    expect([drawing.width, drawing.height]).toEqual([drawn.width, drawn.height])
    // Compared as embeds write it: in steps, and with the figures of a class in one group.
    expect(texts(writeFluid(drawing))).toEqual(texts(writeFluid(compact(drawn))))
    expect(pathsIn(drawing)).toEqual(pathsIn(drawn))
    expect(() => writeFixed(stretch(drawing, 700), 0, 0)).not.toThrow()
  })
})

/** Where the paths of the drawing itself run. */
const pathsIn = ({ shapes }: Drawing) =>
  shapes.flatMap(({ name, attributes }) => (name === 'path' ? [String(attributes['d'])] : []))

const texts = (svg: string) => [...svg.matchAll(/>([^<>]+)</g)].map(([, text]) => text)

test('every embed that was ever frozen can be read again', () => {
  for (const path of globSync('data/embeds/*.html')) {
    const { drawings, title, source } = readEmbed(readFileSync(path, 'utf8'))
    expect(title, path).not.toBe('')
    expect(source, path).toMatch(/^(.* )?Source: .*\.$/s)
    for (const { width, height, shapes } of Object.values(drawings)) {
      expect(width * height, path).toBeGreaterThan(0)
      expect(shapes.length, path).toBeGreaterThan(2)
    }
  }
})

test('what is no embed of the site is refused', () => {
  expect(() => readEmbed('<!doctype html><title>Else</title>')).toThrow('embed: .source: none')
})
