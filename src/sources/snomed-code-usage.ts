import { z } from 'zod'
import { suppressible, text as textCell } from '../cell.ts'
import { blankable as orBlank, digits, suppressibleCount, text } from '../column.ts'
import { concepts } from '../concepts.ts'
import { byColumns, defineSource, type Cells, type Place } from '../source.ts'

const kept = new Set<string>(Object.values(concepts))

// Every complete file lists all codes used in a year: 97,342 in 2011-12, more in every year since. It is sorted by
// usage, so that a file that is cut off loses the rare codes, which would then read as never used.
const fewestRows = 95_000

/** Where the text file of each year lies on the publisher's file server. */
const folders = {
  '2011-12': '53/C8F877',
  '2012-13': '69/866A44',
  '2013-14': '82/40F702',
  '2014-15': 'BB/47E566',
  '2015-16': '8B/15EAA1',
  '2016-17': 'E2/79561E',
  '2017-18': '9F/024949',
  '2018-19': '13/F2956B',
  '2019-20': '8F/882EB3',
  '2020-21': '8A/09BBE6',
  '2021-22': '71/6C02F5',
  '2022-23': '09/E1218D',
  '2023-24': 'B8/7D8335',
  '2024-25': '9F/527A2C',
}

const row = z.object({
  concept_id: textCell.describe('SNOMED CT concept, 6 to 18 digits'),
  description: textCell.describe('Description of the concept in that year’s file'),
  usage: suppressible.describe(
    'Times the code was added to GP records from 1 August to 31 July, rounded to 10; “suppressed” is 1 to 4; 0 if a complete file does not list it',
  ),
})

const columns = {
  concept: digits('SNOMED_Concept_ID', /^[1-9]\d{5,17}$/, '871731000000106'),
  description: orBlank(text('Description')),
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
  // The file of 2022-23 was out, and revised, by December 2023; earlier ones came late and together.
  rhythm: {
    rule: 'a file for each year from August to July, out by December',
    stages: [{ from: '2011-12', every: 'year' }],
    publishedAfter: 5,
    yearEnds: 7,
  },
  downloads: Object.entries(folders).map(([year, folder]) => ({
    release: year,
    url: `https://files.digital.nhs.uk/${folder}/SNOMED_code_usage_${year}.txt`,
  })),
  layouts,
  needs: 'one',
  steady: ['rows_kept'],
  row,
  key: ['concept_id'],
  extract(report) {
    const rows: z.infer<typeof row>[] = []
    let rowsOfCompleteFile = 0

    const keep = ({ concept, description, usage }: Cells<typeof layouts.text>, at: Place) => {
      if (!kept.has(concept)) return
      if (typeof usage === 'number' && usage % 10 !== 0) {
        at.problem(
          'Usage',
          usage,
          'expected tens, to which the publisher rounds — ask the publisher',
        )
      }
      rows.push({ concept_id: concept, description: description ?? 'not stated', usage })
    }
    const keepOfCompleteFile: typeof keep = (cells, at) => {
      rowsOfCompleteFile += 1
      keep(cells, at)
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
