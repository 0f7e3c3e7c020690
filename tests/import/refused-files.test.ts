import { describe, expect, it } from 'vitest'
import {
  csv,
  networks,
  snomedText,
  workforce,
  workforceRecords,
} from '../fixtures/import/official.ts'
import { Repository } from '../fixtures/import/repository.ts'
import { workbook, zip } from '../fixtures/import/zip.ts'

const member = '1.Primary Care Networks - September 2022 Individual Level.csv'
const good = workforce(...networks(3))

/** Each bad file, and what the maintainer is told. */
const badFiles: Record<string, { content: string | Uint8Array; told: string | RegExp }> = {
  'an empty file': { content: '', told: 'june.csv: empty file; download it again' },
  'a file of spaces': { content: '\n  \n', told: 'june.csv: empty file; download it again' },
  'a header without rows': {
    content: workforce(),
    told: 'june.csv: no rows; expected some after the header — download it again',
  },
  'a web page saved as CSV': {
    content: '\n<!DOCTYPE html><html><body>Page not found</body></html>',
    told: 'june.csv: a web page, not data; open the address in a browser, it may have moved, and download the file again',
  },
  'an error of a file server saved as CSV': {
    content: '<Error><Code>AccessDenied</Code></Error>',
    told: 'june.csv: a web page, not data; open the address',
  },
  'one endless line': {
    content: 'x'.repeat(100_000),
    told: new RegExp(`^june\\.csv:1: header: "x{300}…"; expected Data_source`, 'm'),
  },
  'a needed column twice, once in small letters': {
    content: good.replace('STAFF_GROUP', 'fte'),
    told: 'in the header twice; expected it once — download the file again',
  },
  'bytes that are no text': {
    content: new Uint8Array([137, 80, 78, 71, 0, 0, 0, 13, 0, 0]),
    told: 'june.csv: bytes that are no text; expected CSV, a ZIP or a workbook — download the file again',
  },
  'a file of another publication': {
    content: 'PRACTICE_CODE,PRACTICE_NAME,IMD_YEAR,IMD_SCORE\nA81001,Surgery,2025,33.5\n',
    told: 'june.csv:1: header: that of another publication, Deprivation score (IMD) of GP practices; run npm run data:import -- practice-imd <file>',
  },
  'a file of no known publication': {
    content: 'name,age\nsomebody,12\n',
    told: /^june\.csv:1: header: "name,age"; expected Data_source, CENSUS_YEAR, .* — check that this is a file of Primary Care Network Workforce, individual level$/m,
  },
  'a missing column': {
    content: csv(workforceRecords(...networks(1)).map((fields) => fields.toSpliced(14, 1))),
    told: 'june.csv:1: FTE: no such column; expected it in the individual-level CSV — if it has a new name, add that to src/sources/pcn-workforce.ts (columns not used: STAFF_GROUP, DETAILED_STAFF_ROLE)',
  },
  'a missing column, and columns without a name': {
    content: csv(
      workforceRecords(...networks(1)).map((fields) => [...fields.toSpliced(14, 1), '', '']),
    ),
    told: 'june.csv:1: FTE: no such column; expected it in the individual-level CSV',
  },
  'two renamed columns': {
    content: good.replace('STAFF_ROLE,', 'ROLE,').replace(',FTE,', ',Hours,'),
    told: /june\.csv:1: STAFF_ROLE: no such column; .*ROLE.*\njune\.csv:1: FTE: no such column; .*Hours/,
  },
  'a needed column twice': {
    content: good.replace('STAFF_GROUP', 'FTE'),
    told: 'june.csv:1: FTE: in the header twice; expected it once — download the file again',
  },
  'semicolons for commas': {
    content: good.replaceAll(',', ';'),
    told: 'june.csv:1: fields separated by semicolons; expected commas — take the file as published, not one saved again by a spreadsheet',
  },
  'a row with too few fields': {
    content: `${good}NWRS Staff,2022,9\n`,
    told: 'june.csv:5: fields: 3; expected 16 as in the header — check the quotes, or download the file again',
  },
  'a row with too many fields': {
    content: good.replace('NORTH PCN', 'NORTH, PCN'),
    told: 'june.csv:2: fields: 17; expected 16 as in the header',
  },
  'a quote that is never closed': {
    content: good.replace('NORTH PCN', '"NORTH PCN'),
    told: 'june.csv:2: quoted field unterminated; expected quotes in pairs — download the file again',
  },
  'a decimal comma': {
    content: workforce({ FTE: '1,0' }),
    told: 'june.csv:2: FTE: "1,0"; expected a decimal number from -1 to 50 — check the delimiter of the download',
  },
  'words for a number': {
    content: workforce({}, { FTE: 'full time' }),
    told: 'june.csv:3: FTE: "full time"; expected a decimal number',
  },
  'a suppressed value where none is published': {
    content: workforce({ FTE: '*' }),
    told: 'june.csv:2: FTE: "*"; expected a decimal number',
  },
  'a blank number': {
    content: workforce({ FTE: '' }),
    told: 'june.csv:2: FTE: ""; expected a decimal number',
  },
  'an absurd number of hours for one person': {
    content: workforce({ FTE: '37.5' }),
    told: 'june.csv:2: FTE: 37.5; expected at most 2.5 for NWRS Staff — check the delimiter of the download',
  },
  'an absurd number of hours for a service': {
    content: workforce({ Data_source: 'NWRS contracted services', FTE: '375' }),
    told: 'june.csv:2: FTE: "375"; expected a decimal number from -1 to 50',
  },
  'a negative link worker': {
    content: workforce({ FTE: '-0.0267' }),
    told: 'june.csv:2: FTE: -0.0267; expected 0 or more for a link worker — ask the publisher',
  },
  'a new data source': {
    content: workforce({ Data_source: 'Claims portal' }),
    told: 'june.csv:2: Data_source: "Claims portal"; expected NWRS Staff or NWRS contracted services',
  },
  'staff without an identifier': {
    content: workforce({ UNIQUE_IDENTIFIER: 'NULL' }),
    told: 'june.csv:2: UNIQUE_IDENTIFIER: null; expected a number for staff — headcounts need it',
  },
  'a code that a spreadsheet changed': {
    content: workforce({ SUB_ICB_CODE: '1E+03' }),
    told: 'june.csv:2: SUB_ICB_CODE: "1E+03"; expected a code such as 15N — take the file as published, not one saved again by a spreadsheet',
  },
  'a network in two sub-ICB locations': {
    content: workforce({}, { SUB_ICB_CODE: '02B' }),
    told: 'june.csv:3: PCN_CODE: "U00001"; expected network U00001 in 01A as before, not in 02B — ask the publisher',
  },
  'an ICB in two regions': {
    content: workforce({}, { PCN_CODE: 'U00002', COMM_REGION_CODE: 'Y57' }),
    told: 'june.csv:3: PCN_CODE: "U00002"; expected icb QAA in Y56 as before, not in Y57 — ask the publisher',
  },
  'two censuses': {
    content: workforce({}, { CENSUS_MONTH: '12' }),
    told: 'june.csv:3: CENSUS_MONTH: "2022-12"; expected 2022-09 as before — one file is one census',
  },
  'a month that does not exist': {
    content: workforce({ CENSUS_MONTH: '13' }),
    told: 'june.csv:2: CENSUS_MONTH: "13"; expected a whole number from 1 to 12',
  },
  'a census in the future': {
    content: workforce({ CENSUS_YEAR: '2026', CENSUS_MONTH: '12' }),
    told: 'pcn-workforce: release: 2026-12; it ends in the future — check the period in the file',
  },
  'a census before there were networks': {
    content: workforce({ CENSUS_YEAR: '2009' }),
    told: 'pcn-workforce: release: 2009-09; expected 2019 or later — check the period in the file',
  },
  'a ZIP that is cut off': {
    content: zip({ name: member, content: good }).subarray(0, 200),
    told: /^june\.csv: zip: End of central directory record .*; expected a whole ZIP — it may be cut off, download it again$/m,
  },
  'a ZIP without the member': {
    content: zip({ name: 'readme.txt', content: good }, { name: 'guide.pdf', content: '' }),
    told: 'june.csv: zip: no member like /individual[ _]level.*\\.csv$/i; expected one — it holds: readme.txt, guide.pdf',
  },
  'a ZIP with two such members': {
    content: zip({ name: member, content: good }, { name: `2022/${member}`, content: good }),
    told: 'june.csv: zip: more than one member like',
  },
  'a ZIP with a wrong checksum': {
    content: zip({ name: member, content: good, checksum: 0xbad }),
    told: /^june\.csv > 1\.Primary.*: zip: checksum \w{8}; expected 00000bad — the file is damaged, download it again$/m,
  },
  'a large ZIP with a wrong checksum': {
    content: zip({ name: member, content: workforce(...networks(5000)), checksum: 0xbad }),
    told: /: zip: checksum \w{8}; expected 00000bad — the file is damaged, download it again$/m,
  },
  'a ZIP that is damaged in the middle': {
    content: zip({ name: member, content: workforce(...networks(5000)) }).fill(0xff, 5000, 6000),
    told: /: zip: .*; expected a whole member — download the file again$/m,
  },
  'a ZIP whose member says it is enormous': {
    content: zip({ name: member, content: good, size: 4_000_000_000 }),
    told: ': zip: 4000000000 bytes; expected at most 2000000000 — do not trust this file, take it from the publisher',
  },
  'a ZIP whose member is larger than it says': {
    content: zip({ name: member, content: workforce(...networks(5000)), size: 1000 }),
    told: /: zip: too many bytes in the stream.*; expected a whole member — download the file again/,
  },
  'a ZIP with a path that climbs out': {
    content: zip({ name: `../../${member}`, content: good }),
    told: /^june\.csv: zip: invalid relative path: .*; expected members that stay inside the ZIP — do not trust this file/m,
  },
  'a ZIP with an absolute path': {
    content: zip({ name: `/etc/${member}`, content: good }),
    told: /^june\.csv: zip: absolute path: .*; expected members that stay inside the ZIP/m,
  },
  'an encrypted ZIP': {
    content: zip({ name: member, content: good, encrypted: true }),
    told: ': zip: encrypted; expected no password — take the file from the publisher',
  },
  'a workbook where CSV is published': {
    content: workbook([['Data_source'], ['NWRS Staff']]),
    told: 'june.csv: a workbook; expected CSV — take the file as published',
  },
}

