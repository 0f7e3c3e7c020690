import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { networkContractDes } from '../../../src/sources/network-contract-des.ts'
import { extractOf } from '../../fixtures/import/extract.ts'
import {
  referralsFile,
  type SyntheticPractice,
} from '../../fixtures/import/network-contract-des.ts'
import { Repository } from '../../fixtures/import/repository.ts'
import { zip } from '../../fixtures/import/zip.ts'

const source = 'network-contract-des'
const practice: SyntheticPractice = {
  code: 'Z00001',
  Numerator: 12,
  Denominator: 900,
  SOCPRESDEC: 3,
}

const extract = (text: string, ...options: string[]) => extractOf(source, [text], ...options)

const month = (name: string, referred: number) =>
  referralsFile(name, [{ ...practice, Numerator: referred }])

describe('a month of the Network Contract DES', () => {
  it.each(['2022-11', '2023-04', '2024-02', '2024-03', '2024-04', '2025-03'])(
    'is taken for %s by its content, one row a practice, other indicators passed over and counted',
    async (name) => {
      const { path, rows, output } = await extract(referralsFile(name, [practice]))
      expect(path).toBe(`sources/${source}/${name}.csv`)
      expect(rows).toEqual(['Z00001,12,900,3'])
      expect(output).toContain('read 5 rows')
    },
  )

  it('keeps suppressed figures as such, and leaves blank what has none', async () => {
    const text = referralsFile('2024-06', [
      { code: 'Z00003', Numerator: 7, Denominator: 800 },
      { code: 'Z00002', Numerator: 0, Denominator: '*', SOCPRESDEC: '*' },
      { code: 'Z00001', Numerator: 1, Denominator: 700, SOCPRESDEC: '' },
    ])
    expect((await extract(text)).rows).toEqual([
      'Z00001,1,700,',
      'Z00002,0,suppressed,suppressed',
      'Z00003,7,800,',
    ])
  })

  it('reads names with commas, quotes and line breaks, in windows-1252, in columns of any order', async () => {
    const rows = [
      'VALUE,IND_CODE,MEASURE,ACH_DATE,PRACTICE_NAME,PRACTICE_CODE,MORE',
      '4,PC01,Numerator,31/05/2024,"SYNTHETIC ""PC01"",\r\nST ZO\xcb",Z00001,',
      '600,PC01,Denominator,31/05/2024,SYNTHETIC,Z00001,',
      '2,PC01,SOCPRESDEC,31/05/2024,SYNTHETIC,Z00001,',
      '9,PC01,Num Patients in Set,31/05/2024,SYNTHETIC,Z00001,',
      '8,CAN01,Numerator,31/05/2024,SYNTHETIC PC01 HOUSE,Z00001,',
    ]
    const repository = new Repository()
    const file = repository.file('x.csv', Buffer.from(`${rows.join('\r\n')}\r\n`, 'latin1'))
    const { output } = await repository.import(source, file)
    expect(output).toContain('read 5 rows')
    expect(repository.read(`sources/${source}/2024-05.csv`)).toBe(
      'practice,referred,registered,declined\nZ00001,4,600,2\n',
    )
  })

  it('may end without a line break', async () => {
    const { rows } = await extract(referralsFile('2024-06', [practice]).trimEnd())
    expect(rows).toHaveLength(1)
  })

  it('keeps a row that is there twice once, and says so', async () => {
    const text = referralsFile('2024-06', [practice, practice])
    const { rows, output } = await extract(text)
    expect(rows).toHaveLength(1)
    expect(output).toContain('the same figure of the same practice twice; kept once')
  })

  it.each<[string, string, string]>([
    [
      'two figures of one practice',
      referralsFile('2024-06', [practice, { ...practice, Numerator: 13 }]),
      'expected one figure of Z00001, not 12 and 13',
    ],
    [
      'two months in one file',
      referralsFile('2024-06', [practice]) +
        referralsFile('2024-07', [{ ...practice, code: 'Z00002' }])
          .split('\r\n')
          .slice(1)
          .join('\r\n'),
      'expected 2024-06-30 as before — one file is one month',
    ],
    [
      'no row of the indicator, as after March 2025',
      referralsFile('2025-04', [{ code: 'Z00001' }]),
      'Numerator of NCD001 or PC01: no row',
    ],
    [
      'a last row that was cut off, though it is of another indicator',
      referralsFile('2024-06', [practice]).slice(0, -'Denominator,*\r\n'.length),
      'x.csv:6: fields: 6; expected 7 as in the header',
    ],
    [
      'a figure that is none',
      referralsFile('2024-06', [practice]).replace(',900', ',9OO'),
      'x.csv:4: VALUE: "9OO"; expected a whole number',
    ],
  ])('is refused with %s', async (_, text, message) => {
    const { output, path } = await extract(text)
    expect(output.replace('0.csv', 'x.csv')).toContain(message)
    expect(path).toBeUndefined()
  })

  it('is doubted where more people were referred than are registered', async () => {
    const text = referralsFile('2024-06', [{ ...practice, Numerator: 901 }])
    expect((await extract(text)).output).toContain('more than registered in 1 of 1 practices')
    expect((await extract(text, '--accept', 'checked')).rows).toHaveLength(1)
  })
})

