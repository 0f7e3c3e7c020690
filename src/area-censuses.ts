import { group } from 'd3'
import type { Area } from './areas.ts'
import type { RowOf } from './table.ts'
import { getTable } from './tables.ts'
import { linkWorkersByCensus } from './tables/link-workers-by-census.ts'

const byCode = group(getTable(linkWorkersByCensus).rows, ({ code }) => code)

/** The link workers of an area at every census, from the first to the last. */
export function censusesOf({ level, code }: Area): RowOf<typeof linkWorkersByCensus>[] {
  return (byCode.get(code) ?? []).filter((row) => row.level === level)
}