describe('a bad file', () => {
  for (const [name, { content, told }] of Object.entries(badFiles)) {
    it(`is refused and nothing is written: ${name}`, async () => {
      const repository = new Repository()
      await repository.import(
        'pcn-workforce',
        repository.file('first.csv', workforce({ CENSUS_MONTH: '3' })),
      )
      const before = repository.contents()

      const { code, output } = await repository.import(
        'pcn-workforce',
        repository.file('june.csv', content),
      )

      expect(code).toBe(1)
      expect(output).toMatch(told)
      expect(repository.contents()).toEqual(before)
      expect(Object.keys(before)).toEqual(['register.csv', 'sources/pcn-workforce/2022-03.csv'])
    })
  }

  it('is refused when there is no such file', async () => {
    const repository = new Repository()
    const { code, output } = await repository.import('pcn-workforce', 'nowhere.csv')
    expect(code).toBe(1)
    expect(output).toMatch(/^nowhere\.csv: cannot be read: ENOENT.*; check the path$/m)
    expect(repository.contents()).toEqual({})
  })

  it('has each of its problems told, the first twenty and a count of the others', async () => {
    const repository = new Repository()
    const rows = networks(25, { FTE: 'x' })
    const { output } = await repository.import(
      'pcn-workforce',
      repository.file('june.csv', workforce(...rows)),
    )
    const lines = output.trimEnd().split('\n')
    expect(lines).toHaveLength(21)
    expect(lines[19]).toMatch('june.csv:21: FTE: "x"')
    expect(lines[20]).toBe('… and 5 more problems')
  })

  it('has several problems of one row told', async () => {
    const repository = new Repository()
    const file = repository.file('june.csv', workforce({ FTE: 'x', PCN_CODE: 'north' }))
    const { output } = await repository.import('pcn-workforce', file)
    expect(output).toMatch('june.csv:2: PCN_CODE: "north"')
    expect(output).toMatch('june.csv:2: FTE: "x"')
  })

  it('has its faults placed by physical lines, line breaks inside quotes counted', async () => {
    const repository = new Repository()
    const rows = workforce({ PCN_NAME: 'NORTH\nAND\r\nSOUTH, "PCN"' }, { FTE: 'x' })
    const { output } = await repository.import('pcn-workforce', repository.file('june.csv', rows))
    expect(output).toMatch('june.csv:5: FTE: "x"')
  })
})

