import { describe, expect, it } from 'vitest'
import { csv, snomedText, workforce, workforceRecords } from '../fixtures/import/official.ts'
import { Repository } from '../fixtures/import/repository.ts'
import { workbook, zip } from '../fixtures/import/zip.ts'

const rows = [
  { PCN_NAME: 'ST JOHN’S  PCN ', FTE: '0.5' },
  { PCN_CODE: 'U00002', PCN_NAME: 'EAST, "B" PCN', STAFF_ROLE: 'Pharmacists', FTE: '1' },
]
const plain = workforce(...rows)
const shuffled = csv(
  workforceRecords(...rows).map((fields) => fields.toReversed().toSpliced(3, 0, 'extra')),
)
const extract = 'sources/pcn-workforce/2022-09.csv'

/** The same figures in every form that publishers have used. */
const forms: Record<string, string | Uint8Array> = {
  'UTF-8 with a byte order mark': `\uFEFF${plain}`,
  'lines that end in CRLF': plain.replaceAll('\n', '\r\n'),
  'lines that end in CR': plain.replaceAll('\n', '\r'),
  'no line break at the end': plain.trimEnd(),
  'blank lines at the end': `${plain}\n\n`,
  'windows-1252': Buffer.from(plain.replace('’', '\x92'), 'latin1'),
  'UTF-16, little end first': Buffer.from(`\uFEFF${plain}`, 'utf16le'),
  'UTF-16, big end first': Buffer.from(`\uFEFF${plain}`, 'utf16le').swap16(),
  'other columns beside, all in another order': shuffled,
  'small letters and other spaces in the header': plain.replace(
    /^.*/,
    (header) => ` ${header.toLowerCase().replaceAll(',', ' ,')}`,
  ),
  'every field in quotes': workforceRecords(...rows)
    .map((fields) => fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(','))
    .join('\n'),
  'a ZIP with other files beside it': zip(
    { name: '0.definitions.xlsx', content: 'x' },
    { name: '1.Networks - September 2022 Individual Level.csv', content: plain },
  ),
  'a ZIP with underscores in its names': zip({
    name: '1.Networks_September_2022_Individual_Level.csv',
    content: plain,
  }),
  'a line break inside a name': plain.replace('ST JOHN’S  PCN ', '"ST JOHN’S\r\nPCN"'),
}

async function importPlain(content: string | Uint8Array) {
  const repository = new Repository()
  const outcome = await repository.import('pcn-workforce', repository.file('june.csv', content))
  return { ...outcome, repository }
}