describe('the months of a series', () => {
  it('does nothing for the same bytes, and asks why for others', async () => {
    const repository = new Repository()
    const first = repository.file('a.csv', month('2024-06', 10))
    const again = repository.file('again.csv', month('2024-06', 10))
    const other = repository.file('b.csv', month('2024-06', 11))
    await repository.import(source, first)
    expect((await repository.import(source, again)).output).toContain('nothing to do')
    expect((await repository.import(source, other)).output).toContain('pass --revision')
    expect((await repository.import(source, other, '--revision', 're-issued')).code).toBe(0)
    expect(repository.read(`sources/${source}/2024-06.csv`)).toContain('Z00001,11,')
  })

  it('are doubted when the count of the year falls, whichever came in first', async () => {
    const doubt =
      'referred: 9 by July 2024, 10 by June 2024; expected no fewer, because the count runs from 1 April — it fell in 1 of 1 practices'
    for (const [first, second] of [
      [month('2024-06', 10), month('2024-07', 9)],
      [month('2024-07', 9), month('2024-06', 10)],
    ] as const) {
      const repository = new Repository()
      await repository.import(source, repository.file('1.csv', first))
      const later = repository.file('2.csv', second)
      expect((await repository.import(source, later)).output).toContain(doubt)
      expect((await repository.import(source, later, '--accept', 're-issued')).code).toBe(0)
    }
  })

  it('start anew in April', async () => {
    const repository = new Repository()
    await repository.import(source, repository.file('1.csv', month('2024-03', 10)))
    const { code } = await repository.import(source, repository.file('2.csv', month('2024-04', 1)))
    expect(code).toBe(0)
  })
})

describe('the ZIP of a month', () => {
  const content = referralsFile('2024-06', [practice])

  it('is read whatever its member is called', async () => {
    const repository = new Repository()
    const file = repository.file('NCDesJune24.zip', zip({ name: 'NCDes June.csv', content }))
    expect((await repository.import(source, file)).code).toBe(0)
  })

  it('is doubted for a wrong checksum, because the publisher’s have some, and taken with a reason', async () => {
    const repository = new Repository()
    const file = repository.file('x.zip', zip({ name: 'x.csv', content, checksum: 1 }))
    const { code, output } = await repository.import(source, file)
    expect(code).toBe(1)
    expect(output).toContain('expected 00000001 — the file is damaged, download it again')
    expect((await repository.import(source, file, '--accept', 'as published')).code).toBe(0)
    expect(repository.read('register.csv')).toContain('as published')
  })
})

describe('the downloads of the series', () => {
  it('are its 24 months, with their checksums', () => {
    const downloads = networkContractDes.downloads ?? []
    expect(downloads).toHaveLength(24)
    expect(downloads.map(({ release }) => release)).toEqual(
      Array.from({ length: 24 }, (_, index) => {
        const number = 2023 * 12 + 3 + index
        return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`
      }),
    )
    for (const { sha256 } of downloads) expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(new Set(downloads.map(({ sha256 }) => sha256)).size).toBe(24)
  })

  it.skipIf(!process.env['OFFICIAL_FILES'])('are those of the list in hand', () => {
    const list = readFileSync(
      `${process.env['OFFICIAL_FILES']}/ncdes/ncdes_release_urls_202304_202503.csv`,
      'utf8',
    )
    const lines = (networkContractDes.downloads ?? []).map(
      ({ release, url, sha256 }) =>
        `${release.replace('-', '')},${url.replace('https://files.digital.nhs.uk/', '')},${sha256}`,
    )
    expect(list.trim().split(/\r?\n/).slice(1)).toEqual(lines)
  })
})
