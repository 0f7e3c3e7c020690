import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import { ImportError, reasonOf } from './import-error.ts'

// The file is parsed whole; the largest official one has 1.6 MB.
const mostBytes = 100_000_000

const collection = z.object({
  type: z.literal('FeatureCollection'),
  features: z
    .array(
      z.object({
        properties: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
        geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }),
      }),
    )
    .min(1),
})

/** The column of a feature's geometry, beside those of its properties. */
export const geometryColumn = 'geometry'

/** True when a file begins as JSON does. */
export function isJson(start: Buffer): boolean {
  return /^\uFEFF?\s*\{/.test(start.toString('utf8'))
}

/**
 * Reads a GeoJSON file as rows of cells: a header with the names of the properties, then one row for each feature,
 * its geometry as JSON in the last column.
 * @throws {ImportError} when it is no collection of features
 */
export async function readGeoJson(path: string): Promise<string[][]> {
  const { size } = await stat(path)
  if (size > mostBytes) {
    throw new ImportError(
      `${path}: geojson: ${size} bytes; expected at most ${mostBytes} — take generalised boundaries`,
    )
  }
  // RFC 7946 allows no other encoding.
  const text = await readFile(path, 'utf8')
  const { features } = parse(text.replace(/^\uFEFF/, ''), path)
  const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))]
  const rows = features.map(({ properties, geometry }) => [
    ...names.map((name) => String(properties[name] ?? '')),
    JSON.stringify(geometry),
  ])
  return [[...names, geometryColumn], ...rows]
}

function parse(text: string, path: string) {
  try {
    return collection.parse(JSON.parse(text))
  } catch (error) {
    const reason =
      error instanceof z.ZodError
        ? `${error.issues[0]?.path.join('.') || 'type'}: ${error.issues[0]?.message}`
        : reasonOf(error)
    throw new ImportError(
      `${path}: geojson: ${reason}; expected a collection of features — download the file again as GeoJSON`,
      { cause: error },
    )
  }
}
