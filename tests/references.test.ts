import { pathToFileURL } from 'node:url'
import { mdxToJs } from 'satteri'
import { describe, expect, test } from 'vitest'
import { references } from '../src/mdx/references.ts'

const known = {
  facts: new Set(['people.2023', 'people.2024']),
  charts: new Set(['people-referred']),
  awaited: new Set(['people-referred-by-month']),
  retired: new Set(['people-counted-once']),
  addresses: new Set(['/methods/', '/charts/people-referred.csv']),
}

async function compile(article: string): Promise<string> {
  const { code } = await mdxToJs(article, {
    mdastPlugins: [references(known)],
    fileURL: pathToFileURL(`${process.cwd()}/content/explainers/test.mdx`),
  })
  return code
}

describe('references of an article', () => {
  test('known facts, charts, pages and files pass', async () => {
    const article = `<Fact id="people.2023" /> of [all](/methods/#people), [file](/charts/people-referred.csv)\n\n<Figure chart="people-referred" />`
    await expect(compile(article)).resolves.toContain('MDXContent')
  })

  test('links to other sites and inside the page are left alone', async () => {
    await expect(
      compile('[study](https://doi.org/10.1016/x) and [below](#below)'),
    ).resolves.toContain('MDXContent')
  })

  test('an unknown fact is named with file, line and what was meant', async () => {
    await expect(compile('First line\n\nIt was <Fact id="people.2032" />')).rejects.toThrow(
      'content/explainers/test.mdx:3: fact: "people.2032"; no such fact — did you mean people.2023, people.2024',
    )
  })

  test('all faults of an article are told at once', async () => {
    const article = '<Figure chart="people" />\n\n[here](/method/)\n\n<Fact />'
    await expect(compile(article)).rejects.toThrow(
      /test\.mdx:1: chart: "people"[^]*test\.mdx:3: page or file: "\/method\/"[^]*test\.mdx:5: fact: ""/,
    )
  })

  test('a chart that waits for its first release can be neither shown nor linked to', async () => {
    const article =
      '<Figure chart="people-referred-by-month" />\n\n[here](/charts/people-referred-by-month/)'
    await expect(compile(article)).rejects.toThrow(
      /test\.mdx:1: chart: "people-referred-by-month"; its table has no rows yet[^]*test\.mdx:3: page or file: "\/charts\/people-referred-by-month\/"; its table has no rows yet/,
    )
  })

  test('a retired chart can be neither shown nor linked to as if it went on', async () => {
    const article = '<Figure chart="people-counted-once" />\n\n[here](/charts/people-counted-once/)'
    await expect(compile(article)).rejects.toThrow(
      /test\.mdx:1: chart: "people-counted-once"; this chart has ended[^]*test\.mdx:3: page or file: "\/charts\/people-counted-once\/"; this chart has ended .* — take it out/,
    )
  })

  test('an address without its last slash is no address', async () => {
    await expect(compile('[here](/methods)')).rejects.toThrow('page or file: "/methods"')
  })

  test('figures are numbered in reading order', async () => {
    const code = await compile(
      '<Figure chart="people-referred" />\n\ntext\n\n<Figure chart="people-referred" />',
    )
    expect(code.match(/number: "\d"/g)).toEqual(['number: "1"', 'number: "2"'])
  })
})
