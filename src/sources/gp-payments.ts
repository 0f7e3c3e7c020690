import { z } from 'zod'
import { codeForms } from '../area.ts'
import { blankable, decimal as decimalCell, text as textCell } from '../cell.ts'
import type { Column } from '../column.ts'
import { code, decimal } from '../column.ts'
import { round } from '../methods/round.ts'
import { byColumns, defineSource } from '../source.ts'

const row = z.object({
  practice: textCell.describe('Code of the practice'),
  network: blankable(textCell).describe('Code of its primary care network; blank if it has none'),
  sub_icb: textCell.describe('Code of its clinical commissioning group or sub-ICB location'),
  region: textCell.describe('Code of its NHS region'),
  patients: decimalCell.describe('Registered patients, mean of the year’s quarters'),
})

// The file of 2022/23 heads the network's code with `Code` alone.
const network: Column<string | null> = {
  names: ['PCN Code', 'Code'],
  expected: 'a code such as U33392, or Unknown or no PCN',
  advice: 'take the file as published, not one saved again by a spreadsheet',
  parse(cell) {
    const value = cell.trim()
    if (value === 'Unknown or no PCN') return null
    return codeForms.network.test(value) ? value : undefined
  },
}

const layouts = {
  practices: {
    title: 'payments by practice',
    format: 'csv',
    columns: {
      practice: code('Practice Code', codeForms.practice, 'A81001'),
      network,
      subIcb: code(['CCG Code', 'Sub ICB Code'], codeForms.area, '16C'),
      region: code('NHS England (Region) code', codeForms.area, 'Y63'),
      patients: decimal('Number of Registered Patients (Last Known Figure)', 0, 500_000),
    },
  },
} as const

/** Payments to GP practices; read only for the list sizes, which are averages of the financial year. */
export const gpPayments = defineSource({
  id: 'gp-payments',
  title: 'NHS Payments to General Practice',
  publisher: 'NHS England',
  licence: 'Open Government Licence v3.0',
  page: 'https://digital.nhs.uk/data-and-information/publications/statistical/nhs-payments-to-general-practice',
  release: { form: 'YYYY-YY', from: 'option', earliest: 2015 },
  // Those on 2017/18, 2019/20 and 2020/21 came out in December, August and November after the year.
  rhythm: {
    rule: 'a report on each financial year, out by December',
    stages: [{ from: '2015-16', every: 'year' }],
    publishedAfter: 9,
    yearEnds: 3,
  },
  layouts,
  needs: 'one',
  steady: ['rows_read', 'rows_kept'],
  row,
  key: ['practice'],
  extract() {
    const rows: z.infer<typeof row>[] = []
    return {
      add: {
        practices({ practice, network: networkCode, subIcb, region, patients }) {
          rows.push({
            practice,
            network: networkCode,
            sub_icb: subIcb,
            region,
            patients: round(patients, 2),
          })
        },
      },
      finish: () => ({ rows: rows.sort(byColumns('practice')) }),
    }
  },
})
