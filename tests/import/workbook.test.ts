import { describe, expect, it } from 'vitest'
import { readWorkbook } from '../../scripts/import/workbook.ts'
import { Zip } from '../../scripts/import/zip.ts'
import { zip, type Member } from '../fixtures/import/zip.ts'
import { Repository } from '../fixtures/import/repository.ts'

const relations = (target: string) => `<Relationships>
  <Relationship Id="rId7" Type="http://example.org/worksheet" Target="${target}"/>
  <Relationship Id="rId8" Type="http://example.org/sharedStrings" Target="sharedStrings.xml"/>
</Relationships>`
const book =
  '<workbook xmlns:r="http://example.org/r"><sheets><sheet name="One" r:id="rId7"/></sheets></workbook>'
const strings = `<sst>
  <si><t>code</t></si>
  <si><r><t xml:space="preserve">of two </t></r><r><t>pieces</t></r><rPh><t>spoken</t></rPh></si>
</sst>`

/** Reads a workbook with these rows; other members replace its own. */
async function read(rows: string, ...others: Member[]) {
  const own = [
    { name: '[Content_Types].xml', content: '' },
    { name: 'xl/workbook.xml', content: book },
    { name: 'xl/_rels/workbook.xml.rels', content: relations('worksheets/a.xml') },
    { name: 'xl/sharedStrings.xml', content: strings },
    {
      name: 'xl/worksheets/a.xml',
      content: `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    },
  ].filter(({ name }) => others.every((other) => other.name !== name))
  const path = new Repository().file('book.xlsx', zip(...own, ...others))
  const file = await Zip.open(path)
  try {
    return await Array.fromAsync(readWorkbook('book.xlsx', file))
  } finally {
    file.close()
  }
}

describe('a workbook', () => {
  it('gives shared, inline and computed texts, and numbers', async () => {
    const row = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>
      <c r="C1" t="inlineStr"><is><t>R&amp;D</t></is></c><c r="D1" t="str"><f>A1</f><v>made</v></c>
      <c r="E1"><v>163406490</v></c><c r="F1" s="2"><v>0.25</v></c></row>`
    expect(await read(row)).toEqual([
      { line: 1, cells: ['code', 'of two pieces', 'R&D', 'made', 163406490, 0.25] },
    ])
  })

  it('gives truth as a word, which is no count of one', async () => {
    expect(await read('<row r="1"><c r="A1" t="b"><v>1</v></c></row>')).toEqual([
      { line: 1, cells: ['TRUE'] },
    ])
  })

  it('gives blanks for cells that are left out, and passes over blank rows', async () => {
    const rows = `<row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>4</v></c></row>
      <row r="2"><c r="A2"/><c r="B2" t="s"/></row>
      <row r="5"><c r="B5"><v>2</v></c></row>`
    expect(await read(rows)).toEqual([
      { line: 1, cells: [1, '', '', 4] },
      { line: 5, cells: ['', 2, '', ''] },
    ])
  })

  it('counts rows and cells that do not say where they stand', async () => {
    const rows =
      '<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>'
    expect(await read(rows)).toEqual([
      { line: 1, cells: [1, 2] },
      { line: 2, cells: [3, 4] },
    ])
  })

  it('may have prefixes, addresses from its root, and no shared strings', async () => {
    const sheet = {
      name: 'xl/worksheets/a.xml',
      content:
        '<x:worksheet xmlns:x="http://example.org/x"><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:worksheet>',
    }
    const rels = {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations('/xl/worksheets/a.xml').replace(/<Relationship Id="rId8".*\n/, ''),
    }
    expect(await read('', sheet, rels)).toEqual([{ line: 1, cells: [1] }])
  })

  it.each([
    [
      'ends too early',
      '<row r="1"><c r="A1"><v>1</v></c>',
      /^book\.xlsx: workbook: .*tag.*; expected/,
    ],
    [
      'names no string',
      '<row r="9"><c r="A9" t="s"><v>5</v></c></row>',
      /row 9: no shared string 5/,
    ],
    ['is wider than any', '<row r="1"><c r="XFE1"><v>5</v></c></row>', /cell XFE1: no such column/],
  ])('is refused when it %s', async (_, rows, told) => {
    await expect(read(rows)).rejects.toThrow(told)
  })

  it('is refused when it has no sheet', async () => {
    const rels = { name: 'xl/_rels/workbook.xml.rels', content: '<Relationships/>' }
    await expect(read('', rels)).rejects.toThrow(
      /^book\.xlsx: workbook: no sheet; expected a readable first sheet — download the file again$/,
    )
  })
})
