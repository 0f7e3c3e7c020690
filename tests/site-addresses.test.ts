import { afterEach, describe, expect, test, vi } from 'vitest'

/** The module as it is under another `SITE_URL`. */
async function siteAt(address: string) {
  vi.stubEnv('SITE_URL', address)
  vi.resetModules()
  return import('../src/site.ts')
}

afterEach(() => vi.unstubAllEnvs())

describe('addresses of the site', () => {
  test('stand on a local server unless told otherwise', async () => {
    const { addresses, toHref, toUrl } = await siteAt('')
    expect(toHref(addresses.chart('people-referred'))).toBe('/charts/people-referred/')
    expect(toUrl(addresses.home)).toBe('http://localhost:4321/')
  })

  test.each(['https://example.org/open/numbers', 'https://example.org/open/numbers/'])(
    'carry the base path of %s',
    async (setting) => {
      const { addresses, toHref, toUrl } = await siteAt(setting)
      expect(toHref(addresses.table('people'))).toBe('/open/numbers/data/#people')
      expect(toUrl(addresses.chartFile('people', 'csv'))).toBe(
        'https://example.org/open/numbers/charts/people.csv',
      )
    },
  )

  test.each(['example.org', 'ftp://example.org'])('%s is refused', async (setting) => {
    await expect(siteAt(setting)).rejects.toThrow(`SITE_URL: not a web address: ${setting}`)
  })
})
