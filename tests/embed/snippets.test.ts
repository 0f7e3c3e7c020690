import { parse } from 'node-html-parser'
import { describe, expect, test } from 'vitest'
import { getChart } from '../../src/charts.ts'
import { idealHeight } from '../../src/embed/height.ts'
import { embedAddress, writeSnippets } from '../../src/embed/snippets.ts'
import { toUrl } from '../../src/site.ts'
import { charts, frozenPoints } from '../charts/drawings.ts'

const chart = getChart('people-referred')
const points = frozenPoints(chart)

/** The height of a snippet where its rules are stripped. */
const fallback = (html: string) =>
  Number(parse(html).querySelector('iframe')?.getAttribute('height'))

describe('the address of an embed', () => {
  test('is short unless something is chosen', () => {
    expect(embedAddress('people-referred')).toBe(toUrl('/embed/people-referred/'))
    expect(embedAddress('people-referred', { theme: 'light' })).toBe(
      toUrl('/embed/people-referred/'),
    )
  })

  test('names version, theme and form', () => {
    expect(
      embedAddress('people-referred', { release: '2026-11-22.2', theme: 'auto', plain: true }),
    ).toBe(toUrl('/embed/people-referred/v/2026-11-22.2/?theme=auto&plain=1'))
  })
})

describe.each(charts.map((each) => ({ id: each.id, each })))('the snippets of $id', ({ each }) => {
  const { frame, frameWithScript, address } = writeSnippets(each, frozenPoints(each))
  const iframe = parse(frame).querySelector('iframe')

  test('are a frame with title, address and height, whose words are escaped', () => {
    expect(iframe?.getAttribute('src')).toBe(toUrl(`/embed/${each.id}/`))
    expect(iframe?.getAttribute('title')).toContain(each.title(frozenPoints(each)))
    expect(iframe?.getAttribute('loading')).toBe('lazy')
    expect(parse(frame).querySelectorAll('iframe,div,style')).toHaveLength(3)
  })

  test('are the same with the script, and the address of the page', () => {
    expect(frameWithScript.startsWith(frame)).toBe(true)
    expect(parse(frameWithScript).querySelector('script')?.getAttribute('src')).toBe(
      toUrl('/embed.js'),
    )
    expect(parse(frame).querySelector('script')).toBeNull()
    expect(address).toBe(toUrl(`/charts/${each.id}/`))
  })
})

describe('the frame', () => {
  test('has rules for three widths, and the height of the narrowest where rules are stripped', () => {
    const { frame } = writeSnippets(chart, points)
    const heights = [280, 420, 600].map((width) => idealHeight(chart, points, width))
    expect([...frame.matchAll(/{height:(\d+)px}/g)].map(([, height]) => Number(height))).toEqual(
      heights,
    )
    expect(frame).toContain(` height="${heights[0]}"`)
  })

  test.each([
    ['light', 'light'],
    ['dark', 'dark'],
    ['auto', 'light dark'],
  ] as const)('asked for %s has the colour scheme %s', (theme, scheme) => {
    expect(writeSnippets(chart, points, { theme }).frame).toContain(`color-scheme:${scheme};`)
  })

  test('of a frozen version has room for its day', () => {
    const { frame } = writeSnippets(chart, points, { release: '2026-11-22' })
    expect(fallback(frame)).toBeGreaterThan(fallback(writeSnippets(chart, points).frame))
  })
})
