import { z } from 'zod'
import type { AnyRow, Check, Found, Subject } from '../../src/checks/check.ts'

const noSchema = z.object({})

/** What a check finds in rows; by default the key is the census. */
export function found<Row extends AnyRow>(
  check: Check<Row>,
  rows: readonly Row[],
  { key = ['census'], order, row = noSchema, extracts = {}, others = {} }: Around = {},
): Found[] {
  return check.find({
    table: { id: 'example', key, order, row },
    rows,
    extracts,
    rowsOf: (table) => others[table] ?? [],
  })
}

interface Around {
  key?: string[]
  order?: string[]
  row?: z.ZodObject
  extracts?: Subject['extracts']
  others?: Record<string, AnyRow[]>
}
