import { z } from 'zod'
import {
  blankable,
  decimal as decimalCell,
  month,
  round,
  text as textCell,
  whole,
} from '../cell.ts'
import { blankable as orBlank, choice, code, count, decimal, digits, text } from '../column.ts'
import { byColumns, defineSource } from '../source.ts'

const levels = ['england', 'region', 'icb', 'sub-icb', 'network'] as const
type Level = (typeof levels)[number]

const row = z.object({
  census: month.describe('Census the staff were counted at, YYYY-MM'),
  level: z.enum(levels).describe('Kind of area'),
  code: textCell.describe('Code of the area, in the structure of the census'),
  name: textCell.describe('Name of the area, as published'),
  sub_icb: blankable(textCell).describe('Code of the sub-ICB location it lies in'),
  icb: blankable(textCell).describe('Code of the integrated care board (ICB) it lies in'),
  region: blankable(textCell).describe('Code of the NHS region it lies in'),
  fte_staff_link_worker: blankable(decimalCell).describe(
    'Link workers employed by the network, full-time equivalent (1 = 37.5 hours a week); networks only, it adds up to areas',
  ),
  fte_staff_mental_health: blankable(decimalCell).describe(
    'Link workers (mental health practitioners) employed by the network, full-time equivalent; blank before April 2023, when the role began',
  ),
  fte_contracted_link_worker: blankable(decimalCell).describe(
    'Link workers of contracted services, full-time equivalent',
  ),
  fte_contracted_mental_health: blankable(decimalCell).describe(
    'Link workers (mental health practitioners) of contracted services, full-time equivalent; blank before April 2023',
  ),
  headcount: whole.describe(
    'People employed as link workers in either role; contracted services are not in it; does not add up across areas',
  ),
  headcount_link_worker: whole.describe('People employed as link workers'),
  headcount_mental_health: blankable(whole).describe(
    'People employed as link workers (mental health practitioners); blank before April 2023',
  ),
})

// The longest published week of one person is 75 hours (2 FTE). One contracted line stands for a whole
// service: up to 14.1 FTE so far, and a network of 50,000 patients has no use for 50.
const mostStaffFte = 2.5
const mostContractedFte = 50

const area = /^[A-Z0-9]{3,5}$/

const layouts = {
  individuals: {
    title: 'individual-level CSV',
    format: 'csv',
    member: /individual level.*\.csv$/i,
    columns: {
      source: choice('Data_source', ['NWRS Staff', 'NWRS contracted services']),
      year: count('CENSUS_YEAR', 2019, 2100),
      month: count('CENSUS_MONTH', 1, 12),
      network: code('PCN_CODE', /^U\d{5}$/, 'U12345'),
      networkName: text('PCN_NAME'),
      subIcb: code('SUB_ICB_CODE', area, '15N'),
      subIcbName: text('SUB_ICB_NAME'),
      icb: code('ICB_CODE', area, 'QJK'),
      icbName: text('ICB_NAME'),
      region: code('COMM_REGION_CODE', area, 'Y58'),
      regionName: text('COMM_REGION_NAME'),
      role: text('STAFF_ROLE'),
      fte: decimal('FTE', -1, mostContractedFte),
      person: orBlank(digits('UNIQUE_IDENTIFIER', /^\d+$/, '132667')),
    },
  },
} as const

/** What is gathered of one area while the file is read. */
interface Gathered {
  level: Level
  code: string
  name: string
  subIcb: string | null
  icb: string | null
  region: string | null
  fte: { staff: Record<Role, number>; contracted: Record<Role, number> }
  people: Record<Role, Set<string>>
}

type Role = 'linkWorker' | 'mentalHealth'

