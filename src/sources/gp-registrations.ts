import { z } from 'zod'
import { blankable, text as textCell, whole } from '../cell.ts'
import { blankable as orBlank, choice, code, count, day, text } from '../column.ts'
import { byColumns, defineSource } from '../source.ts'

const levels = ['region', 'icb', 'sub-icb', 'network', 'practice'] as const
type Level = (typeof levels)[number]

const row = z.object({
  level: z.enum(levels).describe('Kind of area'),
  code: textCell.describe('Code of the practice or area'),
  ons_code: blankable(textCell).describe(
    'Its code at the Office for National Statistics; areas above networks only',
  ),
  name: blankable(textCell).describe('Name of the area; blank for practices'),
  network: blankable(textCell).describe(
    'Code of the practice’s primary care network; blank if it has none',
  ),
  sub_icb: blankable(textCell).describe(
    'Code of the sub-ICB location it lies in; blank for a network whose practices lie in several',
  ),
  icb: blankable(textCell).describe(
    'Code of the integrated care board it lies in; blank for a network in several',
  ),
  region: blankable(textCell).describe(
    'Code of the NHS region it lies in; blank for a network in several',
  ),
  patients: whole.describe('Patients registered on the day of the release'),
})

type Row = z.infer<typeof row>

const area = /^[A-Z0-9]{3,5}$/
const practiceCode = /^[A-Z]\d{5}$/

const kinds = {
  GP: 'practice',
  PCN: 'network',
  SUB_ICB_LOCATION_CODE: 'sub-icb',
  ICB: 'icb',
  'Comm Region': 'region',
} as const satisfies Record<string, Level>

const layouts = {
  map: {
    title: 'practice map',
    format: 'csv',
    member: /prac-map.*\.csv$/i,
    columns: {
      date: day('EXTRACT_DATE'),
      practice: code('PRACTICE_CODE', practiceCode, 'A81001'),
      network: code('PCN_CODE', /^U(\d{5})?$/, 'U12345, or U for none'),
      networkName: text('PCN_NAME'),
      subIcb: code('SUB_ICB_LOCATION_CODE', area, '16C'),
      subIcbName: text('SUB_ICB_LOCATION_NAME'),
      subIcbOns: code('ONS_SUB_ICB_LOCATION_CODE', /^E38\d{6}$/, 'E38000247'),
      icb: code('ICB_CODE', area, 'QHM'),
      icbName: text('ICB_NAME'),
      icbOns: code('ONS_ICB_CODE', /^E54\d{6}$/, 'E54000050'),
      region: code('COMM_REGION_CODE', area, 'Y63'),
      regionName: text('COMM_REGION_NAME'),
      regionOns: code('ONS_COMM_REGION_CODE', /^E40\d{6}$/, 'E40000012'),
    },
  },
  ages: {
    title: 'patients by five-year age',
    format: 'csv',
    member: /quin-age.*\.csv$/i,
    columns: {
      date: day('EXTRACT_DATE'),
      kind: choice('ORG_TYPE', Object.keys(kinds) as (keyof typeof kinds)[]),
      code: code('ORG_CODE', /^[A-Z0-9]{1,6}$/, 'A81001'),
      sex: orBlank(text('SEX')),
      age: orBlank(text('AGE_GROUP_5')),
      patients: count('NUMBER_OF_PATIENTS', 0, 100_000_000),
    },
  },
} as const

