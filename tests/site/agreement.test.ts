import { parse } from 'node-html-parser'
import type { HTMLElement } from 'node-html-parser'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { pictureSizes } from '../../src/site.ts'
import { chartIds, readBuilt, readBuiltBytes } from './built.ts'

interface ChartFile {
  chart: string
  title: string
  description: string
  columns: { key: string; label: string }[]
  rows: Record<string, string | number | null>[]
  revised: { row: number; column: string }[]
}

/** A cell as every form writes it: the number or text itself, empty where there is none. */
const write = (value: string | number | null | undefined) => String(value ?? '')

/** What a drawing shows, sorted: `0.fte=112.3248`. */
function shown(svg: HTMLElement): string[] {
  return svg
    .querySelectorAll('[data-value]')
    .map(
      ({ attributes }) =>
        `${attributes['data-point']}.${attributes['data-column']}=${attributes['data-value']}`,
    )
    .sort()
}

test('there are charts', () => {
  expect(chartIds.length).toBeGreaterThanOrEqual(9)
})

describe.each(chartIds)('chart %s', (id) => {
  const page = parse(readBuilt(`/charts/${id}/index.html`))
  const json: ChartFile = JSON.parse(readBuilt(`/charts/${id}.json`))
  const expected = json.rows.map((row) => json.columns.map(({ key }) => write(row[key])))

  test('its table says what its JSON says, to the digit', () => {
    const rows = page
      .querySelectorAll('#table + * tbody tr')
      .map((row) =>
        row.querySelectorAll('th,td').map((cell) => write(cell.getAttribute('data-value'))),
      )
    expect(rows).toEqual(expected)
  })

  test('its CSV says what its JSON says, to the digit', () => {
    const csv = readBuilt(`/charts/${id}.csv`)
    expect(csv.startsWith('\uFEFF')).toBe(true)
    expect(csv.replace(/\r\n/g, '')).not.toContain('\n')
    const [header, ...rows] = Papa.parse<string[]>(csv.trim()).data
    const labels = json.columns.map(({ label }) => label)
    // One more column, the last, where a figure was revised since it was published.
    expect(header).toEqual(json.revised.length > 0 ? [...labels, 'Revised'] : labels)
    expect(rows.map((row) => row.slice(0, labels.length))).toEqual(expected)
  })

  test('both drawings and the picture file show the same figures, all of them in the table', () => {
    const [narrow, wide, ...others] = page.querySelectorAll('[data-picture] > svg')
    if (!narrow || !wide) throw new Error(`chart ${id}: drawings: fewer than two`)
    expect(others).toEqual([])
    const figures = shown(wide)
    expect(figures.length).toBeGreaterThan(0)
    expect(shown(narrow)).toEqual(figures)
    expect(shown(parse(readBuilt(`/charts/${id}.svg`)))).toEqual(figures)
    for (const figure of figures) {
      const [, point, column, value] = /^(\d+)\.(\w+)=(.*)$/.exec(figure) ?? []
      expect(write(json.rows[Number(point)]?.[column ?? ''])).toBe(value)
    }
  })

  test.each(['', ...pictureSizes.map((size) => `-${size}`)])(
    'its picture %s.png is a PNG',
    (size) => {
      const bytes = readBuiltBytes(`/charts/${id}${size}.png`)
      expect(Buffer.from(bytes).toString('latin1', 1, 4)).toBe('PNG')
    },
  )

  test('its page shares a picture that it describes and whose size it tells', () => {
    const meta = (property: string) =>
      page.querySelector(`meta[property="${property}"]`)?.getAttribute('content') ?? ''
    const { pathname } = new URL(meta('og:image'))
    expect(pathname).toBe(`/charts/${id}-1200x630.png`)
    const header = Buffer.from(readBuiltBytes(pathname))
    expect(meta('og:image:width')).toBe(String(header.readUInt32BE(16)))
    expect(meta('og:image:height')).toBe(String(header.readUInt32BE(20)))
    expect(meta('og:image:alt')).toBe(`${json.title}. ${json.description}`)
    expect(page.querySelector('meta[name="twitter:card"]')?.getAttribute('content')).toBe(
      'summary_large_image',
    )
  })

  test('its page says what it shows, what it counts and where it comes from', () => {
    expect(page.querySelector('h1')?.text).toBe(json.title)
    expect(page.querySelector('.figure-description')?.text.length).toBeGreaterThan(80)
    expect(page.querySelectorAll('.definitions dt').length).toBeGreaterThan(0)
    expect(page.querySelectorAll('.register tbody tr').length).toBeGreaterThan(0)
  })
})
