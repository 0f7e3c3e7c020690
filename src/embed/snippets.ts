import type { Chart, Point } from '../chart.ts'
import { escapeXml } from '../plot/svg.ts'
import type { Revised } from '../revisions/revised.ts'
import { addresses, siteName, toUrl } from '../site.ts'
import { idealHeight } from './height.ts'

/** What an editor chooses for an embed. */
export interface Choice {
  /** The figures of this release for ever; otherwise always the newest. */
  release?: string
  /** Light unless said otherwise; `auto` follows the reader. */
  theme?: 'light' | 'dark' | 'auto'
  /** Without title and subtitle, for editors who write their own. */
  plain?: boolean
  /** Figures that changed since they were first published: the frame is higher by a line. */
  revised?: readonly Revised[]
}

/** Code to paste, from the one that works anywhere to the one that needs an editor who knows oEmbed. */
export interface Snippets {
  /** A frame that has the right height without any script. */
  frame: string
  /** The frame with the script that fits it to the pixel. */
  frameWithScript: string
  /** The chart's page, for systems that turn addresses into embeds. */
  address: string
}

/** Frame widths from which another height holds: the narrowest there is, a large phone, the wide layout. */
const widths = [280, 420, 600] as const

/** The public address of a chart's embed. */
export function embedAddress(id: string, { release, theme, plain }: Choice = {}): string {
  const query = new URLSearchParams()
  if (theme && theme !== 'light') query.set('theme', theme)
  if (plain) query.set('plain', '1')
  const path = release ? addresses.embedVersion(id, release) : addresses.embed(id)
  return toUrl(path) + (query.size > 0 ? `?${query.toString()}` : '')
}

/** What a frame is called for those who cannot see it. */
export function titleOf(title: string): string {
  return `${title} — chart, ${siteName}`
}

/** The snippets of a chart. They carry no reader's data and need no script of ours. */
export function writeSnippets(
  chart: Chart,
  points: readonly Point[],
  choice: Choice = {},
): Snippets {
  const { plain, release, revised } = choice
  const form = { plain, dated: release !== undefined, revised }
  const heights = widths.map((width) => idealHeight(chart, points, width, form))
  const frame = writeFrame(chart, points, choice, heights)
  return {
    frame,
    frameWithScript: `${frame}\n<script src="${escapeXml(toUrl(addresses.embedScript))}" async></script>`,
    address: toUrl(addresses.chart(chart.id)),
  }
}

/**
 * A frame in a box of its own, whose width decides the height. Where an editor strips the rules, the `height`
 * attribute holds: that of the narrowest frame, because a gap is better than a chart that is cut off.
 */
function writeFrame(
  chart: Chart,
  points: readonly Point[],
  choice: Choice,
  heights: readonly number[],
): string {
  const name = `spn-${chart.id}`
  const rules = heights.map((height, index) =>
    index === 0
      ? `.${name}{height:${height}px}`
      : `@container(min-width:${widths[index]}px){.${name}{height:${height}px}}`,
  )
  const title = titleOf(chart.title(points))
  const scheme = choice.theme === 'auto' ? 'light dark' : (choice.theme ?? 'light')
  return `<style>${rules.join('')}</style>
<div style="container-type:inline-size"><iframe class="${name}" src="${escapeXml(embedAddress(chart.id, choice))}" title="${escapeXml(title)}" loading="lazy" height="${heights[0]}" style="display:block;width:100%;border:0;color-scheme:${scheme};frame-sizing:content-height"></iframe></div>`
}