/** Staff of primary care networks, one line per person (or per contracted service) and role. */
export const pcnWorkforce = defineSource({
  id: 'pcn-workforce',
  title: 'Primary Care Network Workforce, individual level',
  publisher: 'NHS England',
  licence: 'Open Government Licence v3.0',
  page: 'https://digital.nhs.uk/data-and-information/publications/statistical/primary-care-workforce-quarterly-update',
  release: { form: 'YYYY-MM', from: 'content', earliest: 2019 },
  layouts,
  needs: 'one',
  steady: ['rows_read', 'rows_kept'],
  row,
  key: ['level', 'code'],
  extract() {
    const areas = new Map<string, Gathered>()
    let census: string | undefined

    const gather = (
      level: Level,
      areaCode: string,
      start: Pick<Gathered, 'name' | 'subIcb' | 'icb' | 'region'>,
    ) => {
      const key = `${level} ${areaCode}`
      let gathered = areas.get(key)
      if (!gathered) {
        gathered = {
          level,
          code: areaCode,
          ...start,
          fte: {
            staff: { linkWorker: 0, mentalHealth: 0 },
            contracted: { linkWorker: 0, mentalHealth: 0 },
          },
          people: { linkWorker: new Set(), mentalHealth: new Set() },
        }
        areas.set(key, gathered)
      }
      return gathered
    }

    return {
      add: {
        individuals(cells, at) {
          const { subIcb, icb, region } = cells
          const when = `${cells.year}-${String(cells.month).padStart(2, '0')}`
          census ??= when
          if (when !== census) {
            at.problem(
              'CENSUS_MONTH',
              when,
              `expected ${census} as in the rows before — one file holds one census`,
            )
          }
          const network = gather('network', cells.network, {
            name: cells.networkName,
            subIcb,
            icb,
            region,
          })
          if (network.subIcb !== subIcb) {
            at.problem(
              'SUB_ICB_CODE',
              subIcb,
              `expected ${network.subIcb} as in earlier rows of ${cells.network} — a network lies in one sub-ICB`,
            )
          }
          const within = [
            network,
            gather('sub-icb', subIcb, { name: cells.subIcbName, subIcb: null, icb, region }),
            gather('icb', icb, { name: cells.icbName, subIcb: null, icb: null, region }),
            gather('region', region, {
              name: cells.regionName,
              subIcb: null,
              icb: null,
              region: null,
            }),
            gather('england', 'E92000001', {
              name: 'England',
              subIcb: null,
              icb: null,
              region: null,
            }),
          ]
          const employed = cells.source === 'NWRS Staff'
          if (employed && cells.fte > mostStaffFte) {
            at.problem(
              'FTE',
              cells.fte,
              `expected at most ${mostStaffFte} for one person — check the delimiter of the download`,
            )
          }
          if (!cells.role.startsWith('Social Prescribing Link Worker')) {
            if (cells.fte < 0)
              at.warning('FTE', cells.fte, 'negative, in a role that is not extracted')
            return
          }
          if (cells.fte < 0) {
            at.problem('FTE', cells.fte, 'expected 0 or more for a link worker — ask the publisher')
          }
          if (cells.fte === 0) at.warning('FTE', cells.fte, 'a link worker with no hours: kept')
          const role = cells.role.includes('(Mental Health Practitioner')
            ? 'mentalHealth'
            : 'linkWorker'
          network.fte[employed ? 'staff' : 'contracted'][role] += cells.fte
          if (!employed) return
          if (cells.person === null) {
            at.problem(
              'UNIQUE_IDENTIFIER',
              '',
              'expected a number for employed staff — headcounts need it',
            )
            return
          }
          for (const each of within) each.people[role].add(cells.person)
        },
      },
      finish() {
        const hasMentalHealth = census !== undefined && census >= '2023-04'
        const rows = [...areas.values()].map((gathered) => {
          const { level, fte, people } = gathered
          const isNetwork = level === 'network'
          const fteOf = (value: number, published = true) =>
            isNetwork && published ? round(value, 6) : null
          return {
            census: census ?? '',
            level,
            code: gathered.code,
            name: gathered.name,
            sub_icb: gathered.subIcb,
            icb: gathered.icb,
            region: gathered.region,
            fte_staff_link_worker: fteOf(fte.staff.linkWorker),
            fte_staff_mental_health: fteOf(fte.staff.mentalHealth, hasMentalHealth),
            fte_contracted_link_worker: fteOf(fte.contracted.linkWorker),
            fte_contracted_mental_health: fteOf(fte.contracted.mentalHealth, hasMentalHealth),
            headcount: people.linkWorker.union(people.mentalHealth).size,
            headcount_link_worker: people.linkWorker.size,
            headcount_mental_health: hasMentalHealth ? people.mentalHealth.size : null,
          }
        })
        const byCode = byColumns<(typeof rows)[number]>('code')
        rows.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || byCode(a, b))
        return { release: census, rows }
      },
    }
  },
})
