import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkSite } from '../scripts/check-site.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What the check says of a site of these files, with articles in `content/`. */
function check(files: Record<string, string>): string[] {
  for (const [path, text] of Object.entries({ 'content/a.mdx': '', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return checkSite(join(folder, 'dist'), join(folder, 'content'))
}

describe('the check of a built site', () => {
  test('lets good links, anchors, files and other sites pass', () => {
    const home =
      '<a href="/b/#there">b</a> <a href="/b.csv">file</a> <a href="https://example.org/x">x</a>'
    const problems = check({
      'dist/index.html': `<h1 id="top">a</h1> <a href="#top">top</a> ${home}`,
      'dist/b/index.html': '<h1 id="there">b</h1>',
      'dist/b.csv': '',
    })
    expect(problems).toEqual([])
  })

  test('names the page and the link that leads nowhere', () => {
    expect(check({ 'dist/index.html': '<a href="/missing/">x</a>' })).toEqual([
      '/: link: "/missing/"; there is no such page or file',
    ])
  })

  test('names an anchor that its page lacks, and the line that an article wrote it in', () => {
    const problems = check({
      'content/a.mdx': '---\ntitle: a\n---\n\nSee [b](/b/#gone).\n',
      'dist/index.html': '<a href="/b/#gone">b</a>',
      'dist/b/index.html': '<h1 id="there">b</h1>',
    })
    expect(problems).toEqual([
      `/: link: "/b/#gone"; /b/ has no such id — written in ${join(folder, 'content/a.mdx')}:5`,
    ])
  })

  test('names an id that stands on a page twice', () => {
    expect(check({ 'dist/index.html': '<p id="a"></p><p id="a"></p>' })).toEqual([
      '/: id: "a"; it stands on the page more than once — ids are unique',
    ])
  })

  test('a link to a folder without its last slash is no page', () => {
    const problems = check({ 'dist/index.html': '<a href="/b">b</a>', 'dist/b/index.html': '' })
    expect(problems).toEqual(['/: link: "/b"; there is no such page or file'])
  })
})
