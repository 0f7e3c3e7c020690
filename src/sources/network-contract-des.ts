import { z } from 'zod'
import { codeForms } from '../area.ts'
import { blankable, suppressible, text as textCell } from '../cell.ts'
import { blankable as orBlank, code, dayMonthYear, suppressibleCount, text } from '../column.ts'
import { formatCount, formatMonth } from '../format.ts'
import { financialYear } from '../methods/financial-year.ts'
import { byColumns, defineSource } from '../source.ts'

/**
 * The indicator "Percentage of registered patients referred to a social prescribing service", by the names it had:
 * `NCD001` in 2022-23 and 2023-24, `PC01` in 2024-25. `NCDMI004` of 2022-23 counts something else and is not taken.
 */
const indicators = ['NCD001', 'PC01']

/** What the publisher's dictionaries say that the measures of the indicator count. */
const measures = new Map<string, Figure>([
  ['Numerator', 'referred'],
  ['Denominator', 'registered'],
  ['SOCPRESDEC', 'declined'],
])

type Figure = 'referred' | 'registered' | 'declined'

const count = blankable(suppressible)

const row = z.object({
  practice: textCell.describe('Code of the practice'),
  referred: count.describe(
    'Registered patients who were referred to a social prescribing service from 1 April to the end of the month; blank where the file has no figure',
  ),
  registered: count.describe(
    'Registered patients: the denominator, as published; “suppressed” is 0 or 1',
  ),
  declined: count.describe(
    'Patients not counted as referred who have ever chosen not to accept a referral, up to the end of the month: a stock, not the flow of the year; “suppressed” is 1 or more',
  ),
})

type Row = z.infer<typeof row>

const layouts = {
  practices: {
    title: 'practice-level CSV',
    format: 'csv',
    keeps: indicators,
    columns: {
      practice: code('PRACTICE_CODE', codeForms.practice, 'A81001'),
      name: orBlank(text('PRACTICE_NAME')),
      date: dayMonthYear('ACH_DATE'),
      indicator: text('IND_CODE'),
      measure: text('MEASURE'),
      value: orBlank(suppressibleCount('VALUE')),
    },
  },
} as const

