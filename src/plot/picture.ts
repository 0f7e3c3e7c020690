import { titleAdvances } from './advances.ts'
import { escapeXml, writeFixed, type Drawing } from './svg.ts'
import { advance, wrap, wrapBy } from './text.ts'
import { pictureStyles, type Theme } from './theme.ts'

/** What a picture says besides its drawing, so that it can stand alone wherever it is pasted. */
export interface Caption {
  title: string
  subtitle: string
  /** Source, licence and address: one line each, broken where they are too long. */
  source: readonly string[]
}

const margin = 24
const titleSize = 23

/** A complete SVG file: title, subtitle, drawing, source. Text stays text; nothing outside the file is needed. */
export function drawPictureFile(drawing: Drawing, caption: Caption, theme: Theme): string {
  const title = wrapBy(
    caption.title,
    drawing.width,
    (line) => (advance(line, titleAdvances) * titleSize) / 1000,
  )
  const subtitle = wrap(caption.subtitle, drawing.width, 'value')
  const source = caption.source.flatMap((line) => wrap(line, drawing.width, 'note'))
  const subtitleTop = margin + title.length * 28 + 4
  const drawingTop = subtitleTop + subtitle.length * 19 + 14
  const sourceTop = drawingTop + drawing.height + 16
  const width = drawing.width + 2 * margin
  const height = Math.ceil(sourceTop + source.length * 16 + margin - 6)
  const lines = (
    content: readonly string[],
    className: string,
    size: number,
    top: number,
    step: number,
  ) =>
    content
      .map(
        (line, index) =>
          `<text class="${className}" font-size="${size}" x="${margin}" y="${top + size * 0.8 + index * step}">${escapeXml(line)}</text>`,
      )
      .join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeXml(caption.title)}">
<style>${pictureStyles(theme)}</style>
<rect class="paper" width="${width}" height="${height}"/>
${lines(title, 'title', titleSize, margin, 28)}
${lines(subtitle, 'subtitle', 14, subtitleTop, 19)}
${writeFixed(drawing, margin, drawingTop)}
${lines(source, 'source', 12, sourceTop, 16)}
</svg>
`
}
