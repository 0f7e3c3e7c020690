import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { checkSite } from '../../scripts/check-site.ts'

test('every link, anchor and id of the site holds', () => {
  expect(checkSite('dist', 'content')).toEqual([])
})

describe('under a base path', () => {
  const folder = mkdtempSync(join(tmpdir(), 'site-'))
  const environment = { ...process.env, SITE_URL: 'https://example.org/open/numbers' }
  afterAll(() => rmSync(folder, { recursive: true }))

  test('every link holds and every absolute address begins with it', () => {
    execFileSync('npx', ['astro', 'build', '--outDir', folder], { env: environment, stdio: 'pipe' })
    const check = `import { checkSite } from './scripts/check-site.ts'; console.log(JSON.stringify(checkSite(${JSON.stringify(folder)}, 'content')))`
    const output = execFileSync('npx', ['node', '--input-type=module', '-e', check], {
      env: environment,
      encoding: 'utf8',
    })
    expect(JSON.parse(output)).toEqual([])
  })
})
