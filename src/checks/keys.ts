import { nameRow } from '../name-row.ts'
import type { Check } from './check.ts'

/** No two rows have the same key. The build refuses them too; this looks at what is stored. */
export const uniqueKeys: Check = {
  kind: 'key repeated',
  find: ({ rows, key }) =>
    [...Map.groupBy(rows, (row) => nameRow(row, key))]
      .filter(([, same]) => same.length > 1)
      .map(([where, same]) => ({
        severity: 'stops',
        where,
        words: `${same.length} rows with this key; every row needs its own`,
      })),
}
