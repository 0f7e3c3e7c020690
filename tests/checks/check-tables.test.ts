import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readTables } from '../../scripts/check-tables.ts'
import { readReasons } from '../../scripts/reasons.ts'
import type { AnyRow } from '../../src/checks/check.ts'
import { checkTables, type CheckedTable } from '../../src/checks/check-tables.ts'
import { formatFigure, formatPeriod } from '../../src/checks/words.ts'
import type { Finding } from '../../src/finding.ts'
import { unexplained } from '../../src/publishing/reasons.ts'

const judged = new Set([
  'areas',
  'area-deprivation',
  'link-workers-by-census',
  'link-workers-by-deprivation-fifth',
  'link-workers-by-month',
  'link-workers-by-network',
])

let tables: CheckedTable[]
let known: Set<string>
// The tables are those of the day, so what is newest in them is asked of them.
let previous: string
let newest: string

beforeAll(async () => {
  tables = await readTables('data')
  const censuses = committedRows('link-workers-by-census').map(({ census }) => String(census))
  ;[previous = '', newest = ''] = [...new Set(censuses)].sort().slice(-2)
  known = new Set(checkTables(tables).map((finding) => JSON.stringify(finding)))
})

const committedRows = (id: string): readonly AnyRow[] =>
  tables.find(({ declaration }) => declaration.id === id)?.rows ?? []

/** A figure of the table by census. */
const figureOf = (isMeant: (row: AnyRow) => boolean, census: string, column: string): number =>
  Number(
    committedRows('link-workers-by-census').find((row) => row.census === census && isMeant(row))?.[
      column
    ],
  )

/** How a check tells the newest step of a figure that was spoilt by this factor. */
const step = (isMeant: (row: AnyRow) => boolean, column: string, factor: number) => ({
  from: `from ${formatFigure(figureOf(isMeant, previous, column))} in ${formatPeriod(previous)} `,
  to: `to ${formatFigure(factor * figureOf(isMeant, newest, column))} in ${formatPeriod(newest)}`,
})

/** The tables with the rows of one, or of each, changed. */
const change = (id: string, rowsOf: (rows: readonly AnyRow[]) => AnyRow[]) =>
  tables.map((table) =>
    table.declaration.id === id ? { ...table, rows: rowsOf(table.rows) } : table,
  )

/** What is found beyond what the real tables give. */
const newIn = (changed: CheckedTable[]): Finding[] =>
  checkTables(changed).filter((finding) => !known.has(JSON.stringify(finding)))

/** What is found when some rows of the newest census are spoilt. */
const plant = (id: string, isSpoilt: (row: AnyRow) => boolean, spoil: (row: AnyRow) => AnyRow) =>
  newIn(
    change(id, (rows) =>
      rows.map((row) => (row.census === newest && isSpoilt(row) ? { ...row, ...spoil(row) } : row)),
    ),
  )

const times = (row: AnyRow, factor: number, columns: readonly string[]): AnyRow =>
  Object.fromEntries(
    columns.map((column) => [
      column,
      typeof row[column] === 'number' ? row[column] * factor : row[column],
    ]),
  )

const fteColumns = [
  'fte',
  'fte_staff',
  'fte_contracted',
  'fte_link_worker',
  'fte_mental_health',
  'fte_female',
  'fte_male',
  'fte_gender_not_recorded',
  'fte_per_100000',
  'fte_per_100000_covered',
  'fte_per_100000_reporting',
  'fte_per_100000_most',
]

const isArea = (level: string, code: string) => (row: AnyRow) =>
  row.level === level && row.code === code
const said = (findings: readonly Finding[]) =>
  findings.map(({ kind, where, column, words }) => [kind, where, column, words].join(' | '))

/** A line with these parts, in this order. */
const inOrder = (...parts: string[]) =>
  expect.stringMatching(new RegExp(parts.map((part) => RegExp.escape(part)).join('.*')))

describe('the committed tables', () => {
  it('have nothing that stops', () => {
    expect(checkTables(tables).filter(({ severity }) => severity === 'stops')).toEqual([])
  })

  it('have a published reason for each of them', () => {
    expect(unexplained(checkTables(tables), readReasons('data'))).toEqual([])
  })
})