/** Patients registered at GP practices: who belongs where (the map), and how many (the ages file's totals). */
export const gpRegistrations = defineSource({
  id: 'gp-registrations',
  title: 'Patients Registered at a GP Practice',
  publisher: 'NHS England',
  licence: 'Open Government Licence v3.0',
  page: 'https://digital.nhs.uk/data-and-information/publications/statistical/patients-registered-at-a-gp-practice',
  release: { form: 'YYYY-MM-DD', from: 'content', earliest: 2019 },
  layouts,
  needs: 'every',
  steady: ['rows_read', 'rows_kept'],
  row,
  key: ['level', 'code'],
  extract(report) {
    const mapped = new Map<string, Row>()
    const totals = new Map<string, number>()
    let date: string | undefined

    return {
      add: {
        map(cells, at) {
          date ??= cells.date
          if (cells.date !== date) {
            at.problem(
              'EXTRACT_DATE',
              cells.date,
              `expected ${date} as in the rows before — take both files from one release`,
            )
          }
          const { practice, subIcb, icb, region } = cells
          const network = cells.network === 'U' ? null : cells.network
          const nothing = {
            ons_code: null,
            name: null,
            network: null,
            sub_icb: null,
            icb: null,
            region: null,
            patients: 0,
          }
          if (mapped.has(`practice ${practice}`))
            at.problem('PRACTICE_CODE', practice, 'expected each practice once')
          mapped.set(`practice ${practice}`, {
            ...nothing,
            level: 'practice',
            code: practice,
            network,
            sub_icb: subIcb,
            icb,
            region,
          })
          const within: Row[] = [
            {
              ...nothing,
              level: 'sub-icb',
              code: subIcb,
              name: cells.subIcbName,
              ons_code: cells.subIcbOns,
              icb,
              region,
            },
            {
              ...nothing,
              level: 'icb',
              code: icb,
              name: cells.icbName,
              ons_code: cells.icbOns,
              region,
            },
            {
              ...nothing,
              level: 'region',
              code: region,
              name: cells.regionName,
              ons_code: cells.regionOns,
            },
          ]
          if (network)
            within.push({
              ...nothing,
              level: 'network',
              code: network,
              name: cells.networkName,
              sub_icb: subIcb,
              icb,
              region,
            })
          for (const each of within) {
            const known = mapped.get(`${each.level} ${each.code}`) ?? each
            mapped.set(`${each.level} ${each.code}`, known)
            for (const above of ['sub_icb', 'icb', 'region'] as const) {
              if (known[above] === each[above]) continue
              if (each.level !== 'network') {
                at.problem(
                  'PRACTICE_CODE',
                  practice,
                  `expected ${each.level} ${each.code} in ${known[above]} as in earlier rows, not in ${each[above]}`,
                )
              }
              known[above] = null
            }
          }
        },
        ages(cells, at) {
          date ??= cells.date
          if (cells.date !== date) {
            at.problem(
              'EXTRACT_DATE',
              cells.date,
              `expected ${date} as in the rows before — take both files from one release`,
            )
          }
          if (cells.sex !== 'ALL' || cells.age !== 'ALL') return
          const key = `${kinds[cells.kind]} ${cells.code}`
          if (totals.has(key))
            at.problem('ORG_CODE', cells.code, 'expected one total for each organisation')
          totals.set(key, cells.patients)
        },
      },
      finish() {
        for (const [key, each] of mapped) {
          const total = totals.get(key)
          if (total === undefined)
            report.problem(`no total in the ages file: ${key}; take both files from one release`)
          each.patients = total ?? 0
        }
        for (const key of totals.keys()) {
          if (!mapped.has(key) && key !== 'network U') {
            report.problem(`not in the practice map: ${key}; take both files from one release`)
          }
        }
        for (const [key, sum] of sumPractices(mapped)) {
          const total = totals.get(key)
          if (total !== undefined && total !== sum) {
            report.problem(
              `practices of ${key}: ${sum}; expected ${total}, the published total — the files do not fit together`,
            )
          }
        }
        const rows = [...mapped.values()]
        const byCode = byColumns<Row>('code')
        rows.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || byCode(a, b))
        return { release: date, rows }
      },
    }
  },
})

/** Patients of the practices of each area, by `<level> <code>`. */
function sumPractices(mapped: Map<string, Row>): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { level, network, sub_icb, icb, region, patients } of mapped.values()) {
    if (level !== 'practice') continue
    const keys = [
      `network ${network ?? 'U'}`,
      `sub-icb ${sub_icb}`,
      `icb ${icb}`,
      `region ${region}`,
    ]
    for (const key of keys) sums.set(key, (sums.get(key) ?? 0) + patients)
  }
  return sums
}
