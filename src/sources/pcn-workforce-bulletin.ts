import { z } from 'zod'
import { blankable, decimal as decimalCell, month, whole } from '../cell.ts'
import { choice, code, decimal } from '../column.ts'
import { byColumns, defineSource } from '../source.ts'

const genders = ['all', 'female', 'male', 'not recorded'] as const

const row = z.object({
  census: month.describe('Census the staff were counted at, YYYY-MM'),
  gender: z
    .enum(genders)
    .describe('Gender as recorded; all includes contracted services, which have none'),
  fte_link_worker: blankable(decimalCell).describe('Link workers, full-time equivalent, England'),
  fte_mental_health: blankable(decimalCell).describe(
    'Link workers (mental health practitioners), full-time equivalent; the role began in April 2023',
  ),
  headcount_link_worker: blankable(whole).describe('People employed as link workers'),
  headcount_mental_health: blankable(whole).describe(
    'People employed as link workers (mental health practitioners)',
  ),
  networks_active: blankable(whole).describe('Primary care networks that existed'),
  networks_recording: blankable(whole).describe(
    'Networks that recorded staff or contracted services',
  ),
  networks_recording_staff: blankable(whole).describe('Networks that recorded staff'),
})

type Row = z.infer<typeof row>
type Figure = Exclude<keyof Row, 'census' | 'gender'>

const roles = {
  linkWorker: 'Social Prescribing Link Workers (Non-Mental Health Practitioners)',
  mentalHealth: 'Social Prescribing Link Workers (Mental Health Practitioners)',
} as const

const series = [
  roles.linkWorker,
  roles.mentalHealth,
  'PCNs active',
  'PCNs recording Staff or Contracted Services data',
  'PCNs recording Staff data',
] as const

/** Which figure a series of table 1a (FTE) or 1b (headcount) is. */
const figures: Record<'FTE' | 'headcount', Partial<Record<(typeof series)[number], Figure>>> = {
  FTE: {
    [roles.linkWorker]: 'fte_link_worker',
    [roles.mentalHealth]: 'fte_mental_health',
    'PCNs active': 'networks_active',
    'PCNs recording Staff or Contracted Services data': 'networks_recording',
  },
  headcount: {
    [roles.linkWorker]: 'headcount_link_worker',
    [roles.mentalHealth]: 'headcount_mental_health',
    'PCNs active': 'networks_active',
    'PCNs recording Staff data': 'networks_recording_staff',
  },
}

const layouts = {
  tables: {
    title: 'tidy rows of bulletin tables 1a and 1b',
    format: 'csv',
    provenance: 'rebuilt',
    note: 'rows of link workers and of networks from tables 1a (FTE) and 1b (headcount): a tidy extract of the workbook as loaded by a public project',
    columns: {
      measure: choice('measure', ['FTE', 'headcount']),
      gender: choice('block', genders),
      series: choice('series', series),
      census: code('census', /^\d{4}-(0[1-9]|1[0-2])$/, '2025-11'),
      value: decimal('value', 0, 100_000),
    },
  },
} as const

/** England's link workers census by census, as printed in the bulletin of the workforce publication. */
export const pcnWorkforceBulletin = defineSource({
  id: 'pcn-workforce-bulletin',
  title: 'Primary Care Network Workforce, bulletin tables 1a and 1b',
  publisher: 'NHS England',
  licence: 'Open Government Licence v3.0',
  page: 'https://digital.nhs.uk/data-and-information/publications/statistical/primary-care-workforce-quarterly-update',
  release: { form: 'YYYY-MM', from: 'content', earliest: 2019 },
  rhythm: {
    rule: 'a bulletin each month, out within two months; it repeats all earlier censuses',
    stages: [{ from: '2022-12', every: 'month' }],
    publishedAfter: 2,
    isCumulative: true,
  },
  layouts,
  needs: 'one',
  steady: ['rows_read', 'rows_kept'],
  row,
  key: ['census', 'gender'],
  extract() {
    const rows = new Map<string, Row>()
    return {
      add: {
        tables({ census, gender, measure, series: name, value }, at) {
          const figure = figures[measure][name]
          if (!figure) {
            at.problem(
              'series',
              name,
              `expected a series of the ${measure} table — check the column measure`,
            )
            return
          }
          const key = `${census} ${gender}`
          const found = rows.get(key) ?? blankRow(census, gender)
          rows.set(key, found)
          // Both tables print the number of active networks: it must be the same.
          if (found[figure] !== null && found[figure] !== value) {
            at.problem(
              'value',
              value,
              `expected ${found[figure]} as in an earlier row of ${census}, ${gender}, ${name}`,
            )
          }
          found[figure] = value
        },
      },
      finish() {
        const sorted = [...rows.values()].sort(byColumns('census', 'gender'))
        return { release: sorted.at(-1)?.census, rows: sorted }
      },
    }
  },
})

function blankRow(census: string, gender: Row['gender']): Row {
  return {
    census,
    gender,
    fte_link_worker: null,
    fte_mental_health: null,
    headcount_link_worker: null,
    headcount_mental_health: null,
    networks_active: null,
    networks_recording: null,
    networks_recording_staff: null,
  }
}
