// `npm run data:fetch` where one source lists one download, which a server of this machine has.

import { runFetch } from '../../scripts/fetch/command.ts'
import { internet } from '../../scripts/fetch/network.ts'
import { publishedFigures } from '../../src/sources/published-figures.ts'

const [url = ''] = process.argv.slice(2)

try {
  process.exitCode = await runFetch([], {
    sources: [{ ...publishedFigures, downloads: [{ release: '2026-11', url }] }],
    today: '2026-11-22',
    network: { ...internet, attempts: 1, allows: ({ hostname }) => hostname === '127.0.0.1' },
    print: (text) => console.log(text),
    complain: (text) => console.error(text),
    progress: () => {},
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
