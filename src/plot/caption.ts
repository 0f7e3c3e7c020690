import { titleAdvances } from './advances.ts'
import { escapeXml } from './svg.ts'
import { advance, measure, wrapBy } from './text.ts'

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
  /** Width of the longest line. */
  width: number
}

const titleWidth = (line: string) => advance(line, titleAdvances) / 1000
const textWidth = (line: string) => measure(line, 'note') / 12

/** Title and subtitle for a column of `width` px; `growth` enlarges both. */
export function setHead(
  { title, subtitle }: Pick<Caption, 'title' | 'subtitle'>,
  width: number,
  growth = 1,
): Block[] {
  const titleSize = 23 * growth
  const subtitleSize = 14 * growth
  const inTitle = (line: string) => titleWidth(line) * titleSize
  const inSubtitle = (line: string) => textWidth(line) * subtitleSize
  const titleLines = wrapBy(title, width, inTitle)
  const subtitleLines = wrapBy(subtitle, width, inSubtitle)
  return [
    {
      kind: 'title',
      lines: titleLines,
      size: titleSize,
      leading: 28 * growth,
      before: 0,
      width: widest(titleLines, inTitle),
    },
    {
      kind: 'subtitle',
      lines: subtitleLines,
      size: subtitleSize,
      leading: 19 * growth,
      before: 5 * growth,
      width: widest(subtitleLines, inSubtitle),
    },
  ]
}

/** A word above a head, when several stand side by side. */
export function setLabel(label: string): Block {
  const size = 13
  const width = textWidth(label) * size
  return { kind: 'subtitle', lines: [label], size, leading: 24, before: 0, width }
}

/** Source, licence and address for a column of `width` px. */
export function setFoot({ source, address }: Caption, width: number): Block {
  const size = 12
  const measured = (line: string) => textWidth(line) * size
  const shown = address.replace(/^https?:\/\//, '')
  const lines = [
    ...wrapBy(source, width, measured),
    // An address that is too long for a line is broken before its last part, the chart's id.
    ...(measured(shown) <= width ? [shown] : shown.split(/(?<=\/)(?=[^/]+\/?$)/)),
  ]
  return { kind: 'source', lines, size, leading: 16, before: 0, width: widest(lines, measured) }
}

const widest = (lines: readonly string[], measured: (line: string) => number) =>
  Math.max(...lines.map(measured))

/** Height of blocks under each other. */
export function heightOf(blocks: readonly Block[]): number {
  return blocks.reduce(
    (sum, { lines, leading, before }) => sum + before + lines.length * leading,
    0,
  )
}

/** Width of the widest block. */
export function widthOf(blocks: readonly Block[]): number {
  return Math.max(...blocks.map(({ width }) => width))
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
