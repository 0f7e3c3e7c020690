import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Tables } from '../src/fact.ts'
import { factIds, facts } from '../src/facts.ts'
import { claims } from '../src/claims.ts'
import { findProseFaults, findUntrueClaims, typedText, usedFacts } from '../src/mdx/prose.ts'
import { storedTables } from './stored-tables.ts'

const explainers = globSync('content/explainers/*.mdx')
const articles = [...explainers, ...globSync('content/pages/*.mdx')]

const noRows: Tables = JSON.parse(
  JSON.stringify(Object.fromEntries(Object.keys(storedTables).map((id) => [id, []]))),
)

const read = (file: string) => readFileSync(file, 'utf8')

/** The running text as it is read: one word for a fact, without frontmatter, figures and footnotes. */
function readText(mdx: string): string {
  const [, , ...body] = mdx.split(/^---$/m)
  const withFacts = body.join('').replaceAll(/<Fact [^>]*>/g, 'fact')
  return typedText(withFacts.replaceAll(/^\[\^.*$/gm, ''))
}

describe('numbers of the prose', () => {
  it('are those of the facts, and none that a fact knows is typed by hand', () => {
    const written = articles.map((file) => ({ file, mdx: read(file) }))
    expect(findProseFaults(written, facts, storedTables)).toEqual([])
  })

  it('are at fault when typed by hand, of a fact that nobody defined, or of one that cannot be told', () => {
    const fact = {
      id: 'people.latest',
      table: 'people-referred' as const,
      meaning: 'People',
      text: () => '1,234',
      period: () => '2023',
    }
    const broken = {
      ...fact,
      id: 'people.first',
      text: () => {
        throw new Error('no rows')
      },
    }
    const mdx = 'In all 1,234\n<Fact id="people.latest" /> or 11,234 <Fact id="people.newest" />'
    expect(findProseFaults([{ file: 'a.mdx', mdx }], [fact, broken], storedTables)).toEqual([
      'fact people.first: cannot be told: no rows',
      'a.mdx: fact: people.newest; no such fact — define it in src/facts',
      'a.mdx:1: number typed by hand: 1,234; the fact people.latest knows it — write <Fact id="people.latest" />',
    ])
  })

  it('use every fact somewhere', () => {
    const used = new Set(
      globSync(['content/**/*.mdx', 'src/pages/**/*.astro']).flatMap((file) =>
        usedFacts(read(file)),
      ),
    )
    expect(factIds.filter((id) => !used.has(id))).toEqual([])
  })
})

describe('words of the prose that rest on figures', () => {
  it.each(claims.map((claim) => [claim.words, claim] as const))(
    'stand in an article, are true, and no longer so without figures: %s',
    (words, claim) => {
      const written = articles.map((file) => ({ file, mdx: read(file) }))
      expect(written.some(({ mdx }) => mdx.includes(words))).toBe(true)
      expect(findUntrueClaims(written, [claim], storedTables)).toEqual([])
      expect(findUntrueClaims(written, [claim], noRows)).not.toEqual([])
    },
  )

  it('are named with file and line when the figures say otherwise', () => {
    const claim = { words: 'it fell', means: 'the newest is the lowest', holds: () => false }
    const written = [{ file: 'a.mdx', mdx: 'First\nSince then it fell a lot' }]
    expect(findUntrueClaims(written, [claim], storedTables)).toEqual([
      'a.mdx:2: "it fell"; true only while the newest is the lowest — say what the figures say now, and correct src/claims.ts',
    ])
  })
})

describe('explainers', () => {
  it.each(explainers)('%s is a short article of 600 to 1,200 words', (file) => {
    const words = readText(read(file)).match(/\p{L}[\p{L}’'-]*/gu) ?? []
    expect(words.length).toBeGreaterThanOrEqual(600)
    expect(words.length).toBeLessThanOrEqual(1200)
  })

  it.each(explainers)('%s says what the figures cannot say', (file) => {
    expect(read(file)).toMatch(/^## What these figures cannot say$/m)
  })

  it.each(explainers)('%s links the study and the National Academy', (file) => {
    expect(read(file)).toContain('https://doi.org/10.1016/S2468-2667(25)00217-8')
    expect(read(file)).toContain('https://socialprescribingacademy.org.uk/')
  })

  it('stand in an order without ties', () => {
    const orders = explainers.map((file) => /^order: (\d+)$/m.exec(read(file))?.[1])
    expect(new Set(orders).size).toBe(explainers.length)
  })
})

describe('house style', () => {
  it.each(articles)(
    '%s has a title, a standfirst and a description that fits a search result',
    (file) => {
      const mdx = read(file)
      expect(mdx).toMatch(/^title: \S/m)
      expect(mdx).toMatch(/^standfirst: \S/m)
      expect(/^description: (.*)$/m.exec(mdx)?.[1]?.length).toBeLessThanOrEqual(155)
    },
  )

  it.each(articles)('%s leaves out what the house does not write', (file) => {
    const unwanted =
      /!|—|\bper cent\b|\bpercent\b|\bdelve|recent studies|studies show|\b\w{3,}iz(e|ed|ing|ation)s?\b/gi
    expect(readText(read(file)).match(unwanted)).toBeNull()
  })

  it.each(articles)('%s gives every footnote a place and every place a footnote', (file) => {
    const mdx = read(file)
    const notes = [...mdx.matchAll(/^\[\^([\w-]+)\]:/gm)].map(([, id]) => id)
    const places = [...mdx.matchAll(/\[\^([\w-]+)\](?!:)/g)].map(([, id]) => id)
    expect(new Set(places)).toEqual(new Set(notes))
  })

  it.each(articles)(
    '%s names its links inside the site from the root, with a slash at the end',
    (file) => {
      const inside = [...read(file).matchAll(/\]\((\/[^)]*)\)/g)].map(([, address]) => address!)
      expect(inside.filter((address) => !/^\/([\w-]+\/)*(#[\w-]+)?$/.test(address))).toEqual([])
    },
  )

  it.each(explainers)('%s is named in lower case with hyphens: it is an address', (file) => {
    expect(basename(file, '.mdx')).toMatch(/^[a-z]+(-[a-z]+)*$/)
  })
})
