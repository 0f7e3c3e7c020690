import type { Column } from './chart.ts'
import { formatDecimal, formatMonth, formatPercent } from './format.ts'

/** Columns that several charts share, so that they are named and written alike. */
export const columns = {
  census: { label: 'Census', format: (value) => formatMonth(String(value)) },
  rate: {
    label: 'Link workers per 100,000 patients (full-time equivalent)',
    format: (value) => formatDecimal(Number(value), 2),
    drawn: true,
  },
  patientsCovered: {
    label: 'Share of patients in networks that reported',
    format: (value) => formatPercent(Number(value), 1),
  },
} as const satisfies Record<string, Column>