/** Where the file of each month lies on the publisher's file server, and its SHA-256. */
const files = {
  '2023-04': [
    'EE/504212/NCDesApril23%20v3.0.zip',
    '2e5932974adc5848e712f39191f93a92c1fdbccfcc572662d4494fd76ca7f8ea',
  ],
  '2023-05': [
    'DA/B28F06/NCDesMay23.zip',
    '07cc473eee5c901db1f3858ab2cb4971b7ec51428734e0120fc896400b59bc7d',
  ],
  '2023-06': [
    '78/DC971B/NCDesJune23.zip',
    '43e85cc8b6d2e537ab4deb6db26e6b89a5e2e5c84b62e67413b112d2910e37b5',
  ],
  '2023-07': [
    'F9/E8C8ED/NCDesJuly23.zip',
    '753b92f2d5379c49eb8e0595af6ac846f9a075432f1234371c03772c8efd2439',
  ],
  '2023-08': [
    '32/4F0A91/NCDesAugust23.zip',
    'e25a98f9cc5c03a254fd4c5c180c76c95630d7702b1758000fa5fc3704dbfb70',
  ],
  '2023-09': [
    'F9/93EAB7/NCDesSeptember23.zip',
    'f3024b3b70eeaae0fc1083371e6261b2d826ea9943182fe1bac3ae3c030d6450',
  ],
  '2023-10': [
    '25/12F202/NCDesOctober23.zip',
    '1e5bbb594cc887bd99cbdf0b65748caa2b3fe9a4e87808b22e71d26a7ceea25f',
  ],
  '2023-11': [
    'A6/5F1DF0/NCDesNovember23.zip',
    '27b4ab4f1a5446bef6ac97073befc7bd7f05398e41e015b10e648ae3ecb28ef7',
  ],
  '2023-12': [
    '7C/201F23/NCDesDecember23.zip',
    '0bd7fb7c805d034b3302b94745d22411227f9f3d0881672dead848c4ce413819',
  ],
  '2024-01': [
    '03/6C3CA0/NCDesJanuary24.zip',
    '6d75d7a721d1fac8c472d1ad8a0f3528ce7ff803943df9d9a93b1c3484dd17db',
  ],
  '2024-02': [
    '39/867795/NCDesFebruary24.zip',
    '160abf583b4031bf119dfd8b65e76903ae7d2abe493ca31774fdb27afe679615',
  ],
  '2024-03': [
    'F0/BDCEBC/NCDesMarch24.zip',
    'f1efb11199ba155b4203d8442455066a17a26cc390984fbe6bcbee75b5d85b72',
  ],
  '2024-04': [
    'A9/7FCECD/NCDesApril24.zip',
    'd8ec1bead7fc4729921f007c5c852abfaf0874f3d0f63762b44307fcf5a5a74b',
  ],
  '2024-05': [
    'FD/52A06A/NCDesMay24_v2.zip',
    '579c2458e36ccf0b044f1eb5861759b54a5079c6c21c21934bc6089c7e9527e2',
  ],
  '2024-06': [
    'D8/DF9112/NCDesJune24.zip',
    '721556b3f25424005d0683e8ad90884a1b4b6b80b320581415bcb606fda6e217',
  ],
  '2024-07': [
    'A2/88D3A3/NCDesJuly24.zip',
    '36c2970894510ff60858f6702c6000b4965d591c069e726355e1dc1e3013fefe',
  ],
  '2024-08': [
    '7A/FDADD9/NCDesAugust24.zip',
    'c27f9f2e27913529d0acc5819cc437a754ca0aa320db5e632317c3230eabea73',
  ],
  '2024-09': [
    'BF/BD113A/NCDesSeptember24.zip',
    'ea516c6ecffc3ad0f8da82682d0f3f1dccc0f52e97f10cca47299bc64e1e9030',
  ],
  '2024-10': [
    '5E/5D412E/NCDesOctober24.zip',
    'd1f96801c6756c582ac2bdae7fe81c6c0e46afd5cd7b67e4135f15bb6e722391',
  ],
  '2024-11': [
    'E2/54CDC5/NCDesNovember24.zip',
    '75d709f59c625f1377e71317d28927cd8deab1b15c01e377fee96a7a24a51640',
  ],
  '2024-12': [
    '68/58E742/NCDesDecember24.zip',
    '238a3dff36f2cada188c6f670e456bb954914742c0c70b7f24858826dc133c14',
  ],
  '2025-01': [
    '57/1A0DA5/NCDesJanuary25.zip',
    '5bc2007ec3be4109a85c628f5b12740b55d5e6f2fc0c6f4e0306ccab0d72d53a',
  ],
  '2025-02': [
    'AA/32F2F2/NCDesFebruary25.zip',
    'd49645baf6738e0577ed28b8db6a1d433ed73950dbf71d3c0aca9d9cb498ed77',
  ],
  '2025-03': [
    'FA/80E2B9/NCDesMarch25.zip',
    '4ce6d4ee38ba1362ecfeec687786aac9ad9de51dc5fd035020abdf0272f89b73',
  ],
} as const

/**
 * People referred to social prescribing, by practice: cumulative from 1 April, so that March is the whole year.
 *
 * The dictionaries: the denominator is the "total number of registered patients"; the numerator "of the denominator,
 * the number referred to a social prescribing service on or after QSSD [1 April] and up to and including RPED [the end
 * of the month]"; SOCPRESDEC is a personalised care adjustment, "patients who chose not to accept a referral […] up to
 * and including the achievement date". Patients who leave the practice leave the counts, so they can fall.
 *
 * The publisher suppresses a denominator below 2 together with the declined, where there are any; numerators never.
 */
