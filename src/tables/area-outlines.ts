import { group } from 'd3'
import { z } from 'zod'
import { text } from '../cell.ts'
import { toHexagons } from '../methods/hexagons.ts'
import { EnglandMap } from '../methods/outlines.ts'
import { gpRegistrations } from '../sources/gp-registrations.ts'
import { healthBoundaries } from '../sources/health-boundaries.ts'
import { defineTable } from '../table.ts'

const unit = z.number().int().meta({ unit: 'map unit' })
const cell = z.number().int().nonnegative().nullable().meta({ unit: 'hexagon' })

/** How many hexagons the map of ICBs is wide before those that overlap are pushed apart. */
const hexagonsAcross = 6

const row = z.object({
  level: z.enum(['icb', 'sub-icb']).describe('Integrated care board (ICB) or sub-ICB location'),
  code: text.describe('Code of the area, as the NHS uses it'),
  region: text
    .nullable()
    .describe('Code of the NHS region that it lies in; blank for an area that is no more'),
  in_use: z
    .enum(['yes', 'no'])
    .describe(
      'Whether the newest practice map has the area; of one that is no more the boundaries do not say how it was split',
    ),
  outline: z
    .string()
    .regex(/^(M\d+ \d+l[-\d ]+z)+$/)
    .describe(
      'Outline as an SVG path: transverse Mercator projection about 2° west, in units of about half a kilometre',
    ),
  x: unit.describe('Centre of gravity of its largest part, from the left'),
  y: unit.describe('Centre of gravity of its largest part, from the top'),
  hexagon_column: cell.describe('Column of its cell in the hexagon map, from 0; ICBs only'),
  hexagon_row: cell.describe(
    'Row of its cell in the hexagon map, from 0 at the top; odd rows stand half a hexagon to the right; ICBs only',
  ),
})

type Row = z.infer<typeof row>

export const areaOutlines = defineTable({
  id: 'area-outlines',
  title: 'Outlines of ICBs and sub-ICB locations',
  description:
    'One row for each ICB and sub-ICB location that the boundaries of April 2023 can draw, to make maps of: ICBs are those of the newest practice map, put together from sub-ICB locations. Places of the hexagon map are worked out from the middles of the areas. Contains OS data © Crown copyright and database right 2024.',
  sources: { boundaries: healthBoundaries, registrations: gpRegistrations },
  row,
  key: ['level', 'code'],
  build({ boundaries, registrations }) {
    const map = new EnglandMap(boundaries.at(-1)?.rows ?? [])
    const areas = registrations.at(-1)?.rows.filter(({ level }) => level === 'sub-icb') ?? []
    const placeOf = new Map(areas.map((area) => [area.code, area]))
    const shapeOf = (codes: readonly string[]) => {
      const { path, x, y } = map.outline(codes)
      return { outline: path, x, y }
    }
    const subIcbs = map.codes.map((code): Row => {
      const region = placeOf.get(code)?.region ?? null
      return { level: 'sub-icb', code, region, ...isInUse(region), ...shapeOf([code]), ...nowhere }
    })
    const parts = group(
      map.codes,
      // What is no more is part of nothing and stays as it was.
      (code) => placeOf.get(code)?.icb ?? code,
    )
    const icbs = [...parts].map(([code, codes]): Row => {
      const region = placeOf.get(codes[0]!)?.region ?? null
      return { level: 'icb', code, region, ...isInUse(region), ...shapeOf(codes), ...nowhere }
    })
    return [...withHexagons(icbs), ...subIcbs].sort(
      (a, b) => a.level.localeCompare(b.level) || (a.code < b.code ? -1 : 1),
    )
  },
})

const nowhere = { hexagon_column: null, hexagon_row: null }

const isInUse = (region: string | null) => ({
  in_use: region === null ? ('no' as const) : ('yes' as const),
})

function withHexagons(icbs: readonly Row[]): Row[] {
  const current = icbs.filter(({ in_use }) => in_use === 'yes')
  const cells = toHexagons(current, hexagonsAcross)
  const cellOf = new Map(current.map((icb, index) => [icb, cells[index]!]))
  return icbs.map((icb) => ({
    ...icb,
    hexagon_column: cellOf.get(icb)?.column ?? null,
    hexagon_row: cellOf.get(icb)?.row ?? null,
  }))
}
