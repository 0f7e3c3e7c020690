import { z } from 'zod'
import { nameByKey } from '../name-by-key.ts'
import type { AnyRow, Check } from './check.ts'

/** No two rows have the same key. The build refuses them too; this looks at what is stored. */
export const uniqueKeys: Check = {
  kind: 'key repeated',
  find: ({ table, rows }) =>
    [...Map.groupBy(rows, (row) => nameByKey(row, table.key))]
      .filter(([, same]) => same.length > 1)
      .map(([where, same]) => ({
        severity: 'stops',
        where,
        words: `${same.length} rows with this key; every row needs its own`,
      })),
}

/**
 * Rows are stored in the order that the table declares: words by code unit, choices as its schema lists them. A row
 * that lacks the cell may stand before or after one that has it.
 */
export const storedOrder: Check = {
  kind: 'not in order',
  find({ table, rows }) {
    const order = table.order ?? table.key
    const placesOf = (row: AnyRow) =>
      order.map((column) => placeOf(row[column], table.row.shape[column]))
    const index = rows.findIndex(
      (row, at) => at > 0 && isBefore(placesOf(row), placesOf(rows[at - 1]!)),
    )
    if (index === -1) return []
    return [
      {
        severity: 'stops',
        where: nameByKey(rows[index]!, table.key),
        words: `comes after ${nameByKey(rows[index - 1]!, table.key)}; rows are stored by ${order.join(', ')}`,
      },
    ]
  },
}

type Place = string | number | null

function placeOf(cell: unknown, schema: unknown): Place {
  if (schema instanceof z.ZodEnum) return schema.options.indexOf(String(cell))
  return typeof cell === 'number' || typeof cell === 'string' ? cell : null
}

function isBefore(a: readonly Place[], b: readonly Place[]): boolean {
  const at = a.findIndex((place, column) => place !== b[column])
  const [here, there] = [a[at] ?? null, b[at] ?? null]
  return here !== null && there !== null && here < there
}