describe('a planted error', () => {
  it('of factor ten in one ICB is told with the numbers', () => {
    const board = isArea('icb', 'QOQ')
    const findings = said(
      plant('link-workers-by-census', board, (row) => times(row, 10, fteColumns)),
    )
    const { from, to } = step(board, 'fte', 10)
    expect(findings).toContainEqual(
      inOrder('jump | level icb · code QOQ', newest, '| fte |', from, to, 'the largest rise was'),
    )
    expect(findings).toContainEqual(
      inOrder('levels do not add up |', newest, 'level icb | fte | adds up to', 'too many'),
    )
    const rate = formatFigure(10 * figureOf(board, newest, 'fte_per_100000'))
    expect(findings).toContainEqual(
      inOrder('outside plausible bounds | level icb · code QOQ', `fte_per_100000 | ${rate}; `),
    )
  })

  it('of a unit, hours instead of full-time equivalents, is told though every table has it', () => {
    const hours = tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) =>
        row.census === newest ? { ...row, ...times(row, 37.5, fteColumns) } : row,
      ),
    }))
    const findings = newIn(hours)
    const jumps = findings.filter(({ kind, column }) => kind === 'jump' && column === 'fte')
    const tablesTold = new Set(jumps.map(({ table }) => table))
    expect([...tablesTold]).toEqual([
      'link-workers-by-census',
      'link-workers-by-deprivation-fifth',
      'link-workers-by-month',
    ])
    const { from, to } = step(isArea('england', 'E92000001'), 'fte', 37.5)
    expect(said(jumps)).toContainEqual(inOrder(`census ${newest} | fte |`, from, to))
  })

  it('of a lost region is told, whether its rows are gone or its networks silent', () => {
    const gone = said(
      newIn(
        change('link-workers-by-census', (rows) =>
          rows.filter((row) => row.census !== newest || !isArea('region', 'Y62')(row)),
        ),
      ),
    )
    expect(gone).toContainEqual(expect.stringMatching(/^row missing \| .*code Y62/))
    expect(gone).toContainEqual(
      `number of areas | census ${newest} · level region |  | 6, expected 7`,
    )
    const fte = formatFigure(Math.trunc(figureOf(isArea('region', 'Y62'), newest, 'fte')))
    expect(gone).toContainEqual(
      inOrder('levels do not add up |', 'level region | fte |', `: ${fte}`, 'missing'),
    )

    const silent = said(
      plant('link-workers-by-census', isArea('region', 'Y62'), (row) => ({
        ...times(row, 0, [...fteColumns, 'networks_reporting', 'networks_with_link_worker']),
        fte_per_100000_covered: null,
        headcount: 0,
        patients_covered: 0,
        covered_share: 0,
      })),
    )
    expect(silent).toContainEqual(
      expect.stringMatching(
        /^figure that nobody reported \| level region · code Y62 .* fte \| 0, but networks_reporting is 0; /,
      ),
    )
    const { from, to } = step(isArea('region', 'Y62'), 'covered_share', 0)
    expect(silent).toContainEqual(
      inOrder('coverage shrank | level region · code Y62', from, to, 'the largest fall before'),
    )
  })

  it('of doubled rows is told, whether they stand twice or were added up twice', () => {
    const twice = newIn(change('link-workers-by-month', (rows) => [...rows, ...rows.slice(-1)]))
    expect(said(twice)).toContainEqual(
      inOrder(`key repeated | census ${newest}`, '2 rows with this key'),
    )
    const added = said(
      plant('link-workers-by-census', isArea('icb', 'QE1'), (row) =>
        times(row, 2, [...fteColumns, 'headcount', 'networks_reporting']),
      ),
    )
    expect(added).toContainEqual(expect.stringMatching(/^jump .* code QE1 .* fte .*, ×[12]\.\d+; /))
    expect(added).toContainEqual(
      expect.stringMatching(
        /^levels do not add up .* level icb \| networks_reporting .* too many$/,
      ),
    )
  })

  it.each([
    ['link-workers-by-census', 'fte_staff', 'fte_contracted', 'jump'],
    ['link-workers-by-census', 'fte_link_worker', 'fte_mental_health', 'tables disagree'],
    ['link-workers-by-census', 'patients', 'patients_covered', 'part above the whole'],
    ['link-workers-by-month', 'fte_link_worker', 'fte_mental_health', 'jump'],
    ['link-workers-by-month', 'networks_active', 'networks_recording', 'part above the whole'],
    ['link-workers-by-deprivation-fifth', 'fte', 'fte_per_100000', 'tables disagree'],
  ])('of swapped columns is told: %s, %s and %s', (id, a, b, kind) => {
    const findings = plant(
      id,
      () => true,
      (row) => ({ [a]: row[b], [b]: row[a] }),
    )
    expect(findings.map((finding) => finding.kind)).toContain(kind)
  })

  it('of factor ten in a year of codes is told, though few years are in hand', () => {
    const last = committedRows('snomed-codes-by-year').at(-1)!
    const spoilt = { ...last, ...times(last, 10, ['referred', 'offered', 'declined']) }
    const findings = newIn(change('snomed-codes-by-year', (rows) => [...rows.slice(0, -1), spoilt]))
    expect(said(findings)).toContain(
      `outside plausible bounds | year ${String(last.year)} | referred | ${formatFigure(Number(spoilt.referred))}; expected 10,000 to 6,000,000`,
    )
  })

  it('of a published figure that was mistyped is told', () => {
    const findings = newIn(
      change('people-referred', (rows) =>
        rows.map((row) => (row.people === 407117 ? { ...row, people: 407171 } : row)),
      ),
    )
    expect(said(findings)).toEqual([
      'not as published | series nhs-2020-21 | people | 407,171, but 407,117 is published as ncdes_patients_referred',
    ])
  })
})