export const networkContractDes = defineSource({
  id: 'network-contract-des',
  title: 'Network Contract DES (MI)',
  publisher: 'NHS England',
  licence: 'Open Government Licence v3.0',
  page: 'https://digital.nhs.uk/data-and-information/publications/statistical/mi-network-contract-des',
  release: { form: 'YYYY-MM', from: 'content', earliest: 2022 },
  // The publication goes on, without social prescribing; when its months came out no longer matters.
  rhythm: {
    rule: 'each month from April 2022 to March 2025, when it ceased to count social prescribing',
    stages: [{ from: '2022-04', every: 'month' }],
    publishedAfter: 2,
    ended: '2025-03',
  },
  downloads: Object.entries(files).map(([release, [path, sha256]]) => ({
    release,
    url: `https://files.digital.nhs.uk/${path}`,
    sha256,
  })),
  layouts,
  needs: 'one',
  checksumsInZipMayBeWrong: true,
  steady: ['rows_read', 'rows_kept'],
  row,
  key: ['practice'],
  extract(report) {
    const practices = new Map<string, Row>()
    const found = new Set<Figure>()
    let date: string | undefined
    let isSynthetic = false

    return {
      add: {
        practices({ practice, name, date: day, indicator, measure, value }, at) {
          const figure = measures.get(measure)
          if (!figure || !indicators.includes(indicator)) return
          date ??= day
          if (day !== date) {
            at.problem('ACH_DATE', day, `expected ${date} as before — one file is one month`)
          }
          if (name?.startsWith(syntheticName)) isSynthetic = true
          found.add(figure)
          const known = practices.get(practice)
          if (!known) {
            const first: Row = { practice, referred: null, registered: null, declined: null }
            first[figure] = value
            practices.set(practice, first)
          } else if (known[figure] === null) {
            known[figure] = value
          } else if (known[figure] === value) {
            at.warning('MEASURE', measure, 'the same figure of the same practice twice; kept once')
          } else {
            at.problem(
              'MEASURE',
              measure,
              `expected one figure of ${practice}, not ${known[figure]} and ${value} — download the file again`,
            )
          }
        },
      },
      finish() {
        for (const [measure, figure] of measures) {
          if (!found.has(figure)) {
            report.problem(
              `${measure} of ${indicators.join(' or ')}: no row; expected some — the series ended in March 2025: take a file of before`,
            )
          }
        }
        if (date && !isLastOfMonth(date)) {
          report.doubt(`ACH_DATE: ${date}; expected the last day of a month`)
        }
        const rows = [...practices.values()].sort(byColumns('practice'))
        const impossible = rows.filter(({ referred, registered }) => exceeds(referred, registered))
        if (impossible.length > 0) {
          report.doubt(
            `referred: more than registered in ${formatCount(impossible.length)} of ${formatCount(rows.length)} practices, first ${impossible[0]!.practice}; expected a part of the denominator`,
          )
        }
        return { release: date?.slice(0, 7), rows, summary: summarise(rows), isSynthetic }
      },
    }
  },
  compare(earlier, later) {
    if (financialYear(earlier.release) !== financialYear(later.release)) return []
    const before = total(earlier.rows)
    const after = total(later.rows)
    if (after >= before) return []
    const fell = countFalls(earlier.rows, later.rows)
    return [
      `referred: ${formatCount(after)} by ${formatMonth(later.release)}, ${formatCount(before)} by ${formatMonth(earlier.release)}; expected no fewer, because the count runs from 1 April — it fell in ${formatCount(fell)} of ${formatCount(later.rows.length)} practices: look whether one of the two files was re-issued`,
    ]
  },
})

/** What the names of practices begin with in files that were made up for tests and benches. */
const syntheticName = 'SYNTHETIC'

function isLastOfMonth(date: string): boolean {
  const next = new Date(`${date}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.getUTCDate() === 1
}

function exceeds(part: Row['referred'], whole: Row['registered']): boolean {
  return typeof part === 'number' && typeof whole === 'number' && part > whole
}

function total(rows: readonly Row[]): number {
  return rows.reduce((sum, { referred }) => sum + (typeof referred === 'number' ? referred : 0), 0)
}

function countFalls(earlier: readonly Row[], later: readonly Row[]): number {
  const before = new Map(earlier.map(({ practice, referred }) => [practice, referred]))
  return later.filter(({ practice, referred }) => exceeds(before.get(practice) ?? null, referred))
    .length
}

function summarise(rows: readonly Row[]): string {
  return `${formatCount(rows.length)} practices, ${formatCount(total(rows))} people referred since 1 April`
}
