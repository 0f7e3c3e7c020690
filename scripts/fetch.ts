import { runFetch } from './fetch/command.ts'
import { internet } from './fetch/network.ts'
import { loadSources } from './sources.ts'

const isWatched = process.stderr.isTTY && !process.env['CI']

try {
  process.exitCode = await runFetch(process.argv.slice(2), {
    sources: await loadSources(),
    today: new Date().toISOString().slice(0, 10),
    network: internet,
    print: (text) => console.log(text),
    complain: (text) => console.error(text),
    progress: (text) => isWatched && process.stderr.write(`\r\x1b[K${text}`),
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
