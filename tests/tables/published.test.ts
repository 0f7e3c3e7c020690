import { describe, expect, it } from 'vitest'
import { peopleReferred } from '../../src/tables/people-referred.ts'
import { populationByImd2019Fifth } from '../../src/tables/population-by-imd-2019-fifth.ts'
import { refusalsBySource } from '../../src/tables/refusals-by-source.ts'
import { shareFromMoreDeprivedAreas } from '../../src/tables/share-from-more-deprived-areas.ts'
import { snomedCodesByYear } from '../../src/tables/snomed-codes-by-year.ts'
import { committed } from './committed.ts'

describe('SNOMED codes by year', () => {
  const { rows } = committed(snomedCodesByYear)
  const year = (name: string) => rows.find((row) => row.year === name)!

  it('has the published entries of the years in hand', () => {
    expect(year('2018-19')).toMatchObject({ referred: 64_370, provenance: 'as published' })
    expect(year('2024-25')).toMatchObject({
      referred: 1_865_380,
      offered: 1_255_700,
      declined: 266_290,
      provenance: 'transcribed',
    })
  })

  it('divides declined by referred and declined', () => {
    expect(year('2018-19').declined_share).toBeCloseTo(0.197, 3)
    expect(year('2024-25').declined_share).toBeCloseTo(0.125, 3)
  })

  it('leaves out years without a file, and says nothing of codes that were not transcribed', () => {
    expect(rows.map((row) => row.year)).not.toContain('2020-21')
    expect(year('2024-25').referred_mental_health).toBeNull()
    expect(year('2018-19').referred_mental_health).not.toBeNull()
  })

  it('gives the coverage where it is recorded', () => {
    expect(year('2018-19')).toMatchObject({ practices_covered: null, patients_covered: 55_792_717 })
    expect(year('2024-25')).toMatchObject({ practices_covered: null, patients_covered: null })
  })
})

describe('refusals by source', () => {
  const { rows } = committed(refusalsBySource)
  const shares = (source: string) =>
    rows.filter((row) => row.source === source).map((row) => Number(row.refused_share.toFixed(3)))

  it('has the shares printed by each source, the paper’s and not its preprint’s', () => {
    expect(shares('study')).toEqual([0.22, 0.12])
    expect(shares('nhs-practice-returns')).toEqual([0.2])
    expect(shares('snomed-codes')).toEqual([0.197, 0.125])
    expect(shares('elsa')).toEqual([0.12])
  })
})

describe('people referred', () => {
  it('has the count, the estimate and the target, each with its reading', () => {
    const { rows } = committed(peopleReferred)
    expect(rows.map(({ people, kind }) => [people, kind])).toEqual([
      [407_117, 'count'],
      [1_300_000, 'estimate'],
      [900_000, 'target'],
    ])
    expect(rows[2]!.reading).toContain('over five years')
  })
})

describe('population by IMD 2019 fifth', () => {
  const { rows } = committed(populationByImd2019Fifth)

  it('has 19.9% of people in the most deprived fifth and 40.4% in the two most deprived', () => {
    expect(rows[0]).toMatchObject({ fifth: 1, fifth_name: 'most deprived fifth' })
    expect(rows[0]!.share).toBeCloseTo(0.199, 3)
    expect(rows[1]!.cumulative_share).toBeCloseTo(0.404, 3)
  })

  it('has all 32,844 small areas', () => {
    expect(rows.reduce((areas, row) => areas + row.areas, 0)).toBe(32_844)
    expect(rows.at(-1)!.cumulative_share).toBe(1)
  })
})

describe('share from more deprived areas', () => {
  it('has the study’s two years and both yardsticks', () => {
    const { rows } = committed(shareFromMoreDeprivedAreas)
    expect(rows.map(({ series, share }) => [series, Number(share.toFixed(3))])).toEqual([
      ['study', 0.23],
      ['study', 0.42],
      ['two most deprived fifths', 0.404],
      ['most deprived fifth', 0.199],
    ])
  })
})