describe('a good file', () => {
  for (const [name, content] of Object.entries(forms)) {
    it(`gives the same extract with ${name}`, async () => {
      const usual = await importPlain(plain)
      const { code, output, repository } = await importPlain(content)
      expect(output).toMatch('pcn-workforce 2022-09: imported')
      expect(code).toBe(0)
      expect(repository.read(extract)).toBe(usual.repository.read(extract))
      expect(repository.read(extract)).toMatch('U00001,ST JOHN’S PCN,01A,QAA,Y56,0.5,')
    })
  }

  it('may be named by a path from the folder where the command is typed', async () => {
    const repository = new Repository()
    repository.file('june.csv', plain)
    expect((await repository.import('pcn-workforce', 'june.csv')).code).toBe(0)
  })

  it('has `NULL` and nothing read as the same where a cell may be blank', async () => {
    const contracted = { Data_source: 'NWRS contracted services' }
    const { repository } = await importPlain(
      workforce(
        { ...contracted, UNIQUE_IDENTIFIER: 'NULL' },
        { ...contracted, UNIQUE_IDENTIFIER: '' },
      ),
    )
    expect(repository.read(extract)).toMatch('U00001,NORTH PCN,01A,QAA,Y56,0,,2,,0,0,')
  })

  it('keeps negative hours in other roles out of the extract and warns of them', async () => {
    const negative = { STAFF_ROLE: 'Pharmacy Technicians', FTE: '-0.026666667' }
    const { code, output } = await importPlain(workforce({}, negative, negative))
    expect(code).toBe(0)
    expect(output).toMatch(
      'warning: june.csv:3: FTE: -0.026666667; negative, in another role: not in the extract (and 1 more like it)',
    )
  })

  it('keeps a link worker without hours and warns of it', async () => {
    const { output, repository } = await importPlain(workforce({ FTE: '0' }))
    expect(output).toMatch('warning: june.csv:2: FTE: 0; a link worker without hours: kept')
    expect(repository.read(extract)).toMatch(/,england,.*,1,1,\n/)
  })

  it('with broken characters in UTF-8 is kept, with one warning', async () => {
    const broken = Buffer.from(workforce({ PCN_NAME: 'É@ A@' }).replaceAll('@', '\x01'))
    for (const [at, byte] of broken.entries()) if (byte === 1) broken[at] = 0xe9
    const { code, output } = await importPlain(broken)
    expect(code).toBe(0)
    expect(output.match(/warning: .*/g)).toEqual([
      'warning: june.csv: characters that are no UTF-8; read as \uFFFD and kept',
    ])
  })

  it('is reported with what was read, what was kept and the next step', async () => {
    const { output } = await importPlain(plain)
    expect(output).toBe(
      [
        'pcn-workforce 2022-09: imported',
        '  read 2 rows of june.csv',
        '  kept 6 rows: 2 networks, 0.5 FTE of link workers',
        'next: npm run data',
        '',
      ].join('\n'),
    )
  })

  it('has its row in the register, and what is not known said so', async () => {
    const { repository } = await importPlain(plain)
    const [header = '', row = ''] = repository.read('register.csv').split('\n')
    const cells = row.split(',')
    const entry = Object.fromEntries(header.split(',').map((name, index) => [name, cells[index]]))
    expect(entry).toMatchObject({
      source: 'pcn-workforce',
      release: '2022-09',
      file_name: 'june.csv',
      url: 'not recorded',
      published: 'not recorded',
      retrieved: '2026-11-22',
      rows_read: '2',
      rows_kept: '6',
      licence: 'Open Government Licence v3.0',
      provenance: 'as published',
      superseded: '',
    })
    expect(entry['sha256']).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('a SNOMED file', () => {
  const referral: [string, string, string] = ['871731000000106', 'Referral to "social', '64370']
  const declined: [string, string, string] = ['871711000000103', 'Declined', '*']

  it('in the text layout has quotes as they stand, hidden counts, and zeros for codes it does not list', async () => {
    const repository = new Repository()
    const file = repository.file('usage.txt', snomedText(referral, declined))
    await repository.import('snomed-code-usage', file, '--release', '2019-20')
    const text = repository.read('sources/snomed-code-usage/2019-20.csv')
    expect(text).toMatch('871731000000106,"Referral to ""social",64370\n')
    expect(text).toMatch('871711000000103,Declined,suppressed\n')
    expect(text).toMatch('871691000000100,not listed,0\n')
    expect(text.trimEnd().split('\n')).toHaveLength(11)
  })

  it('in the workbook layout gives the same', async () => {
    const repository = new Repository()
    const file = repository.file(
      'usage.xlsx',
      workbook([
        ['SNOMED_Concept_ID', 'Description', 'Usage'],
        ['871731000000106', 'Referral', 64370],
        ['871711000000103', 'Declined', '*'],
      ]),
    )
    const accept = ['--accept', 'a short workbook for this test']
    await repository.import('snomed-code-usage', file, '--release', '2018-19', ...accept)
    const text = repository.read('sources/snomed-code-usage/2018-19.csv')
    expect(text).toMatch('871731000000106,Referral,64370\n')
    expect(text).toMatch('871711000000103,Declined,suppressed\n')
    expect(text).toMatch('871691000000100,not listed,0\n')
  })

  it('of transcribed rows leaves out what it does not list, and is marked', async () => {
    const repository = new Repository()
    const records = [['SNOMED_Concept_ID', 'Description', 'Usage'], referral]
    const file = repository.file('selected.csv', csv(records))
    await repository.import('snomed-code-usage', file, '--release', '2024-25')
    expect(repository.read('sources/snomed-code-usage/2024-25.csv')).toBe(
      'concept_id,description,usage\n871731000000106,"Referral to ""social",64370\n',
    )
    expect(repository.read('register.csv')).toMatch(',transcribed,"selected rows only,')
  })
})
