import { describe, expect, it } from 'vitest'
import { areasPresent, codesKnown } from '../../src/checks/codes.ts'
import { found } from './found.ts'

type Row = { census: string; level: string; code: string; icb: string | null }

const area = (level: string, code: string, icb: string | null = null): Row => ({
  census: '2026-06',
  level,
  code,
  icb,
})
const extract = (release: string, ...rows: Row[]) => ({ release, provenance: '', rows })
const extracts = {
  map: [extract('2026-07-01', area('icb', 'QE1'), area('network', 'U00001'))],
  workforce: [extract('2020-03', area('network', 'U00001'), area('network', 'U00002'))],
}

const check = (closed: string[] = []) =>
  codesKnown<Row>({
    of: ({ level, code, icb }) => [
      [level, code],
      ['icb', icb],
    ],
    from: ['map'],
    also: ['workforce'],
    closed: new Set(closed),
  })

describe('codesKnown', () => {
  it('takes codes of the map, codes known to be closed, and England', () => {
    const rows = [area('england', 'E92000001'), area('network', 'U00001', 'QE1')]
    expect(found(check(['U00002']), rows, { extracts })).toEqual([])
  })

  it('names what no list knows, in rows and in extracts', () => {
    const rows = [area('network', 'U00003', 'QE1'), area('network', 'U00001', 'QE2')]
    expect(found(check(), rows, { extracts }).map(({ where }) => where)).toEqual([
      'network U00003',
      'icb QE2',
      'workforce 2020-03 · network U00002',
    ])
  })

  it('does not take a code of one level for one of another', () => {
    expect(found(check(['U00002']), [area('network', 'QE1')], { extracts })).toHaveLength(1)
  })
})

describe('areasPresent', () => {
  it('counts the areas of a level', () => {
    const present = areasPresent<Row>('level', ['census'], { icb: 2 })
    expect(found(present, [area('icb', 'QE1'), area('icb', 'QE2'), area('region', 'Y56')])).toEqual(
      [],
    )
    expect(found(present, [area('icb', 'QE1')])).toEqual([
      {
        severity: 'asks for a reason',
        where: 'census 2026-06 · level icb',
        words: '1, expected 2',
      },
    ])
  })
})
