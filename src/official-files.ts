import text from '../data/register.csv?raw'
import { parseCsv } from './csv.ts'
import { registerRow } from './register.ts'
import type { RegisterRow } from './register.ts'
import type { StoredTable } from './table.ts'

/** Every official file ever imported, as the register lists it. */
export const officialFiles: readonly RegisterRow[] = parseCsv(text).map((cells) =>
  registerRow.parse(cells),
)

/** The current files behind a stored table. */
export function filesBehind({ inputs }: Pick<StoredTable<unknown>, 'inputs'>): RegisterRow[] {
  return officialFiles.filter(
    (file) =>
      file.superseded === '' &&
      inputs.some(({ source, release }) => source === file.source && release === file.release),
  )
}
