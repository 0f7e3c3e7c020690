import { internet } from './fetch/network.ts'
import { loadSources } from './sources.ts'
import { runUpdate } from './update/command.ts'

try {
  process.exitCode = await runUpdate(process.argv.slice(2), {
    sources: await loadSources(),
    today: new Date().toISOString().slice(0, 10),
    network: internet,
    print: (text) => console.log(text),
    complain: (text) => console.error(text),
    progress: () => {},
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
