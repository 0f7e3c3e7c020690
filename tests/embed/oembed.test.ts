import { parse } from 'node-html-parser'
import { describe, expect, test } from 'vitest'
import { writeOembed } from '../../src/embed/oembed.ts'
import { siteName, toUrl } from '../../src/site.ts'
import { charts, frozenPoints } from '../charts/drawings.ts'

describe.each(charts.map((chart) => ({ id: chart.id, chart })))('oEmbed for $id', ({ chart }) => {
  const points = frozenPoints(chart)
  const answer = writeOembed(chart, points)

  test('has what the standard asks of a rich embed, sizes as numbers', () => {
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', provider_name: siteName })
    for (const size of [answer.width, answer.height]) expect(Number.isInteger(size)).toBe(true)
    expect(answer.title).toBe(chart.title(points))
    expect(answer.thumbnail_url).toBe(toUrl(`/charts/${chart.id}-1200x630.png`))
  })

  test('is one frame without script, as WordPress lets through', () => {
    const root = parse(answer.html)
    expect(root.querySelectorAll('*').map(({ tagName }) => tagName)).toEqual(['IFRAME'])
    const frame = root.querySelector('iframe')
    expect(frame?.getAttribute('src')).toBe(toUrl(`/embed/${chart.id}/`))
    expect(frame?.getAttribute('title')).toContain(answer.title)
    expect(frame?.getAttribute('height')).toBe(String(answer.height))
  })
})
