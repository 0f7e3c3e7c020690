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

describe('the repository', () => {
  const words = { title: 'Mistake: 12 & 22', body: 'Chart: a\nI read: ' }

  test('is not known unless told: there is no place to report to', async () => {
    const { repository, toNewIssue } = await siteAt('')
    expect(repository).toBeUndefined()
    expect(toNewIssue(words)).toBeUndefined()
  })

  test('takes reports in a form that is filled in', async () => {
    vi.stubEnv('REPOSITORY_URL', 'https://example.org/open/numbers/')
    const { toNewIssue } = await siteAt('')
    const form = new URL(toNewIssue(words) ?? '')
    expect(form.origin + form.pathname).toBe('https://example.org/open/numbers/issues/new')
    expect(Object.fromEntries(form.searchParams)).toEqual(words)
  })

  test('is refused when it is no web address', async () => {
    vi.stubEnv('REPOSITORY_URL', 'example.org')
    await expect(siteAt('')).rejects.toThrow('REPOSITORY_URL: not a web address: example.org')
  })
})
