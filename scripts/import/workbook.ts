import { posix } from 'node:path'
import { ImportError, reasonOf } from './import-error.ts'
import { SheetReader, StringsReader, type SheetRow } from './sheet.ts'
import { parseXml, type XmlReader } from './xml.ts'
import type { Zip } from './zip.ts'

const book = 'xl/workbook.xml'
const relations = 'xl/_rels/workbook.xml.rels'

/** True when the members of a ZIP are those of a workbook. */
export function isWorkbook(members: string[]): boolean {
  return members.includes('[Content_Types].xml')
}

/**
 * Streams the rows of a workbook's first sheet; only the strings that its cells share are held in memory.
 * @throws {ImportError} when it is damaged or too large
 */
export async function* readWorkbook(path: string, zip: Zip): AsyncGenerator<SheetRow> {
  try {
    const { sheet, shared } = await findParts(zip)
    const texts = new StringsReader()
    if (shared !== undefined) await readPart(zip, shared, texts)
    const reader = new SheetReader(texts.strings)
    for await (const _ of parseXml(zip.read(sheet), reader)) yield* reader.taken()
  } catch (error) {
    if (error instanceof ImportError) throw error
    const [reason] = reasonOf(error).split('\n')
    throw new ImportError(
      `${path}: workbook: ${reason}; expected a readable first sheet — download the file again`,
      { cause: error },
    )
  }
}

/** The members that hold the first sheet and the shared strings, if there are any. */
async function findParts(zip: Zip): Promise<{ sheet: string; shared: string | undefined }> {
  let first: string | undefined
  await readPart(zip, book, {
    open(name, attributes) {
      if (name === 'sheet') first ??= attributes['r:id']
    },
  })
  let sheet: string | undefined
  let shared: string | undefined
  await readPart(zip, relations, {
    open(name, { Id: id, Type: type = '', Target: target = '' }) {
      if (name !== 'Relationship') return
      const member = posix.resolve('/xl', target).slice(1)
      if (id === first) sheet = member
      if (type.endsWith('/sharedStrings')) shared = member
    },
  })
  if (first === undefined || sheet === undefined) throw new Error('no sheet')
  return { sheet, shared }
}

async function readPart(zip: Zip, member: string, reader: XmlReader) {
  for await (const _ of parseXml(zip.read(member), reader));
}
