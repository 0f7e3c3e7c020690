import { expect, it } from 'vitest'
import { describeFindings } from '../../src/checks/describe-findings.ts'
import type { Finding } from '../../src/finding.ts'

const finding = (severity: Finding['severity'], where: string, column?: string): Finding => ({
  severity,
  kind: 'gap',
  table: 'people',
  where,
  ...(column && { column }),
  words: 'nothing',
})

it('counts findings by gravity, table and kind, and lists the first of each', () => {
  const findings = [
    ...['A', 'B', 'C', 'D', 'E'].map((where) => finding('asks for a reason', where)),
    finding('stops', 'F', 'fte'),
  ]
  expect(describeFindings(findings)).toEqual([
    'stops: 1',
    '  people: gap: 1',
    '    F, fte: nothing',
    'asks for a reason: 5',
    '  people: gap: 5',
    '    A: nothing',
    '    B: nothing',
    '    C: nothing',
    '    and 2 more',
  ])
})

it('says nothing of nothing', () => {
  expect(describeFindings([])).toEqual([])
})
