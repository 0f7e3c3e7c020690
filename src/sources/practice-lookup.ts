import { z } from 'zod'
import { blankable, text as textCell } from '../cell.ts'
import { code, day, text } from '../column.ts'
import { byColumns, defineSource } from '../source.ts'

const levels = ['region', 'icb', 'sub-icb', 'network', 'practice'] as const

const row = z.object({
  level: z.enum(levels).describe('Kind of area'),
  code: textCell.describe('Code of the practice or area'),
  name: blankable(textCell).describe('Name of the area; blank for practices'),
  network: blankable(textCell).describe('Code of the primary care network it belongs to'),
  sub_icb: blankable(textCell).describe('Code of the sub-ICB location it lies in'),
  icb: blankable(textCell).describe('Code of the integrated care board it lies in'),
  region: blankable(textCell).describe('Code of the NHS region it lies in'),
})

type Row = z.infer<typeof row>

const area = /^[A-Z0-9]{3,5}$/

const layouts = {
  practices: {
    title: 'practice lookup',
    format: 'csv',
    columns: {
      updated: day('LAST_UPDATE'),
      practice: code('GP_CD', /^[A-Z]\d{5}$/, 'A81001'),
      network: code('PCN_CD', /^U\d{5}$/, 'U12345'),
      networkName: text('PCN_NM'),
      subIcb: code('SUBICB_CD', area, '16C'),
      subIcbName: text('SUBICB_NM'),
      icb: code('ICB_CD', area, 'QHM'),
      icbName: text('ICB_NM'),
      region: code('REG_CD', area, 'Y63'),
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
  layouts,
  needs: 'one',
  steady: ['rows_read', 'rows_kept'],
  row,
  key: ['level', 'code'],
  extract() {
    const areas = new Map<string, Row>()
    const practices: Row[] = []
    let updated: string | undefined

    return {
      add: {
        practices(cells, at) {
          const { practice, network, subIcb, icb, region } = cells
          updated ??= cells.updated
          if (cells.updated !== updated) {
            at.problem('LAST_UPDATE', cells.updated, `expected ${updated} as in the rows before`)
          }
          const nothing = { network: null, sub_icb: null, icb: null, region: null }
          const within: Row[] = [
            {
              ...nothing,
              level: 'network',
              code: network,
              name: cells.networkName,
              sub_icb: subIcb,
              icb,
              region,
            },
            { ...nothing, level: 'sub-icb', code: subIcb, name: cells.subIcbName, icb, region },
            { ...nothing, level: 'icb', code: icb, name: cells.icbName, region },
            { ...nothing, level: 'region', code: region, name: cells.regionName },
          ]
          for (const each of within) {
            const key = `${each.level} ${each.code}`
            const known = areas.get(key) ?? each
            areas.set(key, known)
            if (
              known.sub_icb !== each.sub_icb ||
              known.icb !== each.icb ||
              known.region !== each.region
            ) {
              at.problem(
                'GP_CD',
                practice,
                `expected ${key} in one place — earlier rows put it elsewhere`,
              )
            }
          }
          practices.push({
            level: 'practice',
            code: practice,
            name: null,
            network,
            sub_icb: subIcb,
            icb,
            region,
          })
        },
      },
      finish() {
        const rows = [...areas.values(), ...practices]
        const byCode = byColumns<Row>('code')
        rows.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || byCode(a, b))
        return { release: updated, rows }
      },
    }
  },
})
