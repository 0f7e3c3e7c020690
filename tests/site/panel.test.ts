import { parse } from 'node-html-parser'
import { describe, expect, test } from 'vitest'
import { toUrl } from '../../src/site.ts'
import { chartIds, readBuilt } from './built.ts'

interface ChartFile {
  title: string
  description: string
  source: string
  licence: string
  columns: { key: string }[]
  rows: Record<string, string | number | null>[]
  sentences: { text: string; figures: { words: string; row: number; column: string }[] }[]
}

const collapse = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

describe.each(chartIds)('what newsrooms take along from chart %s', (id) => {
  const page = parse(readBuilt(`/charts/${id}/index.html`))
  const json: ChartFile = JSON.parse(readBuilt(`/charts/${id}.json`))
  const url = toUrl(`/charts/${id}/`)
  const textOf = (selector: string) => page.querySelector(selector)?.text ?? ''

  test('its sentences are those of its JSON, each with the address of the page', () => {
    const quotes = page.querySelectorAll('.quote').map(({ text }) => collapse(text))
    expect(quotes).toEqual(json.sentences.map(({ text }) => `${text} ${url}`))
    expect(quotes.length).toBeGreaterThanOrEqual(2)
  })

  test('its JSON names the cell of each figure in a sentence', () => {
    const keys = json.columns.map(({ key }) => key)
    for (const { text, figures } of json.sentences) {
      for (const { words, row, column } of figures) {
        expect(text).toContain(words)
        expect(json.rows[row]).toBeDefined()
        expect(keys).toContain(column)
      }
    }
  })

  test('its three codes are a frame, the frame with the script, and the address', () => {
    const frame = parse(textOf('#frame')).querySelector('iframe')
    expect(frame?.getAttribute('src')).toBe(toUrl(`/embed/${id}/`))
    expect(frame?.getAttribute('title')).toContain(json.title)
    expect(frame?.getAttribute('loading')).toBe('lazy')
    expect(textOf('#frame')).not.toContain('<script')
    expect(textOf('#frame-and-script')).toContain(textOf('#frame'))
    expect(textOf('#frame-and-script')).toContain(`<script src="${toUrl('/embed.js')}"`)
    expect(textOf('#address')).toBe(url)
  })

  test('its alt text, credit line and references say what the chart says', () => {
    expect(textOf('#alt')).toBe(`${json.title}. ${json.description}`)
    expect(textOf('#credit')).toContain(json.source)
    expect(textOf('#credit').includes('Open Government Licence')).toBe(
      json.licence.includes('Open Government Licence'),
    )
    expect(textOf('#reference')).toContain(json.title)
    expect(textOf('#reference')).toContain(url)
    expect(textOf('#bibtex')).toContain(`@misc{${id},`)
    expect(textOf('#bibtex')).toContain(`url = {${url}}`)
  })

  test('its references are dated by its newest file, not by the day of the build', () => {
    const dates = page
      .querySelectorAll('.register tbody tr')
      .map((row) => row.querySelectorAll('td')[2]?.text ?? '')
    const [, day = ''] = /retrieved on (\d+ \w+ \d{4})/.exec(textOf('#reference')) ?? []
    expect(dates).toContain(day)
    const [, year, month, date] = /urldate = \{(\d+)-(\d+)-(\d+)\}/.exec(textOf('#bibtex')) ?? []
    expect(new Date(`${day} UTC`).toISOString()).toContain(`${year}-${month}-${date}`)
  })

  test('its pictures are named by their sizes', () => {
    const names = page.querySelectorAll('#pictures + .downloads a').map(({ text }) => text.trim())
    expect(names).toEqual(['PNG, 1200 × 630', 'PNG, 1080 × 1080', 'PNG, 1080 × 1350', 'PNG', 'SVG'])
  })

  test('its preview is a link until a script makes it more, and only our own embeds may be framed', () => {
    expect(page.querySelectorAll('iframe')).toEqual([])
    expect(page.querySelector('.preview a')?.getAttribute('href')).toBe(`/embed/${id}/`)
    const policy = page.querySelector('meta[http-equiv=content-security-policy]')
    expect(policy?.getAttribute('content')).toContain("frame-src 'self'")
  })

  test('its buttons are hidden until a script makes them work, and name what they copy', () => {
    for (const button of page.querySelectorAll('button')) {
      expect(button.hasAttribute('hidden')).toBe(true)
      expect(collapse(button.text)).toMatch(/^Copy \S/)
      const { 'data-copy': target, 'data-text': text } = button.attributes
      expect(target ? textOf(`#${target}`) : text).toMatch(/\w{3}/)
    }
  })
})
