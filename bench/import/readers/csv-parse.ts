import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { Practices } from '../collect.ts'
import { summarise, type Result } from '../result.ts'

/** csv-parse over the whole file, as its manual has it. */
export async function csvParse(path: string): Promise<Result> {
  const practices = new Practices()
  const parser = createReadStream(path, { highWaterMark: 1 << 18 }).pipe(parse())
  for await (const record of parser) practices.take(record)
  return summarise(practices.sorted())
}
