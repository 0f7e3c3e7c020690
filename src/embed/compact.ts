import { shapesIn, type Drawing, type Shape } from '../plot/svg.ts'

/**
 * The same drawing in less markup, for embeds: figures that follow each other stand in one group with their class
 * (marked `data-figures`; what they say is listed once for both layouts), and paths go from point to point in steps,
 * so that lines of the same shape are the same text and compress well.
 */
export function compact({ width, height, shapes }: Drawing): Drawing {
  return { width, height, shapes: compactShapes(shapes) }
}

function compactShapes(shapes: readonly Shape[]): Shape[] {
  const compacted: Shape[] = []
  let figures: Shape[] = []
  let look: string | undefined
  const endGroup = () => {
    if (figures.length === 0) return
    const attributes = { class: look, 'data-figures': '' }
    compacted.push({ name: 'g', attributes, children: figures })
    figures = []
  }
  for (const item of shapes) {
    const { class: name, ...rest } = item.attributes
    if (!isFigure(item) || name !== look) endGroup()
    if (isFigure(item)) {
      look = String(name)
      figures.push({ ...item, attributes: withoutData(rest) })
    } else if (item.name === 'svg') {
      compacted.push({ ...item, children: compactShapes(shapesIn(item)) })
    } else compacted.push(item.name === 'path' ? inSteps(item) : item)
  }
  endGroup()
  return compacted
}

/** What the figures of a drawing say, in the order in which they are drawn. */
export function labelsOf({ shapes }: Drawing): string[] {
  return shapes
    .flatMap((item) => [item, ...shapesIn(item)])
    .filter(isFigure)
    .map(({ attributes }) => String(attributes['data-label']))
}

/**
 * The drawing without the dots that lie inside their line: they only mark where a figure can be read out, and many of
 * them are heavy.
 */
export function withoutHiddenDots(drawing: Drawing): Drawing {
  const corners = new Set(
    drawing.shapes.flatMap(({ attributes }) => String(attributes['d'] ?? '').split(/[MLZ]/)),
  )
  const isHidden = ({ name, attributes: { cx, cy, r } }: Shape) =>
    name === 'circle' && Number(r) < 2 && corners.has(`${toTenths(cx)},${toTenths(cy)}`)
  return { ...drawing, shapes: drawing.shapes.filter((item) => !isHidden(item)) }
}

const toTenths = (value: string | number | undefined) => Math.round(Number(value) * 10) / 10

const isFigure = ({ attributes }: Shape) => attributes['data-label'] !== undefined

const withoutData = (attributes: Shape['attributes']) =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => !name.startsWith('data-')))

/** Rewrites a path of absolute moves and lines, in tenths of a px, as steps from point to point: exact. */
function inSteps(path: Shape): Shape {
  const absolute = String(path.attributes['d'])
  if (!/^(?:[ML]-?[\d.]+,-?[\d.]+|Z)+$/.test(absolute)) return path
  let [x, y] = [0, 0]
  const steps = absolute.replace(/([ML])(-?[\d.]+),(-?[\d.]+)/g, (_, move, toX, toY) => {
    const [nextX, nextY] = [Math.round(Number(toX) * 10), Math.round(Number(toY) * 10)]
    const step = move === 'M' ? [nextX, nextY] : [nextX - x, nextY - y]
    ;[x, y] = [nextX, nextY]
    return `${move === 'M' ? 'M' : 'l'}${step.map((tenths) => tenths / 10).join()}`
  })
  return { ...path, attributes: { ...path.attributes, d: steps.replaceAll(',-', '-') } }
}
