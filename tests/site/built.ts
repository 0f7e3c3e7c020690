import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'node-html-parser'
import type { HTMLElement } from 'node-html-parser'

const dist = 'dist'

/** A page of the built site. */
export interface BuiltPage {
  /** Its address: `/charts/`. */
  address: string
  html: string
  root: HTMLElement
}

/** A file of the built site as text. */
export function readBuilt(address: string): string {
  return readFileSync(join(dist, address), 'utf8')
}

/** A file of the built site as bytes. */
export function readBuiltBytes(address: string): Uint8Array {
  return readFileSync(join(dist, address))
}

/** Addresses of all files of the built site with this ending. */
export function builtFiles(ending: string): string[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length))
    .sort()
}

const documents: BuiltPage[] = builtFiles('.html').map((path) => {
  const html = readBuilt(path)
  return { address: path.replace(/index\.html$/, ''), html, root: parse(html) }
})

const isEmbed = ({ address }: BuiltPage) => address.startsWith('/embed/')

/** Every page of the built site that a reader opens. */
export const pages: BuiltPage[] = documents.filter((page) => !isEmbed(page))

/** Areas whose pages and charts stand for those of all where a test takes long: every kind, and the longest name. */
const sampled = new Set(['e92000001', 'y60', 'qe1', 'qox', 's0e4d', 'qnq'])

/** False for most of the pages and charts of areas, which differ in their figures only. */
function isSampled(address: string): boolean {
  const [, code] =
    /^\/areas\/([^/]+)|-in-([a-z0-9]{3,9})(?=[/.])/.exec(address)?.filter(Boolean) ?? []
  return code === undefined || sampled.has(code.toLowerCase())
}

/** The pages without those that differ in their figures only. */
export const samplePages: BuiltPage[] = pages.filter(({ address }) => isSampled(address))

/** Every embed of the built site, newest and frozen: documents that other sites show. */
export const embeds: BuiltPage[] = documents.filter(isEmbed)

/** Ids of the charts that have a page; of the charts of areas only a few. */
export const chartIds: string[] = builtFiles('.svg')
  .filter(isSampled)
  .flatMap((path) => /^\/charts\/(.+)\.svg$/.exec(path)?.[1] ?? [])
