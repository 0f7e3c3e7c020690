import { z } from 'zod'
import { byLevelAndCode, codeForms, differences, levels } from '../area.ts'
import { blankable, text as textCell } from '../cell.ts'
import { code, day, text } from '../column.ts'
import { SeenNames } from '../methods/seen-names.ts'
import { defineSource } from '../source.ts'

const row = z.object({
  level: z.enum(levels).exclude(['england']).describe('Kind of area'),
  code: textCell.describe('Code of the practice or area'),
  name: blankable(textCell).describe('Name of the area; blank for practices'),
  network: blankable(textCell).describe('Code of the primary care network it belongs to'),
  sub_icb: blankable(textCell).describe('Code of the sub-ICB location it lies in'),
  icb: blankable(textCell).describe('Code of the integrated care board it lies in'),
  region: blankable(textCell).describe('Code of the NHS region it lies in'),
})

type Row = z.infer<typeof row>

const layouts = {
  practices: {
    title: 'practice lookup',
    format: 'csv',
    columns: {
      updated: day('LAST_UPDATE'),
      practice: code('GP_CD', codeForms.practice, 'A81001'),
      network: code('PCN_CD', codeForms.network, 'U12345'),
      networkName: text('PCN_NM'),
      subIcb: code('SUBICB_CD', codeForms.area, '16C'),
      subIcbName: text('SUBICB_NM'),
      icb: code('ICB_CD', codeForms.area, 'QHM'),
      icbName: text('ICB_NM'),
      region: code('REG_CD', codeForms.area, 'Y63'),
      regionName: text('REG_NM'),
    },
  },
} as const

/** Which network, sub-ICB location, ICB and region each practice belongs to, on one day. */
export const practiceLookup = defineSource({
  id: 'practice-lookup',
  title: 'Lookup of GP practices to networks, sub-ICB locations, ICBs and regions',
  publisher: 'NHS England (Organisation Data Service)',
  licence: 'Open Government Licence v3.0',
  page: 'https://digital.nhs.uk/services/organisation-data-service',
  release: { form: 'YYYY-MM-DD', from: 'content', earliest: 2019 },
  rhythm: 'irregular',
  layouts,
  needs: 'one',
  steady: ['rows_read', 'rows_kept'],
  row,
  key: ['level', 'code'],
  extract(report) {
    const rows = new Map<string, Row>()
    const names = new SeenNames()
    let updated: string | undefined

    return {
      add: {
        practices(cells, at) {
          const { practice, network, subIcb: sub_icb, icb, region } = cells
          updated ??= cells.updated
          if (cells.updated !== updated) {
            at.problem(
              'LAST_UPDATE',
              cells.updated,
              `expected ${updated} as before — one file is one day`,
            )
          }
          if (rows.has(`practice ${practice}`)) {
            at.problem('GP_CD', practice, 'expected each practice once — download the file again')
          }
          const within = [
            area('practice', practice, null, { network, sub_icb, icb, region }),
            area('network', network, cells.networkName, { sub_icb, icb, region }),
            area('sub-icb', sub_icb, cells.subIcbName, { icb, region }),
            area('icb', icb, cells.icbName, { region }),
            area('region', region, cells.regionName, {}),
          ]
          for (const each of within) {
            const key = `${each.level} ${each.code}`
            const known = rows.get(key) ?? each
            rows.set(key, known)
            names.note(key, each.name ?? '')
            const [difference] = differences(known, each)
            if (difference) {
              at.problem(
                'GP_CD',
                practice,
                `expected ${key} in ${known[difference]} as before, not in ${each[difference]} — ask the publisher`,
              )
            }
          }
        },
      },
      finish() {
        names.doubtOthers(report)
        return { release: updated, rows: [...rows.values()].sort(byLevelAndCode) }
      },
    }
  },
})

function area(
  level: Row['level'],
  areaCode: string,
  name: string | null,
  around: Partial<Row>,
): Row {
  return {
    level,
    code: areaCode,
    name,
    network: null,
    sub_icb: null,
    icb: null,
    region: null,
    ...around,
  }
}
