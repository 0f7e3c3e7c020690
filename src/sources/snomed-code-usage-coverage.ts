import { z } from 'zod'
import { blankable, day, text as textCell, whole } from '../cell.ts'
import type { Column } from '../column.ts'
import { blankable as orBlank, code, count } from '../column.ts'
import { byColumns, defineSource } from '../source.ts'

const row = z.object({
  year: textCell.describe('Year of the release, YYYY-YY'),
  period_start: day.describe('First day covered'),
  period_end: day.describe('Last day covered'),
  suppliers: blankable(whole).describe('Suppliers of GP systems that sent data'),
  practices: blankable(whole).describe('Practices covered; blank where it is not recorded'),
  patients: blankable(whole).describe('Patients registered at the practices covered'),
})

/** Two days in words: `1 August 2011 to 31 July 2012`. */
const period: Column<{ start: string; end: string }> = {
  names: ['DatesCovered'],
  expected: 'two days such as 1 August 2011 to 31 July 2012',
  advice: 'write the period as in the other rows',
  parse(cell) {
    const found = /^1 August (\d{4}) to 31 July (\d{4})$/.exec(cell.trim())
    return found ? { start: `${found[1]}-08-01`, end: `${found[2]}-07-31` } : undefined
  },
}

const layouts = {
  coverage: {
    title: 'coverage by year',
    format: 'csv',
    provenance: 'compiled',
    note: 'practices and patients covered, from the metadata of each year’s publication',
    columns: {
      year: code('ReportingPeriod', /^\d{4}-\d{2}$/, '2022-23'),
      period,
      suppliers: orBlank(count('GPSystemSuppliers')),
      practices: orBlank(count('Practices')),
      patients: orBlank(count('RegisteredPatients')),
    },
  },
} as const

/** How many practices and patients the SNOMED code usage of each year covers. */
export const snomedCodeUsageCoverage = defineSource({
  id: 'snomed-code-usage-coverage',
  title: 'SNOMED code usage in primary care: coverage',
  publisher: 'NHS England',
  licence: 'Open Government Licence v3.0',
  page: 'https://digital.nhs.uk/data-and-information/publications/statistical/mi-snomed-code-usage-in-primary-care',
  release: { form: 'YYYY-YY', from: 'content', earliest: 2011 },
  rhythm: 'irregular',
  layouts,
  needs: 'one',
  steady: ['rows_read', 'rows_kept'],
  row,
  key: ['year'],
  extract() {
    const rows: z.infer<typeof row>[] = []
    return {
      add: {
        coverage({ year, period: { start, end }, suppliers, practices, patients }, at) {
          const years = `${start.slice(0, 4)}-${end.slice(2, 4)}`
          if (years !== year || Number(end.slice(0, 4)) !== Number(start.slice(0, 4)) + 1) {
            at.problem('DatesCovered', `${start} to ${end}`, `expected the year ${year}`)
          }
          rows.push({ year, period_start: start, period_end: end, suppliers, practices, patients })
        },
      },
      finish() {
        rows.sort(byColumns('year'))
        return { release: rows.at(-1)?.year, rows }
      },
    }
  },
})
