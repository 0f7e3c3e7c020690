import { createWriteStream, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { formatCsv, parseCsv } from '../../src/csv.ts'

// Rows that are made up and written at a time.
const batch = 10_000

const header = [
  'Data_source',
  'CENSUS_YEAR',
  'CENSUS_MONTH',
  'PCN_CODE',
  'PCN_NAME',
  'SUB_ICB_CODE',
  'SUB_ICB_NAME',
  'ICB_CODE',
  'ICB_NAME',
  'COMM_REGION_CODE',
  'COMM_REGION_NAME',
  'STAFF_GROUP',
  'STAFF_ROLE',
  'DETAILED_STAFF_ROLE',
  'FTE',
  'UNIQUE_IDENTIFIER',
]

/**
 * Writes a file in the layout of the workforce publication: the link workers of a real census again, under the
 * date of another, among as many made-up rows of other roles as it takes. So the figures stay plausible, and
 * only the size of the file changes.
 * @param extract path of the real census as imported
 * @param census year and month of the new one
 */
export async function generate(
  path: string,
  { extract, census, rows }: { extract: string; census: [number, number]; rows: number },
) {
  await pipeline(Readable.from(pieces(extract, census, rows)), createWriteStream(path))
}

function* pieces(extract: string, census: [number, number], rows: number): Generator<string> {
  const areas = parseCsv(readFileSync(extract, 'utf8'))
  const nameOf = new Map(areas.map(({ code = '', name = '' }) => [code, name]))
  const networks = areas
    .filter(({ level }) => level === 'network')
    .map((row) => ({
      row,
      place: ['code', 'sub_icb', 'icb', 'region'].flatMap((column) => [
        row[column] ?? '',
        nameOf.get(row[column] ?? '') ?? '',
      ]),
    }))
  let count = 0
  const record = (source: string, place: string[], role: string, fte: number) => {
    count += 1
    const person = source === 'NWRS Staff' ? String(count) : ''
    const group = 'Other Direct Patient Care staff'
    return [source, ...census, ...place, group, role, role.replace(/s( \(|$)/, '$1'), fte, person]
  }
  const linkWorkers = networks.flatMap(({ row, place }) =>
    [
      ['NWRS Staff', 'Social Prescribing Link Workers', row['fte_staff_link_worker']],
      [
        'NWRS Staff',
        'Social Prescribing Link Workers (Mental Health Practitioners)',
        row['fte_staff_mental_health'],
      ],
      [
        'NWRS contracted services',
        'Social Prescribing Link Workers',
        row['fte_contracted_link_worker'],
      ],
    ].flatMap(([source = '', role = '', fte]) =>
      workers(source, Number(fte)).map((each) => record(source, place, role, each)),
    ),
  )
  yield `${header.join(',')}\n`
  yield* written(linkWorkers)
  for (let from = linkWorkers.length; from < rows; from += batch) {
    const length = Math.min(batch, rows - from)
    const others = Array.from({ length }, (_, index) =>
      record(
        'NWRS Staff',
        networks[(from + index) % networks.length]!.place,
        'General Practice Assistants',
        1,
      ),
    )
    yield* written(others)
  }
}

function* written(records: (string | number)[][]): Generator<string> {
  yield formatCsv(
    header,
    records.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index]]))),
  ).slice(header.join(',').length + 1)
}

/** A network's staff as people of at most 1 FTE each; contracted services stand in one row. */
function workers(source: string, fte: number): number[] {
  if (fte === 0) return []
  if (source !== 'NWRS Staff') return [fte]
  const whole = Array.from({ length: Math.floor(fte) }, () => 1)
  const rest = Math.round((fte % 1) * 1e6) / 1e6
  return rest > 0 ? [...whole, rest] : whole
}
