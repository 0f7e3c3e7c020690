import { z } from 'zod'
import { byLevelAndCode, codeForms, differences, levels, type Level } from '../area.ts'
import { blankable, text as textCell, whole } from '../cell.ts'
import { blankable as orBlank, choice, code, count, day, text } from '../column.ts'
import { formatCount } from '../format.ts'
import { SeenNames } from '../methods/seen-names.ts'
import { defineSource, type Cells, type Place } from '../source.ts'

const row = z.object({
  level: z.enum(levels).exclude(['england']).describe('Kind of area'),
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

/** Kinds of organisations as the ages file names them; to June 2022 there were CCGs and STPs. */
const kinds = {
  GP: 'practice',
  PCN: 'network',
  SUB_ICB_LOCATION_CODE: 'sub-icb',
  CCG: 'sub-icb',
  ICB: 'icb',
  STP: 'icb',
  'Comm Region': 'region',
} as const satisfies Record<string, Level>

const layouts = {
  map: {
    title: 'practice map',
    format: 'csv',
    member: /prac-map.*\.csv$/i,
    columns: {
      date: day('EXTRACT_DATE'),
      practice: code('PRACTICE_CODE', codeForms.practice, 'A81001'),
      network: code('PCN_CODE', /^U(\d{5})?$/, 'U12345, or U for none'),
      networkName: text('PCN_NAME'),
      subIcb: code(['SUB_ICB_LOCATION_CODE', 'CCG_CODE'], codeForms.area, '16C'),
      subIcbName: text(['SUB_ICB_LOCATION_NAME', 'CCG_NAME']),
      subIcbOns: code(['ONS_SUB_ICB_LOCATION_CODE', 'ONS_CCG_CODE'], /^E38\d{6}$/, 'E38000247'),
      icb: code(['ICB_CODE', 'STP_CODE'], codeForms.area, 'QHM'),
      icbName: text(['ICB_NAME', 'STP_NAME']),
      icbOns: code(['ONS_ICB_CODE', 'ONS_STP_CODE'], /^E54\d{6}$/, 'E54000050'),
      region: code('COMM_REGION_CODE', codeForms.area, 'Y63'),
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
      kind: choice('ORG_TYPE', [
        'GP',
        'PCN',
        'SUB_ICB_LOCATION_CODE',
        'CCG',
        'ICB',
        'STP',
        'Comm Region',
      ]),
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
  // Those of June and August 2017 came out on 13 June and 11 August.
  rhythm: {
    rule: 'the patients of the first day of each month, out in that month',
    stages: [{ from: '2019-01-01', every: 'month' }],
    publishedAfter: 0,
  },
  downloads: [
    {
      release: '2026-07-01',
      url: 'https://files.digital.nhs.uk/98/8142DB/gp-reg-pat-prac-map.zip',
    },
  ],
  layouts,
  needs: 'every',
  steady: ['rows_read', 'rows_kept'],
  row,
  key: ['level', 'code'],
  extract(report) {
    const areas = new Map<string, Row>()
    const totals = new Map<string, number>()
    const names = new SeenNames()
    let date: string | undefined

    const checkDate = (found: string, at: Place) => {
      date ??= found
      if (found === date) return
      at.problem(
        'EXTRACT_DATE',
        found,
        `expected ${date} as before — take both files from one release`,
      )
    }

    return {
      add: {
        map(cells, at) {
          checkDate(cells.date, at)
          if (areas.has(`practice ${cells.practice}`)) {
            at.problem(
              'PRACTICE_CODE',
              cells.practice,
              'expected each practice once — download the file again',
            )
          }
          for (const each of areasOf(cells)) {
            const key = `${each.level} ${each.code}`
            const known = areas.get(key) ?? each
            areas.set(key, known)
            names.note(key, [each.name, each.ons_code].filter(Boolean).join(' '))
            for (const difference of differences(known, each)) {
              // Some networks straddle a border; no other area does.
              if (each.level === 'network') known[difference] = null
              else {
                at.problem(
                  'PRACTICE_CODE',
                  cells.practice,
                  `expected ${key} in ${known[difference]} as before, not in ${each[difference]} — ask the publisher`,
                )
              }
            }
          }
        },
        ages({ date: found, kind, code: organisation, sex, age, patients }, at) {
          checkDate(found, at)
          if (sex !== 'ALL' || age !== 'ALL') return
          const key = `${kinds[kind]} ${organisation}`
          if (totals.has(key)) {
            at.problem(
              'ORG_CODE',
              organisation,
              'expected one total for each — download the file again',
            )
          }
          totals.set(key, patients)
        },
      },
      finish() {
        for (const [key, each] of areas) {
          const total = totals.get(key)
          if (total === undefined) {
            report.problem(`${key}: no total in the ages file; take both files from one release`)
          }
          each.patients = total ?? 0
        }
        const sums = sumPractices(areas)
        for (const [key, total] of totals) {
          if (!areas.has(key) && key !== unallocated) {
            report.problem(`${key}: not in the practice map; take both files from one release`)
          } else if (sums.has(key) && sums.get(key) !== total) {
            report.problem(
              `${key}: its practices have ${sums.get(key)} patients; expected ${total}, the published total — take both files from one release`,
            )
          }
        }
        names.doubtOthers(report)
        const rows = [...areas.values()].sort(byLevelAndCode)
        return { release: date, rows, summary: summarise(rows) }
      },
    }
  },
})

/** What the ages file calls the patients of practices without a network. */
const unallocated = 'network U'

/** The practice of a row of the map, then the areas around it. */
function areasOf(cells: Cells<typeof layouts.map>): Row[] {
  const { practice, region, icb, subIcb: sub_icb } = cells
  const network = cells.network === 'U' ? null : cells.network
  const areas = [
    area('practice', practice, { network, sub_icb, icb, region }),
    area('sub-icb', sub_icb, { name: cells.subIcbName, ons_code: cells.subIcbOns, icb, region }),
    area('icb', icb, { name: cells.icbName, ons_code: cells.icbOns, region }),
    area('region', region, { name: cells.regionName, ons_code: cells.regionOns }),
  ]
  if (network)
    areas.push(area('network', network, { name: cells.networkName, sub_icb, icb, region }))
  return areas
}

function area(level: Row['level'], areaCode: string, known: Partial<Row>): Row {
  return {
    level,
    code: areaCode,
    ons_code: null,
    name: null,
    network: null,
    sub_icb: null,
    icb: null,
    region: null,
    patients: 0,
    ...known,
  }
}

/** Patients of the practices of each area, by `<level> <code>`. */
function sumPractices(areas: Map<string, Row>): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { level, network, sub_icb, icb, region, patients } of areas.values()) {
    if (level !== 'practice') continue
    const around = [
      network ? `network ${network}` : unallocated,
      `sub-icb ${sub_icb}`,
      `icb ${icb}`,
      `region ${region}`,
    ]
    for (const key of around) sums.set(key, (sums.get(key) ?? 0) + patients)
  }
  return sums
}

function summarise(rows: Row[]): string {
  const practices = rows.filter(({ level }) => level === 'practice')
  const patients = practices.reduce((sum, practice) => sum + practice.patients, 0)
  return `${formatCount(practices.length)} practices, ${formatCount(patients)} patients`
}
