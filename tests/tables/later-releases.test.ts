import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseExtract } from '../../src/csv.ts'
import type { Source } from '../../src/source.ts'
import { gpPayments } from '../../src/sources/gp-payments.ts'
import { gpRegistrations } from '../../src/sources/gp-registrations.ts'
import { pcnWorkforce } from '../../src/sources/pcn-workforce.ts'
import { pcnWorkforceBulletin } from '../../src/sources/pcn-workforce-bulletin.ts'
import { practiceImd } from '../../src/sources/practice-imd.ts'
import { practiceLookup } from '../../src/sources/practice-lookup.ts'
import type { SourceRow } from '../../src/table.ts'
import { areaDeprivation } from '../../src/tables/area-deprivation.ts'
import { formerAreas } from '../../src/tables/former-areas.ts'
import { linkWorkersByMonth } from '../../src/tables/link-workers-by-month.ts'

/** The extracts of a source in hand, from the oldest to the newest. */
function extractsOf<S extends Source>(source: S) {
  return globSync(`data/sources/${source.id}/*.csv`)
    .sort()
    .map((path) => ({
      release: basename(path, '.csv'),
      provenance: 'as published',
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rows are of this source
      rows: parseExtract(source, readFileSync(path, 'utf8'), path) as SourceRow<S>[],
    }))
}

const workforce = extractsOf(pcnWorkforce)
const registrations = extractsOf(gpRegistrations)
const lookup = extractsOf(practiceLookup)
const newest = workforce.at(-1)!
const map = registrations.at(-1)!

describe('a network that is newer than the practice map', () => {
  const opened = newest.rows.find(({ level }) => level === 'network')!
  const later = {
    ...newest,
    rows: newest.rows.map((row) => (row === opened ? { ...row, code: 'U99999' } : row)),
  }

  it('does not stop the table of deprivation, which has no patients to show for it', () => {
    const rows = areaDeprivation.build({
      workforce: [later],
      registrations,
      lookup,
      payments: extractsOf(gpPayments),
      imd: extractsOf(practiceImd),
    })
    const findings = areaDeprivation
      .checks!.filter(({ kind }) => kind === 'levels do not add up')
      .flatMap((check) =>
        check.find({ table: areaDeprivation, rows, extracts: {}, rowsOf: () => [] }),
      )
    expect(rows.some(({ code }) => code === 'U99999')).toBe(false)
    expect(findings).toEqual([])
  })
})

describe('a later practice map', () => {
  it('leaves the number of networks as the map nearest to the census has it', () => {
    const sources = { bulletin: extractsOf(pcnWorkforceBulletin), workforce, registrations }
    const emptied = { ...map, release: '2030-01-01', rows: map.rows.slice(0, 50) }
    expect(
      linkWorkersByMonth.build({ ...sources, registrations: [...registrations, emptied] }),
    ).toEqual(linkWorkersByMonth.build(sources))
  })
})

describe('a later practice lookup', () => {
  it('leaves it to that of September 2023 which areas there were', () => {
    const moved = { ...lookup[0]!, release: '2026-09-01', rows: lookup[0]!.rows.slice(0, 100) }
    expect(formerAreas.build({ lookup: [...lookup, moved], registrations })).toEqual(
      formerAreas.build({ lookup, registrations }),
    )
  })
})
