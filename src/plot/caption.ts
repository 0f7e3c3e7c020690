import { once } from '../once.ts'
import { titleAdvances } from './advances.ts'
import { escapeXml } from './svg.ts'
import { advance, measure, measureWords, wrapWords } from './text.ts'

/** What a picture says besides its drawing, so that it can stand alone wherever it is pasted. */
export interface Caption {
  title: string
  subtitle: string
  /** Publishers and licence of the figures. */
  source: string
  /** Where the chart lives. */
  address: string
}

/** One text of a caption, broken into lines; sizes in px. */
export interface Block {
  kind: 'title' | 'subtitle' | 'source'
  lines: string[]
  size: number
  leading: number
  /** Space above. */
  before: number
}

const titleWidth = (line: string) => advance(line, titleAdvances) / 1000
const textWidth = (line: string) => measure(line, 'note') / 12

type Head = Pick<Caption, 'title' | 'subtitle'>

// A picture is composed in a hundred sizes before one is taken: words are measured for the first, at 1 px.
const wordsOfHead = once(({ title, subtitle }: Head) => ({
  title: measureWords(title, titleWidth),
  subtitle: measureWords(subtitle, textWidth),
}))
const wordsOfSource = once(({ source }: Caption) => measureWords(source, textWidth))

/** Title and subtitle for a column of `width` px; `growth` enlarges both. */
export function setHead(head: Head, width: number, growth = 1): Block[] {
  const { title, subtitle } = wordsOfHead(head)
  const [titleSize, subtitleSize] = [23 * growth, 14 * growth]
  return [
    {
      kind: 'title',
      lines: wrapWords(title, width, titleSize),
      size: titleSize,
      leading: 28 * growth,
      before: 0,
    },
    {
      kind: 'subtitle',
      lines: wrapWords(subtitle, width, subtitleSize),
      size: subtitleSize,
      leading: 19 * growth,
      before: 5 * growth,
    },
  ]
}

/** A word above a head, when several stand side by side. */
export function setLabel(label: string): Block {
  return { kind: 'subtitle', lines: [label], size: 13, leading: 24, before: 0 }
}

/** Source, licence and address for a column of `width` px. */
export function setFoot(caption: Caption, width: number): Block {
  const size = 12
  const shown = caption.address.replace(/^https?:\/\//, '')
  const lines = [
    ...wrapWords(wordsOfSource(caption), width, size),
    // An address that is too long for a line is broken before its last part, the chart's id.
    ...(textWidth(shown) * size <= width ? [shown] : shown.split(/(?<=\/)(?=[^/]+\/?$)/)),
  ]
  return { kind: 'source', lines, size, leading: 16, before: 0 }
}

/** Height of blocks under each other. */
export function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce(
    (sum, { lines, leading, before }) => sum + before + lines.length * leading,
    0,
  )
}

/** Width of the longest line. */
export function widthOf(blocks: readonly Block[]): number {
  return Math.max(
    ...blocks.flatMap(({ kind, lines, size }) => {
      const width = kind === 'title' ? titleWidth : textWidth
      return lines.map((line) => width(line) * size)
    }),
  )
}

/** Writes blocks under each other. */
export function writeBlocks(blocks: readonly Block[], left: number, top: number): string {
  let y = top
  return blocks
    .flatMap(({ kind, lines, size, leading, before }) => {
      const baseline = y + before + size * 0.8
      y += before + lines.length * leading
      return lines.map(
        (line, index) =>
          `<text class="${kind}" font-size="${px(size)}" x="${px(left)}" y="${px(baseline + index * leading)}">${escapeXml(line)}</text>`,
      )
    })
    .join('\n')
}

const px = (value: number) => String(Number(value.toFixed(2)))
