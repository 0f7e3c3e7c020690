import type { Chart, Layout, Point } from '../chart.ts'
import { baseWidth } from '../plot/frame.ts'
import { measure, wrapBy } from '../plot/text.ts'
import type { Revised } from '../revisions/revised.ts'
import { above, handle, longestLine, side, type, type Kind } from './measures.ts'
import { sayRevised } from './revised.ts'
import { wordsOf, type Words } from './words.ts'

/** What changes how high an embed is. */
export interface Form {
  /** Without title and subtitle. */
  plain?: boolean
  /** A frozen version, which says of what day it is. */
  dated?: boolean
  /** Figures that changed since they were first published: a line says so. */
  revised?: readonly Revised[]
}

/**
 * How high a frame `width` px wide must be to show a chart's embed whole, with its table closed, in px. For hosts that
 * run no script: never too small in fonts up to 8% wider than Public Sans, and so a little too large in most.
 */
export function idealHeight(
  chart: Chart,
  points: readonly Point[],
  width: number,
  { revised = [], ...form }: Form = {},
): number {
  const words = wordsOf(chart, points)
  const source = sayRevised(chart, revised) + words.source
  const heightIn = (layout: Layout) => chart.draw(points, layout).height
  return heightOf({ ...words, source }, heightIn, width, form)
}

/** The same for an embed of these words, its drawing as high as `heightIn` says. */
export function heightOf(
  words: Words,
  heightIn: (layout: Layout) => number,
  width: number,
  { plain = false, dated = false }: Omit<Form, 'revised'> = {},
): number {
  const column = width - 2 * side(width)
  const text = (kind: Kind, content: string) => {
    const room = Math.min(column, longestLine)
    return (
      above[kind] + type[kind].line * wrapBy(content, room, (line) => breadth(kind, line)).length
    )
  }
  const layout = column < baseWidth.wide ? 'narrow' : 'wide'
  return Math.ceil(
    (plain ? 0 : text('title', words.title) + text('subtitle', words.subtitle)) +
      (above.plot + heightIn(layout)) +
      text('description', `Description of this chart: ${words.description}`) +
      (above.table + handle) +
      (dated ? text('source', datedLine) : 0) +
      text('source', `${words.source} ${words.link}`) +
      above.end,
  )
}

/** The longest that a frozen version can say: the day has a width like any other. */
const datedLine =
  'Figures as published on 30 September 2030. This chart has ended: they are the last.'

/** Width of a line in px; `measure` knows a regular style of 12 px and a bold one of 14 px. */
function breadth(kind: Kind, line: string): number {
  const { size, weight } = type[kind]
  return weight === 400 ? (measure(line, 'note') * size) / 12 : (measure(line, 'value') * size) / 14
}
