import { HtmlValidate } from 'html-validate'
import { parse } from 'node-html-parser'
import { z } from 'zod'

const dates = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/
const iris = /^[a-z][a-z0-9+.-]*:\S+$/i

const isDate = (text: unknown) =>
  typeof text === 'string' && dates.test(text) && !Number.isNaN(Date.parse(text))
const isIri = (text: unknown) => typeof text === 'string' && iris.test(text)
const isWebAddress = (text: unknown) => typeof text === 'string' && /^https?:\/\/\S+$/.test(text)

const fragments = new HtmlValidate({
  rules: {
    'close-order': 'error',
    'element-permitted-content': 'error',
    'no-dup-attr': 'error',
    'unrecognized-char-ref': 'error',
  },
})

/** What is wrong with a piece of HTML that has to stand alone in a reader. */
async function faultsOfHtml(html: string): Promise<string[]> {
  const { results } = await fragments.validateString(html)
  const faults = results.flatMap(({ messages }) => messages.map(({ message }) => message))
  const root = parse(html)
  const links = root.querySelectorAll('[href],[src]')
  const relative = links
    .map((element) => element.getAttribute('href') ?? element.getAttribute('src'))
    .filter((link) => !isWebAddress(link))
  const active = root.querySelectorAll('script,style,iframe,form,[style]')
  return [
    ...faults,
    ...relative.map((link) => `relative link: ${link}`),
    ...active.map(({ tagName }) => `active or styled: ${tagName}`),
    ...(root.text.trim() === '' ? ['no words'] : []),
  ]
}

/** The contents of an element each time it occurs; CDATA sections are taken for what they say. */
function contents(xml: string, name: string): string[] {
  const found = xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^]*?)</${name}>`, 'g'))
  return [...found].map(([, content = '']) => readText(content))
}

function readText(content: string): string {
  const sections = content.split(/<!\[CDATA\[([^]*?)\]\]>/)
  return sections
    .map((part, index) => (index % 2 === 1 ? part : decode(part)))
    .join('')
    .trim()
}

/** Undoes the escaping of XML. */
export const decode = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

const linksOf = (xml: string) =>
  [...xml.matchAll(/<link ([^>]*)\/>/g)].map(([, attributes = '']) =>
    Object.fromEntries(
      [...attributes.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        decode(value),
      ]),
    ),
  )

/** An entry as its feed says it, whatever the format. */
export interface ReadEntry {
  id: string
  title: string
  html: string
}

/** Reads an Atom feed by the rules of RFC 4287 (numbers are its sections). */
export async function readAtom(
  xml: string,
  address: string,
): Promise<{ faults: string[]; id: string; entries: ReadEntry[] }> {
  const faults: string[] = []
  const check = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault)
  }
  const once = (part: string, name: string, where: string) => {
    const [content = '', ...others] = contents(part, name)
    check(content !== '' && others.length === 0, `4.1: ${where}: one ${name}, not blank`)
    return content
  }
  const texts = xml.match(/<entry>[^]*?<\/entry>/g) ?? []
  const head = texts.reduce((rest, text) => rest.replace(text, ''), xml)

  check(xml.startsWith('<?xml version="1.0" encoding="utf-8"?>'), '2: declaration')
  check(xml.includes('<feed xmlns="http://www.w3.org/2005/Atom"'), '2: namespace')
  const id = once(head, 'id', 'feed')
  once(head, 'title', 'feed')
  check(isDate(once(head, 'updated', 'feed')), '3.3: feed: updated')
  check(contents(head, 'name').length === 1, '4.1.1: feed: an author for all entries')
  check(contents(head, 'uri').every(isWebAddress), '3.2.2: feed: uri of the author')
  const links = linksOf(head)
  check(
    links.find(({ rel }) => rel === 'self')?.['href'] === address,
    '4.1.1: feed: link to itself',
  )
  const alternate = links.filter(({ rel }) => rel === 'alternate')
  check(alternate.length === 1 && isWebAddress(alternate[0]?.['href']), '4.1.1: feed: alternate')

  const entries = await Promise.all(
    texts.map(async (text) => {
      const [entry = ''] = contents(text, 'id')
      const html = once(text, 'content', entry)
      check(text.includes('<content type="html">'), `4.1.3.1: ${entry}: type of its content`)
      for (const name of ['updated', 'published']) {
        check(isDate(once(text, name, entry)), `3.3: ${entry}: ${name}`)
      }
      const to = linksOf(text).filter(({ rel }) => rel === 'alternate')
      check(to.length === 1 && isWebAddress(to[0]?.['href']), `4.1.2: ${entry}: alternate`)
      faults.push(...(await faultsOfHtml(html)))
      return { id: once(text, 'id', 'entry'), title: once(text, 'title', entry), html }
    }),
  )
  const ids = [id, ...entries.map((entry) => entry.id)]
  check(ids.every(isIri), '4.2.6: ids are IRIs')
  check(new Set(ids).size === ids.length, '4.1.1: ids are unique')
  return { faults, id, entries }
}

const webAddress = z.string().refine(isWebAddress, 'not an absolute address')
const date = z.string().refine(isDate, 'not a date of RFC 3339')
const author = z.strictObject({ name: z.string().min(1), url: webAddress })

/** JSON Feed, version 1.1, as far as our feeds use it. */
const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  description: z.string().min(1),
  home_page_url: webAddress,
  feed_url: webAddress,
  language: z.literal('en-GB'),
  icon: webAddress,
  favicon: webAddress,
  authors: z.array(author).min(1),
  items: z.array(
    z.strictObject({
      id: z.string().refine(isIri, 'not an IRI'),
      url: webAddress,
      title: z.string().min(1),
      content_html: z.string().min(1),
      date_published: date,
      date_modified: date,
    }),
  ),
})

/** Reads a JSON Feed by the rules of its version 1.1. @throws where an element is missing or not what it must be */
export async function readJsonFeed(
  text: string,
  address: string,
): Promise<{ faults: string[]; entries: ReadEntry[] }> {
  const { feed_url: self, items } = jsonFeed.parse(JSON.parse(text))
  const html = await Promise.all(items.map(({ content_html }) => faultsOfHtml(content_html)))
  const isUnique = new Set(items.map(({ id }) => id)).size === items.length
  return {
    faults: [
      ...(self === address ? [] : [`feed_url: ${self}`]),
      ...(isUnique ? [] : ['ids are unique']),
      ...html.flat(),
    ],
    entries: items.map(({ id, title, content_html }) => ({ id, title, html: content_html })),
  }
}
