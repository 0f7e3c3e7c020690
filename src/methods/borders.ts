import { polygonArea, polygonContains } from 'd3'
import { topology } from 'topojson-server'
import { planarTriangleArea, presimplify } from 'topojson-simplify'
import type { GeometryObject } from 'topojson-specification'
import type { Polygons, Position, Ring } from '../geometry.ts'

/** The smallest bend of a border, as a triangle, and the smallest island that are kept, in square kilometres. */
const smallest = { bend: 1.5, island: 1 }

/** Places are kept to a thousandth of a degree: 111 m north, about 68 m east. */
export const perDegree = 1000

/** Borders that neighbours share: each line is kept once, so that no gap can open between two areas. */
export interface Borders {
  /** Lines in thousandths of a degree: the first place, then steps from place to place, as TopoJSON has them. */
  lines: Position[][]
  /** For each area its polygons, as rings of numbers of lines; `~n` is line `n` backwards. */
  areas: number[][][][]
}

/**
 * Makes one net of shared lines from the polygons of neighbours and takes the small bends out of it
 * (Visvalingam and Whyatt 1993: the place whose triangle with its two neighbours is smallest goes first). Islands
 * below a square kilometre are left out, except the largest polygon of an area; smaller rings keep three corners.
 */
export function simplifyBorders(areas: readonly Polygons[]): Borders {
  const objects = Object.fromEntries(
    areas.map((polygons, index) => [
      index,
      { type: 'MultiPolygon' as const, coordinates: withoutIslets(polygons) },
    ]),
  )
  const net = topology(objects)
  const weighed = presimplify(
    { type: 'Topology', arcs: net.arcs, objects: {} },
    triangleInSquareKilometres,
  )
  return {
    lines: weighed.arcs.map((line) => inSteps(simplify(line))),
    areas: areas.map((_, index) => linesOf(net.objects[index])),
  }
}

/** Whether a place lies in one of the polygons, holes apart. */
export function contains(polygons: Polygons, place: Position): boolean {
  return polygons.some(([outer, ...holes]) =>
    [outer!, ...holes].every((ring, index) => polygonContains(ring, place) === (index === 0)),
  )
}

function withoutIslets(polygons: Polygons): Polygons {
  const sizes = polygons.map(([outer]) => areaOf(outer!))
  const largest = Math.max(...sizes)
  return polygons.filter((_, index) => sizes[index]! >= Math.min(smallest.island, largest))
}

const kilometresPerDegree = 111.32

function areaOf(ring: Ring): number {
  return Math.abs(polygonArea(ring.map(onPlane)))
}

function triangleInSquareKilometres([a, b, c]: [Position, Position, Position]): number {
  return planarTriangleArea([onPlane(a), onPlane(b), onPlane(c)])
}

/** Kilometres east and north; distances are right near the middle of England and close elsewhere. */
function onPlane([longitude, latitude]: Position): Position {
  const shrink = Math.cos((52.8 * Math.PI) / 180)
  return [longitude * kilometresPerDegree * shrink, latitude * kilometresPerDegree]
}

/** Takes the light places out of a line of `[x, y, weight]`; its ends are the heaviest. */
function simplify(line: readonly number[][]): number[][] {
  const isRing = line[0]![0] === line.at(-1)![0] && line[0]![1] === line.at(-1)![1]
  const fourthHeaviest = line.map(([, , weight]) => weight!).sort((a, b) => b - a)[3] ?? 0
  const limit = isRing ? Math.min(smallest.bend, fourthHeaviest) : smallest.bend
  return line.filter(([, , weight]) => weight! >= limit)
}

/** Rounds places to thousandths of a degree and writes each as the step from the one before. */
function inSteps(line: readonly number[][]): Position[] {
  const rounded = line.map(([x, y]): Position => [
    Math.round(x! * perDegree),
    Math.round(y! * perDegree),
  ])
  const steps = rounded
    .map((place, index): Position => {
      const before = rounded[index - 1] ?? [0, 0]
      return [place[0] - before[0], place[1] - before[1]]
    })
    .filter(([x, y], index) => index === 0 || x !== 0 || y !== 0)
  // A line has two ends, also where both fall on the same place.
  return steps.length === 1 ? [...steps, [0, 0]] : steps
}

function linesOf(area: GeometryObject<Record<string, unknown> | null> | undefined): number[][][] {
  if (area?.type === 'MultiPolygon') return area.arcs
  throw new TypeError(`borders: area: ${area?.type}; expected polygons`)
}
