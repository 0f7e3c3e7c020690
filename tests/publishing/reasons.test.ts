import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/finding.ts'
import {
  describeGroup,
  groupFindings,
  reasonFor,
  unexplained,
} from '../../src/publishing/reasons.ts'
import type { FindingGroup, Reason } from '../../src/publishing/reasons.ts'

const finding = (where: string, words = '1 before, 2 now', kind = 'figure revised'): Finding => ({
  severity: 'asks for a reason',
  kind,
  table: 'people',
  where,
  column: 'fte',
  words,
})
const icb = (census: string, words?: string) => finding(`level icb · census ${census}`, words)
const england = (census: string, words?: string) =>
  finding(`level england · census ${census}`, words)

const toFindings = (all: { census: string; level: string; words: string }[]) =>
  all.map(({ census, level, words }) => finding(`level ${level} · census ${census}`, words))

const reason = ({ kind, table, where, found }: FindingGroup): Reason => ({
  day: '2027-01-05',
  kind,
  table,
  where,
  found,
  cause: 'publisher',
  reason: 'revised',
})

describe('findings that ask for a reason', () => {
  test('stand together by kind, table and period', () => {
    const groups = groupFindings([
      icb('2025-06'),
      england('2025-09'),
      england('2025-06'),
      finding('census 2025-06', '', 'gap'),
      finding('series study'),
    ])
    expect(groups.map(({ kind, where, findings }) => [kind, where, findings.length])).toEqual([
      ['figure revised', 'census 2025-06', 2],
      ['figure revised', 'census 2025-09', 1],
      ['gap', 'census 2025-06', 1],
      ['figure revised', '', 1],
    ])
  })

  test('are told in a line, by their first', () => {
    const [group] = groupFindings([icb('2025-06'), england('2025-06')])
    expect(describeGroup(group!)).toBe(
      'people, census 2025-06: figure revised: level icb · census 2025-06, fte, 1 before, 2 now, and 1 more',
    )
  })
})

describe('a reason', () => {
  const explained = [icb('2025-06'), england('2025-06')]
  const [group] = groupFindings(explained, '2026-11-22')
  const reasons = [reason(group!)]
  const holds = (findings: Finding[], since = '2026-11-22') =>
    groupFindings(findings, since).every((each) => reasonFor(each, reasons) !== undefined)

  test('holds for what it was given for, in any order', () => {
    expect(holds(explained)).toBe(true)
    expect(holds(explained.toReversed())).toBe(true)
  })

  test('does not hold when more moves, less, or by another number', () => {
    expect(holds([...explained, finding('level region · census 2025-06')])).toBe(false)
    expect(holds([icb('2025-06')])).toBe(false)
    expect(holds([icb('2025-06', '1 before, 3 now'), england('2025-06')])).toBe(false)
  })

  test('does not hold for the same change since a later release', () => {
    expect(holds(explained, '2027-01-05')).toBe(false)
  })

  test('leaves what it does not explain, and what stops', () => {
    const [own] = groupFindings(explained)
    const stops: Finding = { ...icb('2025-06'), severity: 'stops' }
    const other = icb('2025-09')
    expect(unexplained([...explained, other, stops], [reason(own!)])).toEqual([other, stops])
  })

  test('is not touched by what moves in other periods', () => {
    const [same] = groupFindings([...explained, icb('2025-09')], '2026-11-22')
    expect(reasonFor(same!, reasons)).toBeDefined()
  })

  test('is the last of several', () => {
    const later = { ...reasons[0]!, reason: 'better words' }
    expect(reasonFor(group!, [...reasons, later])).toBe(later)
  })

  const findings = fc.uniqueArray(
    fc.record({
      census: fc.constantFrom('2025-06', '2025-09'),
      level: fc.constantFrom('england', 'icb', 'region'),
      words: fc.constantFrom('1 before, 2 now', '1 before, 3 now'),
    }),
    { selector: ({ census, level }) => census + level, minLength: 1 },
  )

  test('holds for a group exactly when the group is the same', () => {
    fc.assert(
      fc.property(findings, findings, (before, after) => {
        const given = groupFindings(toFindings(before)).map(reason)
        const partOf = (all: typeof before, where: string) =>
          all
            .filter(({ census }) => where === `census ${census}`)
            .map((each) => JSON.stringify(each))
            .sort()
        for (const each of groupFindings(toFindings(after))) {
          const isSame = partOf(before, each.where).join() === partOf(after, each.where).join()
          expect(reasonFor(each, given) !== undefined).toBe(isSame)
        }
      }),
    )
  })
})
