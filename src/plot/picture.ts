import { heightOf, setFoot, setHead, setLabel, writeBlocks, type Caption } from './caption.ts'
import { composePicture, type Size } from './compose.ts'
import { escapeXml, writeFixed, type Drawing } from './svg.ts'
import { pictureStyles, type Theme } from './theme.ts'

const margin = 24

/** A picture as wide and as high as its drawing needs: title, subtitle, drawing, source. */
export function drawPictureFile(drawing: Drawing, caption: Caption, theme: Theme): string {
  const head = setHead(caption, drawing.width)
  const foot = [setFoot(caption, drawing.width)]
  const drawingTop = margin + heightOf(head) + 14
  const footTop = drawingTop + drawing.height + 16
  const size = {
    width: drawing.width + 2 * margin,
    height: Math.ceil(footTop + heightOf(foot) + margin - 6),
  }
  const content = [
    writeBlocks(head, margin, margin),
    writeFixed(drawing, margin, drawingTop),
    writeBlocks(foot, margin, footTop),
  ]
  return writeFile(content.join('\n'), caption.title, size, theme)
}

/** A picture of exactly this size, from drawings of the same chart in different layouts: the best one is taken. */
export function drawSizedPictureFile(
  drawings: readonly Drawing[],
  caption: Caption,
  size: Size,
  theme: Theme,
): string {
  const { scale, head, drawing, foot } = composePicture(drawings, caption, size)
  const content = [
    `<g transform="scale(${scale})">`,
    writeBlocks(head.blocks, head.left, head.top),
    writeFixed(drawing.drawing, drawing.left, drawing.top),
    writeBlocks(foot.blocks, foot.left, foot.top),
    '</g>',
  ]
  return writeFile(content.join('\n'), caption.title, size, theme)
}

/** One state of a chart among others. */
export interface State {
  /** Which one it is, in a word. */
  label: string
  caption: Pick<Caption, 'title' | 'subtitle'>
  drawing: Drawing
}

/** States of one chart side by side, their drawings at one height: to be looked at, not to be published. */
export function drawStatesFile(states: readonly State[], theme: Theme): string {
  const gap = 36
  const heads = states.map(({ label, caption, drawing }) => [
    setLabel(label),
    ...setHead(caption, drawing.width),
  ])
  const drawingTop = margin + Math.max(...heads.map(heightOf)) + 14
  let right = margin
  const content = states.flatMap(({ drawing }, index) => {
    const left = right
    right += drawing.width + gap
    return [writeBlocks(heads[index] ?? [], left, margin), writeFixed(drawing, left, drawingTop)]
  })
  const size = {
    width: right - gap + margin,
    height: Math.ceil(
      drawingTop + Math.max(...states.map(({ drawing }) => drawing.height)) + margin,
    ),
  }
  const title = states.map(({ label, caption }) => `${label}: ${caption.title}`).join(' ')
  return writeFile(content.join('\n'), title, size, theme)
}

/** A complete SVG file around its content. Text stays text; nothing outside the file is needed. */
function writeFile(content: string, title: string, { width, height }: Size, theme: Theme): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeXml(title)}">
<style>${pictureStyles(theme)}</style>
<rect class="paper" width="${width}" height="${height}"/>
${content}
</svg>
`
}
