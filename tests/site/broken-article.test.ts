import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const copy = mkdtempSync(join(tmpdir(), 'broken-'))
afterAll(() => rmSync(copy, { recursive: true }))

test('the build fails on an unknown fact, chart or page, and names file and line of each', () => {
  for (const part of [
    'astro.config.mjs',
    'content',
    'data',
    'package.json',
    'public',
    'scripts',
    'src',
    'tsconfig.json',
  ]) {
    cpSync(part, join(copy, part), { recursive: true })
  }
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
  const article = join(copy, 'content/explainers/growth.mdx')
  const lines = readFileSync(article, 'utf8').split('\n').length
  appendFileSync(article, '\nIt was <Fact id="link-workers.latset" />.\n')
  appendFileSync(article, '\n<Figure chart="link-workers-by-moon" />\n')
  appendFileSync(article, '\n[Nowhere](/explainers/grwoth/)\n')

  const build = spawnSync('npx', ['astro', 'build'], { cwd: copy, encoding: 'utf8' })
  const output = build.stdout + build.stderr
  expect(build.status).not.toBe(0)
  expect(output).toContain(
    `content/explainers/growth.mdx:${lines + 1}: fact: "link-workers.latset"; no such fact — did you mean link-workers.latest`,
  )
  expect(output).toContain(`growth.mdx:${lines + 3}: chart: "link-workers-by-moon"; no such chart`)
  expect(output).toContain(`growth.mdx:${lines + 5}: page or file: "/explainers/grwoth/"; no such`)
})
