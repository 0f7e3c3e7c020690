import { peakMemory } from './result.ts'

/** Runs one reader on one file in this process: `read.ts <reader> <file>`; prints what it found, took and held. */
const [name = '', path = ''] = process.argv.slice(2)

const readers: Record<string, () => Promise<(path: string) => Promise<unknown>>> = {
  scan: async () => (await import('./readers/scan.ts')).scan,
  importer: async () => (await import('./readers/importer.ts')).importer,
  papaparse: async () => (await import('./readers/papaparse.ts')).papaparse,
  'csv-parse': async () => (await import('./readers/csv-parse.ts')).csvParse,
  duckdb: async () => (await import('./readers/duckdb.ts')).duckdb,
}

const load = readers[name]
if (!load) throw new Error(`reader: ${name}; expected one of ${Object.keys(readers).join(', ')}`)
const read = await load()
const start = performance.now()
const result = await read(path)
const milliseconds = performance.now() - start
console.log(JSON.stringify({ result, milliseconds, bytes: peakMemory() }))
