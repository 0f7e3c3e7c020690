import { readSheet, type CellValue } from 'read-excel-file/node'
import { ImportError, reasonOf } from './import-error.ts'
import type { Zip } from './zip.ts'

// A sheet is loaded whole; the largest official one is 22 MB of XML.
const mostBytes = 200_000_000

/** A cell: text, or a number, of which a workbook keeps fifteen digits. */
export type WorkbookCell = string | number

/** True when the members of a ZIP are those of a workbook. */
export function isWorkbook(members: string[]): boolean {
  return members.includes('[Content_Types].xml')
}

/**
 * Reads the first sheet of a workbook: rows of cells, blank ones as ''.
 * Its members are checked for size and damage first, because the reader does not.
 * @throws {ImportError} when it is damaged or too large
 */
export async function readWorkbook(path: string, zip: Zip): Promise<WorkbookCell[][]> {
  for (const member of zip.members) {
    for await (const _ of zip.read(member, mostBytes));
  }
  try {
    return (await readSheet(path)).map((row) => row.map(toCell))
  } catch (error) {
    throw new ImportError(
      `${path}: workbook: ${reasonOf(error)}; expected a readable first sheet — download the file again`,
      { cause: error },
    )
  }
}

function toCell(value: CellValue | null): WorkbookCell {
  if (value === null) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return typeof value === 'number' || typeof value === 'string' ? value : String(value)
}
