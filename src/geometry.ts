import { z } from 'zod'
import type { Column } from './column.ts'

/** A place on the Earth: degrees east, degrees north (WGS 84). */
export type Position = [longitude: number, latitude: number]

/** A closed line: the first position is repeated at its end. */
export type Ring = Position[]

/** Polygons, each an outer ring and its holes. */
export type Polygons = Ring[][]

// England and a little of the sea around it; a file in metres of the National Grid is far outside.
const position = z.tuple([z.number().min(-7).max(3), z.number().min(49).max(56)])
const ring = z
  .array(position)
  .min(4)
  .refine((places) => String(places[0]) === String(places.at(-1)))
const polygon = z.array(ring).min(1)
const geometry = z.union([
  z.object({ type: z.literal('Polygon'), coordinates: polygon }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }),
])

/** The column of a GeoJSON file that holds the polygons of each feature. */
export const polygons: Column<Polygons> = {
  names: ['geometry'],
  expected: 'polygons of closed lines in degrees (EPSG:4326), in England',
  advice: 'download the boundaries as GeoJSON',
  parse(cell) {
    const read = geometry.safeParse(JSON.parse(cell))
    if (!read.success) return undefined
    return read.data.type === 'Polygon' ? [read.data.coordinates] : read.data.coordinates
  },
}