/** A finding without its period and numbers. */
const subjectOf = ({ kind, table, where, column }: Finding) =>
  [kind, table, where.replace(/census \d{4}-\d{2}/, 'census'), column].join(' | ')

describe('no finding is added', () => {
  it('by shuffling rows, except that they are not in order', () => {
    const before = new Set(checkTables(tables).map((finding) => JSON.stringify(finding)))
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (numbers) => {
        const shuffled = tables.map((table) => ({ ...table, rows: shuffle(table.rows, numbers) }))
        const added = checkTables(shuffled).filter(
          (finding) => finding.kind !== 'not in order' && !before.has(JSON.stringify(finding)),
        )
        expect(added).toEqual([])
      }),
      { numRuns: 5 },
    )
  })

  it('by a month in which all link workers changed by half a per cent', () => {
    const before = new Set(checkTables(tables).map(subjectOf))
    const [year = 0, month = 0] = newest.split('-').map(Number)
    const following = new Date(Date.UTC(year, month)).toISOString().slice(0, 7)
    fc.assert(
      fc.property(fc.double({ min: -0.005, max: 0.005, noNaN: true }), (size) => {
        const later = tables.map((table) => {
          if (!judged.has(table.declaration.id)) return table
          const next = table.rows
            .filter(({ census }) => census === newest)
            .map((row) => ({ ...row, ...times(row, 1 + size, fteColumns), census: following }))
          const isSeries = table.declaration.key.includes('census')
          return { ...table, rows: isSeries ? merge(table, next) : next }
        })
        const added = checkTables(later).filter((finding) => !before.has(subjectOf(finding)))
        expect(added).toEqual([])
      }),
      { numRuns: 10 },
    )
  })
})

function shuffle<Item>(items: readonly Item[], numbers: Iterator<number>): Item[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(Number(numbers.next().value) * last)
    ;[shuffled[last], shuffled[other]] = [shuffled[other]!, shuffled[last]!]
  }
  return shuffled
}

/** Puts each new row behind the last one of its series. */
function merge({ declaration: { key }, rows }: CheckedTable, added: readonly AnyRow[]): AnyRow[] {
  const nameOf = (row: AnyRow) =>
    key
      .filter((column) => column !== 'census')
      .map((column) => row[column])
      .join(' ')
  const byName = new Map(added.map((row) => [nameOf(row), row]))
  const isByCensusFirst = key.at(-1) !== 'census'
  if (isByCensusFirst) {
    return Map.groupBy(rows, ({ edition }) => edition)
      .values()
      .toArray()
      .flatMap((edition) => [
        ...edition,
        ...added.filter((row) => row.edition === edition[0]!.edition),
      ])
  }
  return rows.flatMap((row) => (row.census === newest ? [row, byName.get(nameOf(row))!] : [row]))
}
