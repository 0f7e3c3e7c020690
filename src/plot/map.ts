import type { Frame } from './frame.ts'
import { hatch } from './marks/hatch.ts'
import { mapSize, outlinesOf, ringsOf, type AreaOutline } from './outlines.ts'
import { shape, type Attributes, type Shape } from './svg.ts'
import type { Meaning } from './theme.ts'

/** An area of a map with its colour and what ties it to its figure. */
export interface MapArea {
  code: string
  meaning: Meaning
  attributes: Attributes
}

export interface MapOptions {
  level: 'icb' | 'sub-icb'
  /** In the order in which the readout goes through them. */
  areas: readonly MapArea[]
  /** NHS code of a region that is drawn a second time, larger, in `inset`; there its figures are read out. */
  enlarged: string
  inset: Frame
}

/**
 * Lines around areas in px; lines of hatching and from one to the next in units of the map. An area is painted over its
 * own line, so that no small island is lost under it; of each line the outer half is seen.
 */
const lines = { border: 1.8, hatching: 3.4, gap: 16 }

/**
 * A map of England. It stands in frames of its own that keep their shape at any width, so nothing else may stand in
 * them; words go beside. An area that is no more is hatched, and stands for the one of today that has no outline; so is
 * an area of today that is not among `areas`, because it has no figures.
 */
export function drawMap(frame: Frame, { level, areas, enlarged, inset }: MapOptions): Shape[] {
  const outlines = outlinesOf(level)
  const outlineOf = new Map(outlines.map((outline) => [outline.code, outline]))
  const lost = outlines.filter(({ in_use }) => in_use === 'no')
  const unplaced = areas.find(({ code }) => !outlineOf.has(code))
  const isEnlarged = ({ code }: MapArea) => outlineOf.get(code)?.region === enlarged
  const placed = areas.filter(({ code }) => outlineOf.has(code))
  const silent = outlines.filter(
    ({ code, in_use }) => in_use === 'yes' && !areas.some((area) => area.code === code),
  )

  const whole = { x: 0, y: 0, ...mapSize }
  const large = boxAround(outlines.filter((outline) => outline.region === enlarged))
  const finer = unitOf(inset, large) / unitOf(frame, whole)
  return [
    view('map', frame, whole, [
      ...placed.map((area) => region(area, outlineOf.get(area.code)!, !isEnlarged(area))),
      ...silent.map((outline) => hatched(outline)),
      ...lost.map((outline) => hatched(outline, unplaced?.attributes)),
    ]),
    view('map', inset, large, [
      ...placed.filter(isEnlarged).map((area) => region(area, outlineOf.get(area.code)!, true)),
      ...silent
        .filter((outline) => outline.region === enlarged)
        .map((outline) => hatched(outline, {}, finer)),
    ]),
  ]
}

interface ViewBox {
  x: number
  y: number
  width: number
  height: number
}

/** How many units of the map are a px of the base width. */
function unitOf({ left, right, top, bottom }: Frame, { width, height }: ViewBox): number {
  return Math.max(width / (right - left), height / (bottom - top))
}

/** A frame that shows a part of the map. */
function view(name: string, frame: Frame, box: ViewBox, shapes: readonly Shape[]): Shape {
  const { left, right, top, bottom } = frame
  const { x, y, width, height } = box
  return shape(
    'svg',
    {
      class: name,
      x: left,
      y: top,
      width: right - left,
      height: bottom - top,
      viewBox: `${x} ${y} ${width} ${height}`,
      'stroke-width': String(Math.round(unitOf(frame, box) * lines.border * 10) / 10),
    },
    ...shapes,
  )
}

function region(
  { meaning, attributes }: MapArea,
  { outline }: AreaOutline,
  isFigure: boolean,
): Shape {
  return shape('path', {
    class: `region ${meaning}`,
    d: outline,
    ...(isFigure ? attributes : {}),
  })
}

/** `finer` is by how much its lines are to be finer, where the map is drawn larger. */
function hatched({ outline }: AreaOutline, attributes: Attributes = {}, finer = 1): Shape {
  return shape('path', {
    class: 'hatch reference',
    d: outline + hatch(ringsOf(outline), lines.gap * finer),
    'stroke-width': String(Math.round(lines.hatching * finer * 10) / 10),
    ...attributes,
  })
}

function boxAround(outlines: readonly AreaOutline[]): ViewBox {
  const corners = outlines.flatMap(({ outline }) => ringsOf(outline)).flat()
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  const margin = 2
  const [x, y] = [Math.min(...xs) - margin, Math.min(...ys) - margin]
  return { x, y, width: Math.max(...xs) - x + margin, height: Math.max(...ys) - y + margin }
}
