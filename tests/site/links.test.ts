import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { parse } from 'node-html-parser'
import { checkSite } from '../../scripts/check-site.ts'
import { readBuilt } from './built.ts'

test('every link, anchor and id of the site holds', () => {
  expect(checkSite('dist', 'content')).toEqual([])
})

describe('under a base path', () => {
  const folder = mkdtempSync(join(tmpdir(), 'site-'))
  const environment = {
    ...process.env,
    SITE_URL: 'https://example.org/open/numbers',
    REPOSITORY_URL: 'https://code.example/numbers',
  }
  afterAll(() => rmSync(folder, { recursive: true }))

  test('every link holds and every absolute address begins with it', () => {
    execFileSync('npx', ['astro', 'build', '--outDir', folder], { env: environment, stdio: 'pipe' })
    const check = `import { checkSite } from './scripts/check-site.ts'; console.log(JSON.stringify(checkSite(${JSON.stringify(folder)}, 'content')))`
    const output = execFileSync('npx', ['node', '--input-type=module', '-e', check], {
      env: environment,
      encoding: 'utf8',
    })
    expect(JSON.parse(output)).toEqual([])
    // Every picture is rendered anew, because the address is printed in it.
  }, 240_000)

  test('a chart’s page reports a wrong number to the repository, chart and release filled in', () => {
    const page = parse(readFileSync(join(folder, 'charts/people-referred/index.html'), 'utf8'))
    const form = new URL(page.querySelector('#mistake + p a')?.getAttribute('href') ?? '')
    expect(form.origin + form.pathname).toBe('https://code.example/numbers/issues/new')
    expect(form.searchParams.get('title')).toContain('people-referred')
    const body = form.searchParams.get('body')
    expect(body).toContain('https://example.org/open/numbers/charts/people-referred/')
    expect(body).toMatch(/^Release: .*\d{4}-\d{2}-\d{2}/m)
  })
})

test('where no repository is named, the pages say so and draw no link to one', () => {
  expect(readBuilt('/journalists/index.html')).toContain('has not named a public repository')
  expect(readBuilt('/about/index.html')).toContain('has not named a public repository')
  expect(readBuilt('/charts/people-referred/index.html')).not.toContain('id="mistake"')
})
