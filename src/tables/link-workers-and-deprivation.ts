import { z } from 'zod'
import { text } from '../cell.ts'
import { atMost } from '../checks/bounds.ts'
import { fitWithInterval } from '../methods/regression.ts'
import { round } from '../methods/round.ts'
import { healthBoundaries } from '../sources/health-boundaries.ts'
import { count, defineTable, fte, fteRate, month, share } from '../table.ts'
import { areaDeprivation } from './area-deprivation.ts'
import { formerAreas } from './former-areas.ts'

/** The newest edition of the index: a current picture may use it on its own. */
const edition = 'IMD 2025'

const slope = z.number().nullable().meta({ unit: 'FTE per 100,000 patients' })

const row = z.object({
  level: z
    .enum(['england', 'icb', 'sub-icb'])
    .describe('England, integrated care board (ICB) or sub-ICB location'),
  code: text.describe('Code of the area, in the structure of the newest practice map'),
  name: text.describe('Name of the area'),
  census: month.describe('Census month of the link workers'),
  patients: count.describe('Patients registered with the practices of the area'),
  patients_date: text.describe('Day or financial year of the list sizes'),
  covered_share: share.describe('Share of patients in networks that returned data, 0 to 1'),
  fte: fte.describe('Link workers in both roles, full-time equivalent (FTE)'),
  fte_per_100000: fteRate.describe('FTE per 100,000 registered patients'),
  score: z
    .number()
    .nonnegative()
    .meta({ unit: 'IMD score' })
    .describe(
      'Mean IMD 2025 score of its practices, weighted by their patients; higher is more deprived',
    ),
  drawn: z
    .enum(['whole', 'in part', 'no'])
    .describe(
      'Whether the boundaries of April 2023 can draw the area: in part where it has since been given a piece of an area whose pieces they do not know',
    ),
  slope: slope.describe(
    'England only: by how much FTE per 100,000 patients differ between two ICBs whose scores are ten points apart, by the straight line that fits the ICBs best, each weighted by its patients',
  ),
  slope_lower: slope.describe('Lower end of the 95% interval of the slope (bootstrap over ICBs)'),
  slope_upper: slope.describe('Upper end of the 95% interval of the slope (bootstrap over ICBs)'),
})

type Row = z.infer<typeof row>

export const linkWorkersAndDeprivation = defineTable({
  id: 'link-workers-and-deprivation',
  title: 'Link workers and deprivation by area, with the line through the ICBs',
  description:
    'One row for England, each ICB and each sub-ICB location at the newest census: link workers per 100,000 patients, the mean deprivation score of its practices, and whether a map can draw it. Areas where a network did not report or has no score count all their patients.',
  sources: { ...areaDeprivation.sources, boundaries: healthBoundaries },
  row,
  key: ['level', 'code'],
  checks: [atMost<Row>('slope_lower', 'slope'), atMost<Row>('slope', 'slope_upper')],
  build({ boundaries, ...extracts }) {
    const drawable = new Set(boundaries.at(-1)?.rows.map(({ nhs_code }) => nhs_code))
    const everywhere = areaDeprivation.build(extracts).filter((area) => area.edition === edition)
    const grown = successorsOfTheLost(formerAreas.build(extracts), drawable)
    const parents = new Map(everywhere.map(({ code, icb }) => [code, icb]))
    const grownIcbs = new Set([...grown].map((code) => parents.get(code)))

    const drawnOf = (level: Row['level'], code: string): Row['drawn'] => {
      if (level === 'sub-icb' && !drawable.has(code)) return 'no'
      return (level === 'sub-icb' ? grown : grownIcbs).has(code) ? 'in part' : 'whole'
    }
    const areas = everywhere.flatMap(
      ({ level, code, name, census, patients, patients_date, covered_share, ...figures }) => {
        const { fte: workers, fte_per_100000, score } = figures
        const isWanted = level === 'england' || level === 'icb' || level === 'sub-icb'
        if (!isWanted || workers === null || fte_per_100000 === null || score === null) return []
        const area = { level, code, name, census, patients, patients_date, covered_share }
        const drawn = drawnOf(level, code)
        return [{ ...area, fte: workers, fte_per_100000, score, drawn, ...noSlope }]
      },
    )
    const { slope: perPoint, interval } = fitWithInterval(
      areas
        .filter(({ level }) => level === 'icb')
        .map((icb) => ({ x: icb.score, y: icb.fte_per_100000, weight: icb.patients })),
    )
    const line = {
      slope: round(perPoint * 10, 4),
      slope_lower: round(interval.lower * 10, 4),
      slope_upper: round(interval.upper * 10, 4),
    }
    return areas.map((area) => (area.level === 'england' ? { ...area, ...line } : area))
  },
})

const noSlope = { slope: null, slope_lower: null, slope_upper: null }

/** Sub-ICB locations of today that hold a piece of one that the boundaries know and that is no more. */
function successorsOfTheLost(
  moves: ReturnType<typeof formerAreas.build>,
  drawable: ReadonlySet<string | null | undefined>,
): Set<string> {
  const inUse = new Set(moves.map(({ successor }) => successor))
  return new Set(
    moves
      .filter(({ level, code }) => level === 'sub-icb' && drawable.has(code) && !inUse.has(code))
      .map(({ successor }) => successor),
  )
}
