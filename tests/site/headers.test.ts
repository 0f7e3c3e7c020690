import { describe, expect, it } from 'vitest'
import { builtFiles, embeds, pages, readBuilt } from './built.ts'
import { headersOf, hosts, parseHeaders } from './headers-file.ts'

const text = readBuilt('/_headers')
const rules = parseHeaders(text)
const files = builtFiles('').filter((path) => !path.endsWith('.html') && path !== '/_headers')
const readers = pages.filter(({ address }) => address !== '/404.html')

describe('the file _headers', () => {
  it('keeps to what hosts take: 100 rules, one wildcard in each, lines of 2,000 characters', () => {
    expect(rules.length).toBeLessThanOrEqual(100)
    for (const { pattern, headers } of rules) {
      expect(pattern).toMatch(/^\/[^*]*\*?[^*]*$/)
      expect(headers).not.toEqual([])
    }
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(2000)
  })

  it('has no rule that nothing needs', () => {
    const addresses = [...files, ...pages, ...embeds].map((each) =>
      typeof each === 'string' ? each : each.address,
    )
    const unused = rules.filter(
      (rule) =>
        !addresses.some((address) => Object.keys(headersOf([rule], address, 'cloudflare'))[0]),
    )
    expect(unused.map(({ pattern }) => pattern)).toEqual([])
  })
})

describe.each(hosts)('on %s', (host) => {
  const sent = (address: string) => headersOf(rules, address, host)

  it('no page may be framed', () => {
    for (const { address } of readers) {
      expect(sent(address), address).toMatchObject({
        'content-security-policy': "frame-ancestors 'none'",
        'x-frame-options': 'DENY',
      })
    }
  })

  it('every embed may be framed, by pages of any kind', () => {
    for (const { address } of embeds) {
      expect(sent(address), address).not.toHaveProperty('content-security-policy')
      expect(sent(address), address).not.toHaveProperty('x-frame-options')
    }
  })

  it('everything may be read by other sites and is what it says it is', () => {
    for (const address of [...files, ...readers.map((page) => page.address)]) {
      expect(sent(address), address).toMatchObject({
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
        'x-content-type-options': 'nosniff',
      })
    }
  })

  it('keeps for a year what never changes, and nothing that people read', () => {
    const forever = 'public, max-age=31536000, immutable'
    for (const address of files) {
      const isForever = /^\/(_astro|data\/\d{4}-\d\d-\d\d(\.\d+)?)\//.test(address)
      expect(sent(address)['cache-control'], address).toBe(isForever ? forever : undefined)
    }
    for (const { address } of readers) expect(sent(address)).not.toHaveProperty('cache-control')
    for (const { address } of embeds) {
      const isFrozen = address.includes('/v/')
      expect(sent(address)['cache-control'], address).toBe(
        isFrozen ? 'public, max-age=604800' : undefined,
      )
    }
  })

  it('gives the type of what hosts may not know', () => {
    const types: [RegExp, string][] = [
      [/\.csv$/, 'text/csv; charset=utf-8'],
      [/\.jsonld$/, 'application/ld+json'],
      [/\/SHA256SUMS$/, 'text/plain; charset=utf-8'],
      [/\/(feed|corrections)\.xml$/, 'application/atom+xml; charset=utf-8'],
      [/\/(feed|corrections)\.json$/, 'application/feed+json'],
    ]
    for (const address of files) {
      const [, type] = types.find(([pattern]) => pattern.test(address)) ?? []
      expect(sent(address)['content-type'], address).toBe(type)
    }
  })
})
