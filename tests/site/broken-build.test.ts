import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'

let copy: string

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'broken-'))
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
  mkdirSync(join(copy, 'dist'))
  writeFileSync(join(copy, 'dist/index.html'), 'the last good site')
})

afterEach(() => rmSync(copy, { recursive: true }))

/** Builds the copy, and gives how the build ended, everything it said, and the home page that is there then. */
function build() {
  const { status, stdout, stderr } = spawnSync('npm', ['run', 'build'], {
    cwd: copy,
    encoding: 'utf8',
  })
  const home = readFileSync(join(copy, 'dist/index.html'), 'utf8')
  return { status, output: stdout + stderr, home }
}

test('the build fails on an unknown fact, chart or page, and names file and line of each', () => {
  const article = join(copy, 'content/explainers/growth.mdx')
  const lines = readFileSync(article, 'utf8').split('\n').length
  appendFileSync(article, '\nIt was <Fact id="link-workers.latset" />.\n')
  appendFileSync(article, '\n<Figure chart="link-workers-by-moon" />\n')
  appendFileSync(article, '\n[Nowhere](/explainers/grwoth/)\n')

  const { status, output, home } = build()
  expect(status).not.toBe(0)
  expect(home).toBe('the last good site')
  expect(output).toContain(
    `content/explainers/growth.mdx:${lines + 1}: fact: "link-workers.latset"; no such fact — did you mean link-workers.latest`,
  )
  expect(output).toContain(`growth.mdx:${lines + 3}: chart: "link-workers-by-moon"; no such chart`)
  expect(output).toContain(`growth.mdx:${lines + 5}: page or file: "/explainers/grwoth/"; no such`)
})

test('the build fails on a frozen embed that was altered, and names it', () => {
  const [frozen] = globSync('data/embeds/people-referred.*.html', { cwd: copy })
  appendFileSync(join(copy, frozen!), '<!-- a little more -->')

  const { status, output, home } = build()
  expect(status).not.toBe(0)
  expect(home).toBe('the last good site')
  expect(output).toContain(`${frozen}: sha256: `)
})

test.each([
  [
    'file of a release',
    'people-referred.csv',
    '407117',
    '407118',
    /people-referred\.csv: sha256: /,
  ],
  [
    'record',
    'release.json',
    'First release',
    'A release',
    /release\.json: seal: .* altered or dropped/,
  ],
])('the build fails on a %s that was altered, and names it', (_, name, from, to, message) => {
  const path = join(copy, 'data/releases/2026-11-22', name)
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))

  const { status, output, home } = build()
  expect(status).not.toBe(0)
  expect(home).toBe('the last good site')
  expect(output).toMatch(message)
})
