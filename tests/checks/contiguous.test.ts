import { describe, expect, it } from 'vitest'
import { complete, contiguous } from '../../src/checks/contiguous.ts'
import { pcnWorkforce } from '../../src/sources/pcn-workforce.ts'
import { practiceLookup } from '../../src/sources/practice-lookup.ts'
import { snomedCodeUsage } from '../../src/sources/snomed-code-usage.ts'
import { found } from './found.ts'

type Row = { census: string; code: string }

const censuses = (...all: string[]): Row[] => all.map((census) => ({ census, code: 'A' }))

describe('contiguous', () => {
  const check = contiguous<Row>('census', pcnWorkforce)

  it('follows quarters, then months from December 2022', () => {
    expect(found(check, censuses('2022-06', '2022-09', '2022-12', '2023-01'))).toEqual([])
    expect(found(check, censuses('2022-06', '2022-12'))).toEqual([
      {
        severity: 'asks for a reason',
        where: 'census 2022-09',
        words: '1 release missing between June 2022 and December 2022',
      },
    ])
  })

  it('tells a long gap once', () => {
    expect(found(check, censuses('2022-12', '2023-04'))).toMatchObject([
      { where: 'census 2023-01', words: expect.stringMatching(/^3 releases missing between/) },
    ])
  })

  it('follows years', () => {
    type Year = { year: string }
    const years = contiguous<Year>('year', snomedCodeUsage)
    expect(found(years, [{ year: '2018-19' }, { year: '2019-20' }])).toEqual([])
    expect(found(years, [{ year: '2018-19' }, { year: '2020-21' }])).toMatchObject([
      { where: 'year 2019-20' },
    ])
  })

  it('cannot be asked of a publication without a rhythm', () => {
    expect(() => contiguous<Row>('census', practiceLookup)).toThrow('practice-lookup')
  })
})

describe('complete', () => {
  const check = complete<Row>('census', ['code'])

  it('misses a row that a series had before and others have', () => {
    const rows = [...censuses('2025-11', '2026-06'), { census: '2025-11', code: 'B' }]
    expect(found(check, rows)).toEqual([
      {
        severity: 'asks for a reason',
        where: 'census 2026-06 · code B',
        words: 'no row, though the series began with November 2025 and others have one',
      },
    ])
  })

  it('lets a series begin late', () => {
    const rows = [...censuses('2025-11', '2026-06'), { census: '2026-06', code: 'B' }]
    expect(found(check, rows)).toEqual([])
  })
})
