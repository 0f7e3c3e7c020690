import { NodeType, parse, type HTMLElement, type Node } from 'node-html-parser'
import type { Layout } from '../plot/frame.ts'
import { baseWidth } from '../plot/frame.ts'
import { horizontal, type Drawing, type Shape } from '../plot/svg.ts'

/** What a frozen embed says and shows, for a chart that can no longer be drawn from its figures. */
export interface KeptEmbed {
  title: string
  subtitle: string
  description: string
  /** Publishers and licence, without the link behind them. */
  source: string
  notes: string[]
  /** Both layouts, and the table, as HTML. */
  plot: string
  table: string
  drawings: Record<Layout, Drawing>
}

/**
 * Reads a frozen embed as `writeEmbed` wrote it.
 * @param document as the site serves it, its addresses filled in
 * @throws naming what is not in it
 */
export function readEmbed(document: string): KeptEmbed {
  const root = parse(document)
  const find = (selector: string): HTMLElement => {
    const found = root.querySelector(selector)
    if (!found) throw new Error(`embed: ${selector}: none; expected a frozen embed of this site`)
    return found
  }
  const source = find('.source')
  const drawing = (layout: Layout) => readDrawing(find(`svg.${layout}`), baseWidth[layout])
  const plot = find('.plot').innerHTML
  const table = find('table').outerHTML
  const drawings = { narrow: drawing('narrow'), wide: drawing('wide') }
  return {
    title: find('h1').text,
    subtitle: find('.subtitle').text,
    description: find('.description').text.replace(/^Description of this chart: /, ''),
    source: source.childNodes
      .slice(0, -1)
      .map(({ text }) => text)
      .join('')
      .trim(),
    notes: root.querySelectorAll('details li').map(({ text }) => text),
    plot,
    table,
    drawings,
  }
}

/** The drawing that `compact` and `writeFluid` made this SVG of, but for what its figures say. */
function readDrawing(svg: HTMLElement, width: number): Drawing {
  const shapes = elementsIn(svg).flatMap((element) => readTop(element, width))
  return { width, height: Number(svg.getAttribute('height')), shapes }
}

/** A shape of the drawing itself: out of the frame in which it stretches, or out of the group of its class. */
function readTop(element: HTMLElement, width: number): Shape[] {
  const item = readShape(element, width)
  const [only] = elementsIn(element)
  if (element.getAttribute('preserveAspectRatio') === 'none' && only) {
    return [inPlace(readShape(only, width))]
  }
  if (!element.hasAttribute('data-figures')) return [item]
  return elementsIn(element).map((child) => {
    const { name, attributes, children } = readShape(child, width)
    return { name, attributes: { ...attributes, class: element.getAttribute('class') }, children }
  })
}

function readShape(element: HTMLElement, width: number): Shape {
  const attributes = Object.entries(element.attributes).map(([name, value]) => {
    if (!horizontal.has(name) || !value.endsWith('%')) return [name, value] as const
    return [name, (Number(value.slice(0, -1)) * width) / 100] as const
  })
  return {
    name: element.rawTagName,
    attributes: Object.fromEntries(attributes),
    children: element.childNodes.map((child) =>
      isElement(child) ? readShape(child, width) : child.text,
    ),
  }
}

/** A path that goes from point to point in steps, as one of absolute points, which can be stretched. */
function inPlace(path: Shape): Shape {
  let [x, y] = [0, 0]
  const steps = String(path.attributes['d'])
  const absolute = steps.replace(
    /([Ml])(-?[\d.]+),?(-?[\d.]+)/g,
    (_, move: string, across: string, down: string) => {
      const from = move === 'M' ? [0, 0] : [x, y]
      x = toTenth(from[0]! + Number(across))
      y = toTenth(from[1]! + Number(down))
      return `${move.toUpperCase()}${x},${y}`
    },
  )
  return { ...path, attributes: { ...path.attributes, d: absolute } }
}

const toTenth = (value: number) => Math.round(value * 10) / 10

const isElement = (node: Node): node is HTMLElement => node.nodeType === NodeType.ELEMENT_NODE

function elementsIn({ childNodes }: HTMLElement): HTMLElement[] {
  return childNodes.filter(isElement)
}
