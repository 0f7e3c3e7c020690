import { peakMemory } from './result.ts'

/**
 * Runs one reader on one file in this process: `read.ts <reader> <file>`; prints what it found, what it took from
 * when its code was loaded, and the most memory that the whole process held.
 */
const [name = '', path = ''] = process.argv.slice(2)

// Loaded by name: the libraries of readers are the bench's own, which the project's type check does not have.
const module: Record<string, (path: string) => Promise<unknown>> = await import(
  `./readers/${name}.ts`
)
const [read] = Object.values(module)
if (!read) throw new Error(`bench/import/readers/${name}.ts: exports: none; expected a reader`)
const start = performance.now()
const before = process.cpuUsage()
const result = await read(path)
const milliseconds = performance.now() - start
const { user, system } = process.cpuUsage(before)
const worked = (user + system) / 1000
console.log(JSON.stringify({ result, milliseconds, worked, bytes: peakMemory() }))
