import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'node-html-parser'
import { basePath, origin } from '../src/site.ts'

/** A built site as its server sees it: every file by its address, pages by the address of their folder. */
interface Site {
  files: Set<string>
  pages: Map<string, Page>
}

interface Page {
  ids: Set<string>
  /** Those of its ids that stand on it more than once. */
  repeated: Set<string>
  /** What it links to. */
  links: string[]
}

/**
 * Checks a built site: every link inside it leads to a page or file that exists, every anchor to an id, every id
 * is there once. Returns the problems, each naming the page and, where it was written in an article, file and line.
 */
export function checkSite(dist: string, content: string): string[] {
  const site = readSite(dist)
  const problems: string[] = []
  for (const [page, { repeated, links }] of site.pages) {
    for (const id of repeated) {
      problems.push(`${page}: id: "${id}"; it stands on the page more than once — ids are unique`)
    }
    for (const link of links) {
      const fault = findFault(site, page, link)
      if (fault) problems.push(`${page}: link: "${link}"; ${fault}${writtenIn(content, link)}`)
    }
  }
  return problems
}

function readSite(dist: string): Site {
  const paths = readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length))
  const texts = new Map<string, string>()
  /** One copy of each text for all pages: a piece of a page would keep the whole page in memory. */
  const share = (piece: string): string => {
    const text = texts.get(piece) ?? Buffer.from(piece).toString()
    texts.set(text, text)
    return text
  }
  const pages = paths
    .filter((path) => path.endsWith('.html'))
    .map((path) => {
      const root = parse(readFileSync(join(dist, path), 'utf8'))
      const values = (name: string) =>
        root.querySelectorAll(`[${name}]`).map((element) => share(element.getAttribute(name) ?? ''))
      const ids = values('id')
      const page = {
        ids: new Set(ids),
        repeated: new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
        links: [...values('href'), ...values('src')],
      }
      return [path.replace(/index\.html$/, ''), page] as const
    })
  return { files: new Set(paths), pages: new Map(pages) }
}

/** What is wrong with a link of a page, or nothing. Links to other sites are not followed. */
function findFault({ files, pages }: Site, page: string, link: string): string | undefined {
  const url = new URL(link, origin + basePath + page)
  if (url.origin !== origin || !/^https?:$/.test(url.protocol)) return undefined
  if (url.pathname !== basePath && !url.pathname.startsWith(`${basePath}/`)) {
    return `it leaves the site's base path ${basePath} — build addresses in src/site.ts`
  }
  const path = decodeURI(url.pathname.slice(basePath.length)) || '/'
  const target = pages.get(path)
  if (!target && !files.has(path)) return 'there is no such page or file'
  const anchor = decodeURIComponent(url.hash.slice(1))
  if (anchor && target && !target.ids.has(anchor)) return `${path} has no such id`
  return undefined
}

/** Where an article holds the link, as words for the end of a message. */
function writtenIn(content: string, link: string): string {
  const written = link.startsWith(`${basePath}/`) ? link.slice(basePath.length) : link
  for (const entry of readdirSync(content, { recursive: true, withFileTypes: true })) {
    if (!entry.name.endsWith('.mdx')) continue
    const path = join(entry.parentPath, entry.name)
    const line = readFileSync(path, 'utf8')
      .split('\n')
      .findIndex((text) => text.includes(`(${written})`))
    if (line >= 0) return ` — written in ${path}:${line + 1}`
  }
  return ''
}
