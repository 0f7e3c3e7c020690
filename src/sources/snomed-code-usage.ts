import { z } from 'zod'
import { suppressible, text as textCell } from '../cell.ts'
import { digits, suppressibleCount, text } from '../column.ts'
import { concepts } from '../concepts.ts'
import { byColumns, defineSource } from '../source.ts'

const kept = new Set<string>(Object.values(concepts))

// Every complete file lists all codes used in a year, about 100,000; sorted by usage, so that a file that is
// cut off loses the rare codes, which would then read as never used.
const fewestRows = 80_000

const row = z.object({
  concept_id: textCell.describe('SNOMED CT concept, 6 to 18 digits'),
  description: textCell.describe('Description of the concept in that year’s file'),
  usage: suppressible.describe(
    'Times the code was added to GP records from 1 August to 31 July, rounded to 10; “suppressed” is 1 to 4; 0 if a complete file does not list it',
  ),
})

const columns = {
  concept: digits('SNOMED_Concept_ID', /^\d{6,18}$/, '871731000000106'),
  description: text('Description'),
  usage: suppressibleCount('Usage'),
}

const layouts = {
  text: { title: 'tab-separated text', format: 'tsv', columns },
  workbook: { title: 'workbook', format: 'xlsx', columns },
  transcribed: {
    title: 'transcribed rows',
    format: 'csv',
    provenance: 'transcribed',
    note: 'selected rows only, transcribed from a public project’s JSON made from the official text file; descriptions are from other releases',
    columns,
  },
} as const

/** How often each clinical code was added to GP records in England, by year. */
export const snomedCodeUsage = defineSource({
  id: 'snomed-code-usage',
  title: 'SNOMED code usage in primary care',
  publisher: 'NHS England',
  licence: 'Open Government Licence v3.0',
  page: 'https://digital.nhs.uk/data-and-information/publications/statistical/mi-snomed-code-usage-in-primary-care',
  release: { form: 'YYYY-YY', from: 'option', earliest: 2011 },
  layouts,
  needs: 'one',
  steady: ['rows_kept'],
  row,
  key: ['concept_id'],
  extract(report) {
    const rows: z.infer<typeof row>[] = []
    let rowsOfCompleteFile = 0

    const keep = (cells: {
      concept: string
      description: string
      usage: number | 'suppressed'
    }) => {
      if (!kept.has(cells.concept)) return
      rows.push({ concept_id: cells.concept, description: cells.description, usage: cells.usage })
    }
    const keepOfCompleteFile = (cells: Parameters<typeof keep>[0]) => {
      rowsOfCompleteFile += 1
      keep(cells)
    }

    return {
      add: { text: keepOfCompleteFile, workbook: keepOfCompleteFile, transcribed: keep },
      finish() {
        if (rowsOfCompleteFile > 0) {
          if (rowsOfCompleteFile < fewestRows) {
            report.doubt(
              `rows: ${rowsOfCompleteFile}; expected ${fewestRows} or more in a complete file — download it again, it may be cut off`,
            )
          }
          const listed = new Set(rows.map((each) => each.concept_id))
          for (const concept of kept) {
            if (!listed.has(concept))
              rows.push({ concept_id: concept, description: 'not listed', usage: 0 })
          }
        }
        return { rows: rows.sort(byColumns('concept_id')) }
      },
    }
  },
})
