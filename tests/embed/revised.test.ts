import { parse } from 'node-html-parser'
import { describe, expect, test } from 'vitest'
import { writeEmbed } from '../../src/embed/document.ts'
import { freeze, serveFrozen } from '../../src/embed/frozen.ts'
import { idealHeight } from '../../src/embed/height.ts'
import type { Revised } from '../../src/revisions/revised.ts'
import { addresses, toUrl } from '../../src/site.ts'
import { drawings } from '../charts/drawings.ts'

/** A made-up revision of the first figure that a chart draws, and of its last one. */
function reviseEnds({ chart, points }: (typeof drawings)[number]): Revised[] {
  const column = Object.keys(chart.columns).find((each) => chart.columns[each]?.drawn)!
  const shown = points.flatMap((point, index) => (point[column] === null ? [] : [index]))
  return [shown[0]!, shown.at(-1)!].map((point, index) => ({
    point,
    column,
    before: [{ value: 1, release: index === 0 ? '2027-03-03' : '2027-03-13.2' }],
  }))
}

const charts = drawings.filter(({ layout }) => layout === 'wide')

describe.each(charts)('the embed of $id', ({ chart, points, ...drawn }) => {
  const revised = reviseEnds({ chart, points, ...drawn })
  const surroundings = { address: toUrl(addresses.chart(chart.id)), script: '' }
  const html = writeEmbed(chart, points, { ...surroundings, revised })
  const root = parse(html)
  const links = root.querySelectorAll('a[href*="/revisions/"]')

  test('says before its source which figures are revised, and leads to the record', () => {
    const source = root.querySelector('.source')
    expect(source?.text).toMatch(/^Ring, r: revised, last on 13 March 2027\. Source: /)
    expect(source?.querySelector('a')?.getAttribute('href')).toBe(toUrl('/revisions/#2027-03-13.2'))
  })

  test('marks the figures in both drawings and in the table, in words too', () => {
    expect(root.querySelectorAll('svg > .revised')).toHaveLength(4)
    const signs = root.querySelectorAll('td a')
    expect(signs.map(({ text }) => text)).toEqual(['r', 'r'])
    expect(signs[0]?.getAttribute('aria-label')).toMatch(/^r: revised on 3 March 2027; .+ before$/)
  })

  test('can be frozen, and its links move with the site', () => {
    const moved = serveFrozen(freeze(html, '2027-04-01', toUrl('')), {
      site: 'https://new.example',
    })
    const hrefs = parse(moved)
      .querySelectorAll('a')
      .map((link) => link.getAttribute('href') ?? '')
    expect(hrefs).toHaveLength(links.length + 1)
    for (const href of hrefs) expect(href).toMatch(/^https:\/\/new\.example\//)
  })

  test('is at most one line higher, because WordPress cuts off at 1,000 px', () => {
    const added = idealHeight(chart, points, 300, { revised }) - idealHeight(chart, points, 300)
    expect(added).toBeGreaterThanOrEqual(0)
    expect(added).toBeLessThanOrEqual(16)
  })

  test('is as it always was where nothing was revised', () => {
    expect(writeEmbed(chart, points, { ...surroundings, revised: [] })).toBe(
      writeEmbed(chart, points, surroundings),
    )
  })
})
