import { createReadStream } from 'node:fs'
import Papa from 'papaparse'
import { Practices } from '../collect.ts'
import { summarise, type Result } from '../result.ts'

/** Papa Parse over the whole file, as its manual has it. */
export function papaparse(path: string): Promise<Result> {
  const practices = new Practices()
  return new Promise((resolve, reject) => {
    Papa.parse<string[]>(createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 }), {
      chunk({ data }) {
        for (const record of data) practices.take(record)
      },
      complete: () => resolve(summarise(practices.sorted())),
      error: reject,
    })
  })
}
