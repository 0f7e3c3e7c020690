import { describe, expect, test } from 'vitest'
import { writeScript } from '../../src/browser-script.ts'
import { getChart } from '../../src/charts.ts'
import { writeEmbed } from '../../src/embed/document.ts'
import { freeze, serveFrozen } from '../../src/embed/frozen.ts'
import { frozenPoints } from '../charts/drawings.ts'

const chart = getChart('people-referred')
const site = 'https://old.example.org/numbers'
const document = writeEmbed(chart, frozenPoints(chart), {
  address: `${site}/charts/people-referred/`,
  script: writeScript('embed'),
})
const frozen = freeze(document, '2026-11-22.2', site)
const elsewhere = 'https://example.net'

describe('a frozen embed', () => {
  test('says of what day its figures are, and of which release it is', () => {
    expect(frozen).toContain('<p class="edition">Figures as published on 22 November 2026.')
    expect(frozen).toContain('<html data-release="2026-11-22.2" lang="en-GB"')
  })

  test('does not know where the site was', () => {
    expect(frozen).not.toContain('old.example.org')
  })

  test('is, but for that, the embed as it was built', () => {
    const served = serveFrozen(frozen, { site })
    expect(
      served
        .replace(/<p class="edition">.*<\/p>/, '<!--edition-->')
        .replace(' data-release="2026-11-22.2"', ''),
    ).toBe(document)
  })

  test('leads to where the site is now', () => {
    const served = serveFrozen(frozen, { site: elsewhere })
    expect(served.match(/href="[^"]*"/g)).toEqual([
      `href="${elsewhere}/charts/people-referred/"`,
      `href="${elsewhere}/charts/people-referred/"`,
    ])
  })

  test('says that newer figures are available once they are, and changes nothing else', () => {
    const newest = `${elsewhere}/charts/people-referred/`
    const before = serveFrozen(frozen, { site: elsewhere })
    const after = serveFrozen(frozen, { site: elsewhere, since: { what: 'newer', page: newest } })
    const line = ` <a href="${newest}" target="_top" rel="noopener">Newer figures are available</a>.`
    expect(before).not.toContain('Newer figures')
    expect(after.replace(line, '')).toBe(before)
  })

  test('says that its chart has ended once it has, and changes nothing else', () => {
    const ended = `${elsewhere}/charts/people-referred/`
    const before = serveFrozen(frozen, { site: elsewhere })
    const after = serveFrozen(frozen, { site: elsewhere, since: { what: 'ended', page: ended } })
    const line = ` <a href="${ended}" target="_top" rel="noopener">This chart has ended</a>: they are the last.`
    expect(after.replace(line, '')).toBe(before)
    expect(after).toContain(line)
  })

  test('is refused when it was built for another address', () => {
    expect(() => freeze(document, '2026-11-22', elsewhere)).toThrow(
      'embed: marks for the edition and links to https://example.net: 1 and 0; expected 1 and 2',
    )
  })
})
