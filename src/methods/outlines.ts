import { geoTransverseMercator, polygonCentroid, type GeoProjection } from 'd3'
import { merge } from 'topojson-client'
import type { MultiPolygon, Topology } from 'topojson-specification'
import type { healthBoundaries } from '../sources/health-boundaries.ts'
import type { SourceRow } from '../table.ts'
import { perDegree } from './borders.ts'
import type { Polygons, Position } from '../geometry.ts'

type Row = SourceRow<typeof healthBoundaries>

/** The size of the map of England in its own units, about half a kilometre each: what the largest picture shows. */
export const mapSize = { width: 1200, height: 1370 }

/** The shape of an area on the map of England. */
export interface Outline {
  /** An SVG path in whole units of the map: moves are absolute, lines are steps. */
  path: string
  /** The centre of gravity of its largest part. */
  x: number
  y: number
}

/**
 * The map of England, made of sub-ICB locations, flat as on the National Grid: a transverse Mercator projection about
 * 2° west, the meridian of Ordnance Survey's maps, in which shapes are true and sizes right to a thousandth.
 */
export class EnglandMap {
  readonly #topology: Topology
  readonly #shapes: ReadonlyMap<string, MultiPolygon>
  readonly #projection: GeoProjection

  /** @param rows an extract of `health-boundaries` */
  constructor(rows: readonly Row[]) {
    this.#topology = {
      type: 'Topology',
      transform: { scale: [1 / perDegree, 1 / perDegree], translate: [0, 0] },
      objects: {},
      arcs: rows.filter(({ kind }) => kind === 'line').map(({ shape }) => readLine(shape)),
    }
    this.#shapes = new Map(
      rows.flatMap(({ nhs_code, shape }) =>
        nhs_code === null ? [] : [[nhs_code, { type: 'MultiPolygon', arcs: readShape(shape) }]],
      ),
    )
    const everywhere = this.#polygonsOf([...this.#shapes.keys()]).flat(2)
    this.#projection = geoTransverseMercator()
      .rotate([2, 0])
      .fitExtent(
        [
          [2, 2],
          [mapSize.width - 2, mapSize.height - 2],
        ],
        { type: 'MultiPoint', coordinates: everywhere },
      )
  }

  /** NHS codes of the sub-ICB locations that it has. */
  get codes(): string[] {
    return [...this.#shapes.keys()]
  }

  /** The outline of one or more sub-ICB locations together; lines between them vanish. */
  outline(codes: readonly string[]): Outline {
    const rings = this.#polygonsOf(codes).map((polygon) =>
      polygon.map((ring) => ring.map((place) => this.#project(place))),
    )
    const largest = rings
      .map(([outer]) => outer!)
      .reduce((a, b) => (Math.abs(spanOf(a)) >= Math.abs(spanOf(b)) ? a : b))
    const [x, y] = polygonCentroid(largest)
    return {
      path: rings.flat().map(writeRing).join(''),
      x: Math.round(x),
      y: Math.round(y),
    }
  }

  #polygonsOf(codes: readonly string[]): Polygons {
    const shapes = codes.map((code) => this.#shapes.get(code)!)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- lines hold pairs of numbers
    return merge(this.#topology, shapes).coordinates as Polygons
  }

  #project(place: Position): Position {
    const [x, y] = this.#projection(place)!
    return [Math.round(x), Math.round(y)]
  }
}

/** Width times height of a ring. */
function spanOf(ring: readonly Position[]): number {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys))
}

function writeRing(ring: readonly Position[]): string {
  const [start, ...others] = ring
  let before = start!
  const steps = others.slice(0, -1).flatMap((place) => {
    const [x, y] = [place[0] - before[0], place[1] - before[1]]
    before = place
    return x === 0 && y === 0 ? [] : [`${x} ${y}`]
  })
  return `M${start!.join(' ')}l${steps.join(' ')}z`.replaceAll(' -', '-')
}

function readLine(shape: string | null): Position[] {
  const numbers = (shape ?? '').split(' ').map(Number)
  return Array.from({ length: numbers.length / 2 }, (_, index) => [
    numbers[2 * index]!,
    numbers[2 * index + 1]!,
  ])
}

function readShape(shape: string | null): number[][][] {
  return (shape ?? '')
    .split(';')
    .map((polygon) => polygon.split('|').map((ring) => ring.split(' ').map(Number)))
}