describe('a SNOMED file', () => {
  it('is refused when a workbook holds its codes as numbers', async () => {
    const repository = new Repository()
    const rows = [
      ['SNOMED_Concept_ID', 'Description', 'Usage'],
      [871731000000106, 'Referral', 10],
    ]
    const { output } = await repository.import(
      'snomed-code-usage',
      repository.file('usage.xlsx', workbook(rows)),
      '--release',
      '2018-19',
    )
    expect(output).toMatch(
      'usage.xlsx:2: SNOMED_Concept_ID: 871731000000106; expected a code such as',
    )
  })

  it('is refused when it is cut off, because rare codes would read as never used', async () => {
    const repository = new Repository()
    const half = snomedText().slice(0, 1_000_000)
    const file = repository.file('usage.txt', half.slice(0, half.lastIndexOf('\n')))
    const { output } = await repository.import('snomed-code-usage', file, '--release', '2019-20')
    expect(output).toMatch(
      /^snomed-code-usage 2019-20: rows: \d+; expected 95000 or more in a complete file — .*\nif it is right, pass --accept "reason"$/m,
    )
    expect(repository.contents()).toEqual({})
  })

  it('is refused with its fields in quotes, which its publisher does not write', async () => {
    const repository = new Repository()
    const quoted = snomedText()
      .slice(0, 2000)
      .replaceAll(/[^\t\r\n]+/g, '"$&"')
    const file = repository.file('usage.txt', quoted)
    const { output } = await repository.import('snomed-code-usage', file, '--release', '2019-20')
    expect(output).toMatch(
      'usage.txt:1: fields in quotes; expected none — take the file as published',
    )
  })

  it('is refused when it lists a code twice', async () => {
    const repository = new Repository()
    const row: [string, string, string] = ['871731000000106', 'Referral', '10']
    const file = repository.file('usage.txt', snomedText(row, row))
    const { output } = await repository.import('snomed-code-usage', file, '--release', '2019-20')
    expect(output).toMatch(
      'snomed-code-usage: concept_id: ["871731000000106"]; expected it once — the file repeats it',
    )
  })
})
