import { readSheet } from 'read-excel-file/node'
import { ImportError } from './findings.ts'
import type { Zip } from './zip.ts'

// A sheet is loaded whole; the largest official one is 22 MB of XML.
const mostBytes = 200_000_000

/** True when the members of a ZIP are those of a workbook. */
export function isWorkbook(members: string[]): boolean {
  return members.includes('[Content_Types].xml')
}

/** A cell: text as it stands, or a number, of which a workbook keeps fifteen digits. */
export type WorkbookCell = string | number

/**
 * Reads the first sheet of a workbook: rows of cells, blank ones as ''.
 * Every member is checked first (size, checksum), because the reader itself does not.
 */
export async function readWorkbook(
  path: string,
  zip: Zip,
  where: string,
): Promise<WorkbookCell[][]> {
  for (const member of zip.members) {
    for await (const _ of zip.read(member, mostBytes));
  }
  try {
    const rows = await readSheet(path)
    return rows.map((row) => row.map(toCell))
  } catch (error) {
    throw new ImportError(
      `${where}: workbook: ${(error as Error).message}; expected a readable first sheet — download the file again`,
      { cause: error },
    )
  }
}

function toCell(value: unknown): WorkbookCell {
  if (typeof value === 'number' || typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return value === null || value === undefined ? '' : String(value)
}
