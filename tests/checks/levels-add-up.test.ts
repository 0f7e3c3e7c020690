import { expect, it } from 'vitest'
import { levelsAddUp } from '../../src/checks/levels-add-up.ts'
import { found } from './found.ts'

type Row = { census: string; level: string; patients: number | null }

const at = (level: string, patients: number | null): Row => ({ census: '2026-06', level, patients })
const check = levelsAddUp<Row>(
  'level',
  'england',
  ['census'],
  [{ column: 'patients', rounding: 0.5, unplaced: { levels: ['icb'], share: 0.01 } }],
)
const words = (...rows: Row[]) =>
  found(check, rows).map((finding) => [finding.severity, finding.where, finding.words])

it('lets regions miss the whole by half a unit each, and no further', () => {
  const [whole, a] = [at('england', 1000), at('region', 500)]
  expect(words(whole, a, at('region', 501))).toEqual([])
  expect(words(whole, a, at('region', 502))).toEqual([
    [
      'stops',
      'census 2026-06 · level region',
      'adds up to 1,002 (areas: 2), england has 1,000: 2 (0.20%) too many',
    ],
  ])
  expect(words(whole, a, at('region', 498))).toMatchObject([
    ['stops', 'census 2026-06 · level region', expect.stringContaining('2 (0.20%) missing')],
  ])
})

it('lets some patients be in no ICB, and asks for a reason when more are not', () => {
  expect(words(at('england', 1000), at('icb', 989))).toEqual([])
  expect(words(at('england', 1000), at('icb', 988))).toEqual([
    [
      'asks for a reason',
      'census 2026-06 · level icb',
      'adds up to 988 (areas: 1), england has 1,000: 12 (1.20%) missing; up to 1.00% could not be placed before',
    ],
  ])
  expect(words(at('england', 1000), at('icb', 1002))).toMatchObject([['stops', /icb/, /too many/]])
})

it('says nothing where there is no whole', () => {
  expect(words(at('region', 3))).toEqual([])
  expect(words(at('england', null), at('region', 3))).toEqual([])
})
