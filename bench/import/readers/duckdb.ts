import { DuckDBInstance } from '@duckdb/node-api'
import { parseValue, summarise, type Result } from '../result.ts'

const query = (path: string) => `
  select practice_code,
         coalesce(max(value) filter (measure = 'Numerator'), ''),
         coalesce(max(value) filter (measure = 'Denominator'), ''),
         coalesce(max(value) filter (measure = 'SOCPRESDEC'), '')
  from read_csv('${path}', header = true, all_varchar = true)
  where ind_code in ('NCD001', 'PC01')
  group by practice_code
  order by practice_code`

/** DuckDB on as many threads as there are cores here, two. */
export async function duckdb(path: string): Promise<Result> {
  const database = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await database.connect()
  const { getRows } = await connection.runAndReadAll(query(path)).then((reader) => ({
    getRows: () => reader.getRows(),
  }))
  return summarise(
    getRows().map(([practice, referred, registered, declined]) => ({
      practice: String(practice),
      referred: parseValue(String(referred)),
      registered: parseValue(String(registered)),
      declined: parseValue(String(declined)),
    })),
  )
}
