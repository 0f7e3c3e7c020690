import { heightOf, setFoot, setHead, widthOf, type Block, type Caption } from './caption.ts'
import { stretch } from './stretch.ts'
import type { Drawing } from './svg.ts'

/** A size in px. */
export interface Size {
  width: number
  height: number
}

/** Where something stands, in px before the picture is enlarged. */
interface Place {
  left: number
  top: number
}

/** What stands where on a picture; the whole is then enlarged by `scale`. */
export interface Composition {
  scale: number
  head: Place & { blocks: Block[] }
  drawing: Place & { drawing: Drawing }
  foot: Place & { blocks: Block[] }
}

type Arrangement = Omit<Composition, 'scale'>
type Room = Place & Size
type Words = { caption: Caption; growth: number }

/** Scales that are tried, and how much title and subtitle may grow: pictures are seen small, among others. */
const scales = steps(4, 0.6, 0.02)
const growths = steps(1.5, 1.1, 0.05)

/** Width of the words beside a drawing, as a share of the room. */
const columns = [0.25, 0.28, 0.31, 0.34, 0.37, 0.4, 0.43]

/** Space around the picture, as a share of its shorter side; the others in px before the picture is enlarged. */
const margin = 0.055
const gap = { down: 14, across: 26 }

/** A drawing beside its words takes at least this share of the height, or it would float. */
const leastFilled = 0.65

/** A layout is stretched at most so far where another one will do: beyond, it looks empty. */
const mostStretched = 1.95

/**
 * Composes a picture of a given size. Of all ways to put words above or beside one of the drawings, it takes the
 * one whose text can be largest; then title and subtitle grow into the room that is left.
 * @throws when not even the smallest text fits
 */
export function composePicture(
  drawings: readonly Drawing[],
  caption: Caption,
  size: Size,
): Composition {
  const composition =
    compose(drawings, caption, size, mostStretched) ?? compose(drawings, caption, size, Infinity)
  if (composition) return composition
  throw new RangeError(
    `picture: size: ${size.width}x${size.height}; too small for “${caption.title}” — choose a larger one`,
  )
}

function compose(
  drawings: readonly Drawing[],
  caption: Caption,
  size: Size,
  limit: number,
): Composition | undefined {
  const edge = margin * Math.min(size.width, size.height)
  return first(scales, (scale) => {
    const room = {
      left: edge / scale,
      top: edge / scale,
      width: (size.width - 2 * edge) / scale,
      height: (size.height - 2 * edge) / scale,
    }
    const arrange = (growth: number) =>
      first(drawings, (drawing) => {
        const fits = (width: number) => width >= drawing.width && width <= drawing.width * limit
        const words = { caption, growth }
        return stack(drawing, words, room, fits) ?? pair(drawing, words, room, fits)
      })
    // Whether the smallest words fit decides on the scale, so that charts come first.
    return arrange(growths.at(-1)!) && { scale, ...first(growths, arrange)! }
  })
}

/** Words above the drawing, source below; what is spare surrounds the drawing. */
function stack(
  drawing: Drawing,
  { caption, growth }: Words,
  { left, top, width, height }: Room,
  fits: (width: number) => boolean,
): Arrangement | undefined {
  const spare = height - drawing.height - 2 * gap.down
  if (spare < 0 || !fits(width)) return undefined
  const head = setHead(caption, width, growth)
  const foot = [setFoot(caption, width)]
  const words = heightOf(head) + heightOf(foot)
  if (words > spare || widthOf([...head, ...foot]) > width) return undefined
  const drawingTop = top + heightOf(head) + gap.down + (spare - words) / 2
  return {
    head: { left, top, blocks: head },
    drawing: { left, top: drawingTop, drawing: stretch(drawing, width) },
    foot: { left, top: top + height - heightOf(foot), blocks: foot },
  }
}

/** In a picture wider than high: words and source in the narrowest column that holds them, the drawing at its right. */
function pair(
  drawing: Drawing,
  { caption, growth }: Words,
  { left, top, width, height }: Room,
  fits: (width: number) => boolean,
): Arrangement | undefined {
  const spare = height - drawing.height
  if (width <= height || spare < 0 || drawing.height < leastFilled * height) return undefined
  return first(columns, (share) => {
    const column = share * width
    const across = column + gap.across
    if (!fits(width - across)) return undefined
    const head = setHead(caption, column, growth)
    const foot = [setFoot(caption, column)]
    const words = heightOf(head) + gap.down + heightOf(foot)
    if (words > height || widthOf([...head, ...foot]) > column) return undefined
    return {
      head: { left, top, blocks: head },
      drawing: {
        left: left + across,
        top: top + spare / 2,
        drawing: stretch(drawing, width - across),
      },
      foot: { left, top: top + height - heightOf(foot), blocks: foot },
    }
  })
}

/** The first result that is one. */
function first<Item, Result>(
  items: readonly Item[],
  attempt: (item: Item) => Result | undefined,
): Result | undefined {
  for (const item of items) {
    const result = attempt(item)
    if (result) return result
  }
  return undefined
}

/** Numbers from the largest down to the smallest. */
function steps(most: number, least: number, step: number): number[] {
  const count = Math.round((most - least) / step) + 1
  return Array.from({ length: count }, (_, index) => Number((most - index * step).toFixed(2)))
}
