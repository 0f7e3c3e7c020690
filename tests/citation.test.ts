import { describe, expect, test } from 'vitest'
import { writeBibtex, writeCredit, writeReference } from '../src/citation.ts'

const chart = {
  id: 'link-workers-by-month',
  title: 'Link workers multiplied, 100% of them',
  credit: 'NHS England, Primary Care Network Workforce & more',
  licence: 'Open Government Licence v3.0',
  url: 'https://example.org/charts/link-workers_by-month/',
  retrieved: '2026-11-02',
}

describe('a citation', () => {
  test('names the publisher of the figures before the site', () => {
    expect(writeReference(chart)).toBe(
      'NHS England, Primary Care Network Workforce & more. Chart: “Link workers multiplied, 100% of them”, Social prescribing in numbers, figures as retrieved on 2 November 2026, https://example.org/charts/link-workers_by-month/',
    )
  })

  test('is BibTeX that TeX can read, dated by its figures', () => {
    expect(writeBibtex(chart)).toBe(`@misc{link-workers-by-month,
  author = {{Social prescribing in numbers}},
  title = {{Link workers multiplied, 100\\% of them}},
  year = {2026},
  url = {https://example.org/charts/link-workers_by-month/},
  urldate = {2026-11-02},
  note = {Chart. Figures: NHS England, Primary Care Network Workforce \\& more}
}`)
  })

  test('escapes every sign that TeX would act upon', () => {
    const note = writeBibtex({ ...chart, credit: '#1 {a}_b ~ c^d $ \\x' })
      .split('\n')
      .at(-2)
    expect(note).toBe(
      '  note = {Chart. Figures: \\#1 \\{a\\}\\_b \\textasciitilde{} c\\textasciicircum{}d \\$ \\textbackslash{}x}',
    )
  })
})

describe('a credit line', () => {
  test('carries the sentence that the licence of public data asks for', () => {
    expect(writeCredit(chart)).toBe(
      'Source: NHS England, Primary Care Network Workforce & more. Chart: Social prescribing in numbers. Contains public sector information licensed under the Open Government Licence v3.0.',
    )
  })

  test('claims no licence for single figures of a study', () => {
    const study = { ...chart, licence: 'single figures quoted with their source' }
    expect(writeCredit(study)).not.toContain('Licence')
  })
})
