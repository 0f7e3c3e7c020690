import type { Chart, Layout, Point } from '../chart.ts'
import { escapeXml } from '../plot/svg.ts'
import type { Revised } from '../revisions/revised.ts'
import { addresses, siteName, toUrl } from '../site.ts'
import { heightOf, idealHeight } from './height.ts'
import type { KeptEmbed } from './kept.ts'
import { embedAddress, titleOf } from './snippets.ts'

/** Width in px that a chart is offered at to systems that ask by oEmbed; they may show it at any other. */
const width = 600

/** What oEmbed 1.0 asks for a rich embed; the fields' names are the standard's. */
export interface Oembed {
  version: '1.0'
  type: 'rich'
  title: string
  author_name: string
  author_url: string
  provider_name: string
  provider_url: string
  /** Seconds for which an answer may be kept: new figures come monthly at most. */
  cache_age: number
  html: string
  width: number
  height: number
  thumbnail_url: string
  thumbnail_width: number
  thumbnail_height: number
}

/**
 * The oEmbed answer for a chart, a static file: the newest embed in a frame without script, so that systems that
 * take scripts out keep all of it. See oembed.com, section 2.3.
 */
export function writeOembed(
  chart: Chart,
  points: readonly Point[],
  revised: readonly Revised[] = [],
): Oembed {
  const height = idealHeight(chart, points, width, { revised })
  return answer(chart.id, chart.title(points), height)
}

/** The same for a chart that has ended, from its last embed. */
export function writeLastOembed(id: string, { drawings, ...said }: KeptEmbed): Oembed {
  const words = { ...said, link: siteName }
  const heightIn = (layout: Layout) => drawings[layout].height
  return answer(id, said.title, heightOf(words, heightIn, width, { dated: true }))
}

function answer(id: string, title: string, height: number): Oembed {
  return {
    version: '1.0',
    type: 'rich',
    title,
    author_name: siteName,
    author_url: toUrl(addresses.chart(id)),
    provider_name: siteName,
    provider_url: toUrl(addresses.home),
    cache_age: 86_400,
    html: `<iframe src="${escapeXml(embedAddress(id))}" title="${escapeXml(titleOf(title))}" width="${width}" height="${height}" loading="lazy" style="width:100%;border:0;color-scheme:light"></iframe>`,
    width,
    height,
    thumbnail_url: toUrl(addresses.picture(id, '1200x630')),
    thumbnail_width: 1200,
    thumbnail_height: 630,
  }
}
