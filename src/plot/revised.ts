import { shape, shapesIn, type Drawing, type Shape } from './svg.ts'
import { measure, textStyles, type TextStyle } from './text.ts'

/** A figure to be marked as revised: as `shows` ties it to its shape, with words for the readout. */
export interface RevisedMark {
  point: number
  column: string
  words: string
}

/** With more of them rings would single nothing out: then words must do. */
export const mostRings = 12

/**
 * Marks the figures of a drawing that were revised since they were published: a ring around or on the shape that
 * shows the figure, and words in its readout. It works on any drawing, so that no chart needs to know of revisions.
 */
export function markRevised(drawing: Drawing, marks: readonly RevisedMark[]): Drawing {
  if (marks.length === 0) return drawing
  const words = new Map(marks.map((mark) => [`${mark.point} ${mark.column}`, mark.words]))
  const wordsOf = ({ attributes }: Shape) =>
    words.get(`${attributes['data-point']} ${attributes['data-column']}`)
  const marked = withFramed(drawing.shapes).filter((item) => wordsOf(item) !== undefined)
  const labels = drawing.shapes.filter(({ name }) => name === 'text').map(boxOf)
  const mark = (shapes: readonly Shape[], unit: number): Shape[] => {
    const rings = marked.length > mostRings ? [] : shapes.filter((item) => marked.includes(item))
    return [...shapes.map(addWords), ...rings.map((item) => ringOf(item, labels, unit))]
  }
  const addWords = (item: Shape): Shape => {
    const said = wordsOf(item)
    if (said !== undefined) return addToLabel(item, said)
    const framed = shapesIn(item)
    if (framed.length === 0) return item
    return { ...item, children: mark(framed, Number(item.attributes['stroke-width'] ?? 1)) }
  }
  return { ...drawing, shapes: mark(drawing.shapes, 1) }
}

/** All shapes, also those in frames of their own. */
const withFramed = (shapes: readonly Shape[]) => shapes.flatMap((item) => [item, ...shapesIn(item)])

/** True where the marks of a drawing are rings. */
export function isRinged({ shapes }: Drawing): boolean {
  return withFramed(shapes).some(({ attributes }) => /\brevised$/.test(String(attributes['class'])))
}

function addToLabel(item: Shape, words: string): Shape {
  const label = `${item.attributes['data-label']} (${words})`
  return { ...item, attributes: { ...item.attributes, 'data-label': label } }
}

/** In ink, so that it is no part of the mark. Its look stands in attributes, for it is seldom there. */
const ring = { class: 'revised', fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 }

/** On a mark, filled with paper, so that it is seen on any colour. */
const onMark = { class: 'open revised' }

/**
 * @param unit width of a line in the units of the frame that the shape stands in
 * @throws on a shape for which nobody has said where its ring goes
 */
function ringOf({ name, attributes }: Shape, labels: readonly Box[], unit: number): Shape {
  const number = (key: string) => Number(attributes[key])
  // An area of a map: its outline.
  if (name === 'path') {
    const width = String(2.5 * unit)
    return shape('path', { ...ring, 'stroke-width': width, d: attributes['d'] })
  }
  if (name === 'circle') {
    const [cx, cy, radius] = [number('cx'), number('cy'), number('r')]
    const around = Math.max(radius + 2.5, 5)
    if (!labels.some((label) => touches(label, cx, cy, around + 1))) {
      return shape('circle', { ...ring, cx, cy, r: around })
    }
    // A label stands too close for a ring around the dot: one inside it, or as tight as can be.
    return shape('circle', { ...(radius < 4 ? ring : onMark), cx, cy, r: 2 })
  }
  if (name === 'rect') {
    const end = number('x') + number('width')
    // Inside the bar where it is long enough, over its end where it is not.
    const cx = number('width') > 24 ? end - 10 : end
    return shape('circle', { ...onMark, cx, cy: number('y') + number('height') / 2, r: 4 })
  }
  if (name === 'line') {
    const along = (from: string, to: string) => number(from) + (number(to) - number(from)) * 0.65
    return shape('circle', { ...onMark, cx: along('x1', 'x2'), cy: along('y1', 'y2'), r: 4 })
  }
  throw new TypeError(
    `revised: shape: ${name}; expected circle, rect, line or path — say in src/plot/revised.ts where its ring goes`,
  )
}

/** Where a label stands at the base width of its drawing. */
interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

function boxOf({ attributes, children }: Shape): Box {
  const [name = ''] = String(attributes['class']).split(' ')
  const style = isTextStyle(name) ? name : 'label'
  const words = children.filter((child) => typeof child === 'string').join('')
  const width = measure(words, style)
  const anchor = attributes['text-anchor']
  const before = anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0
  const left = Number(attributes['x']) + Number(attributes['dx'] ?? 0) - before
  const y = Number(attributes['y'])
  const { size } = textStyles[style]
  return { left, right: left + width, top: y - size * 0.75, bottom: y + size * 0.22 }
}

const isTextStyle = (name: string): name is TextStyle => name in textStyles

function touches({ left, right, top, bottom }: Box, x: number, y: number, reach: number): boolean {
  return x + reach > left && x - reach < right && y + reach > top && y - reach < bottom
}
