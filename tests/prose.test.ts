import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { factIds, facts } from '../src/facts.ts'
import { storedTables } from './stored-tables.ts'

const explainers = globSync('content/explainers/*.mdx')
const articles = [...explainers, ...globSync('content/pages/*.mdx')]

const read = (file: string) => readFileSync(file, 'utf8')
const usedFacts = (text: string) =>
  [...text.matchAll(/(?:<Fact id|\bfact)="([^"]*)"/g)].map(([, id]) => id!)

/** What a person typed: no components, no link targets; footnotes and frontmatter included. */
function typedText(mdx: string): string {
  return mdx.replaceAll(/<https?:[^>]*>|<\/?[A-Z][^>]*>/g, ' ').replaceAll(/\]\([^)\s]*\)+/g, '] ')
}

/** The running text as it is read: one word for a fact, without frontmatter, figures and footnotes. */
function readText(mdx: string): string {
  const [, , ...body] = mdx.split(/^---$/m)
  const withFacts = body.join('').replaceAll(/<Fact [^>]*>/g, 'fact')
  return typedText(withFacts.replaceAll(/^\[\^.*$/gm, ''))
}

/** A number that nobody writes by chance: three digits, decimals, a percentage or millions; not a date. */
function isDistinctive(text: string): boolean {
  return /\d{3}|\d[.,]\d|%|million/.test(text) && !/^[A-Z][a-z]+ \d{4}/.test(text)
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

describe('numbers of the prose', () => {
  it.each(articles)('%s types no number that a fact knows', (file) => {
    const typed = typedText(read(file))
    const byHand = facts
      .map((fact) => ({ id: fact.id, text: fact.text(storedTables) }))
      .filter(({ text }) => isDistinctive(text))
      .filter(({ text }) => new RegExp(`(?<![\\d.,])${escapeRegExp(text)}(?!\\d)`).test(typed))
    expect(byHand).toEqual([])
  })

  it.each(articles)('%s names known facts only', (file) => {
    expect(usedFacts(read(file)).filter((id) => !factIds.includes(id))).toEqual([])
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
