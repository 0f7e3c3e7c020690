import { z } from 'zod'
import { blankable, text as textCell } from '../cell.ts'
import { code, decimal, text } from '../column.ts'
import { polygons, type Polygons, type Position } from '../geometry.ts'
import { contains, simplifyBorders } from '../methods/borders.ts'
import { defineSource, type Report } from '../source.ts'

const row = z.object({
  kind: z
    .enum(['region', 'icb', 'sub-icb', 'line'])
    .describe('Kind of area, or a line of a border'),
  code: textCell.describe(
    'Code of the area, as the Office for National Statistics gives it; for a line its number, from 0',
  ),
  name: blankable(textCell).describe('Name of the area; blank for lines'),
  nhs_code: blankable(textCell).describe(
    'Code that the NHS uses, from the published name; sub-ICB locations only',
  ),
  within: blankable(textCell).describe(
    'Code of the ICB that a sub-ICB location lies in, of the region that an ICB lies in',
  ),
  shape: blankable(textCell).describe(
    'Of a line: its places in thousandths of a degree east and north, the first in full, then steps; of a sub-ICB location: its lines by number (-1 is line 0 backwards), rings apart by |, polygons by ;. ICBs and regions are made of their parts',
  ),
})

type Row = z.infer<typeof row>

/** An area as its feature has it. */
interface Area {
  code: string
  name: string
  longitude: number
  latitude: number
  polygons: Polygons
}

const columnsOf = (codeName: string, name: string, form: RegExp, example: string) => ({
  code: code(codeName, form, example),
  name: text(name),
  longitude: decimal('LONG', -7, 3),
  latitude: decimal('LAT', 49, 56),
  polygons,
})

const attribution =
  'Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right 2024'

const layouts = {
  subIcbs: {
    title: 'boundaries of sub-ICB locations, April 2023',
    format: 'geojson',
    note: attribution,
    columns: columnsOf('SICBL23CD', 'SICBL23NM', /^E38\d{6}$/, 'E38000006'),
  },
  icbs: {
    title: 'boundaries of integrated care boards, April 2023',
    format: 'geojson',
    note: attribution,
    columns: columnsOf('ICB23CD', 'ICB23NM', /^E54\d{6}$/, 'E54000008'),
  },
  regions: {
    title: 'boundaries of NHS England regions, January 2024',
    format: 'geojson',
    note: attribution,
    columns: columnsOf('NHSER24CD', 'NHSER24NM', /^E40\d{6}$/, 'E40000003'),
  },
} as const

/**
 * The borders of health areas, thinned to what a picture shows. All borders are taken from the smallest areas, so
 * that those of the larger ones run through the same places.
 */
export const healthBoundaries = defineSource({
  id: 'health-boundaries',
  title:
    'Boundaries of sub-ICB locations, ICBs (April 2023) and NHS England regions (January 2024)',
  publisher: 'Office for National Statistics',
  licence: 'Open Government Licence v3.0',
  page: 'https://geoportal.statistics.gov.uk/',
  release: { form: 'YYYY-MM', from: 'option', earliest: 2023 },
  rhythm: 'irregular',
  layouts,
  needs: 'every',
  steady: ['rows_read'],
  row,
  key: ['kind', 'code'],
  extract(report) {
    const subIcbs: Area[] = []
    const icbs: Area[] = []
    const regions: Area[] = []
    return {
      add: {
        subIcbs: (area) => void subIcbs.push(area),
        icbs: (area) => void icbs.push(area),
        regions: (area) => void regions.push(area),
      },
      finish() {
        doubtNumber('sub-ICB locations', subIcbs.length, 106, report)
        doubtNumber('ICBs', icbs.length, 42, report)
        doubtNumber('regions', regions.length, 7, report)
        for (const areas of [subIcbs, icbs, regions])
          areas.sort((a, b) => (a.code < b.code ? -1 : 1))
        const { lines, areas } = simplifyBorders(subIcbs.map((area) => area.polygons))
        const places = lines.reduce((total, line) => total + line.length, 0)
        return {
          summary: `${regions.length} regions, ${icbs.length} ICBs, ${subIcbs.length} sub-ICB locations, ${places} places in ${lines.length} lines`,
          rows: [
            ...regions.map((area) => rowOf('region', area)),
            ...icbs.map((area) => ({ ...rowOf('icb', area), within: find(area, regions, report) })),
            ...subIcbs.map((area, index) => ({
              ...rowOf('sub-icb', area),
              nhs_code: nhsCodeOf(area, report),
              within: find(area, icbs, report),
              shape: areas[index]!.map((rings) =>
                rings.map((ring) => ring.join(' ')).join('|'),
              ).join(';'),
            })),
            ...lines.map((line, index) => ({
              ...blank,
              kind: 'line' as const,
              code: String(index),
              shape: line.flat().join(' '),
            })),
          ],
        }
      },
    }
  },
})

function doubtNumber(what: string, found: number, expected: number, report: Report) {
  if (found === expected) return
  report.doubt(`${what}: ${found}; expected ${expected} — the file may be cut off`)
}

const blank = { name: null, nhs_code: null, within: null, shape: null }

function rowOf(kind: Row['kind'], { code: areaCode, name }: Area): Row {
  return { ...blank, kind, code: areaCode, name }
}

/** `NHS Devon ICB - 15N` is 15N to the NHS. */
function nhsCodeOf({ code: areaCode, name }: Area, report: Report): string | null {
  const [, found] = / - ([A-Z0-9]{3,5})$/.exec(name) ?? []
  if (found === undefined) {
    report.problem(
      `${areaCode}: name: ${JSON.stringify(name)}; expected the code of the NHS after a dash — download the boundaries again`,
    )
  }
  return found ?? null
}

/** The one of the larger areas in which an area's label stands. */
function find(area: Area, larger: readonly Area[], report: Report): string | null {
  const label: Position = [area.longitude, area.latitude]
  const [around, ...others] = larger.filter((each) => contains(each.polygons, label))
  if (around && others.length === 0) return around.code
  report.problem(
    `${area.code}: larger areas around its label at ${label.join(', ')}: ${around ? others.length + 1 : 0}; expected one — take boundaries of one date`,
  )
  return null
}
