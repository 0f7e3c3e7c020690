// `npm run data:update` where one source lists one download, which a server of this machine has.

import { internet } from '../../scripts/fetch/network.ts'
import { loadSources } from '../../scripts/sources.ts'
import { runUpdate } from '../../scripts/update/command.ts'

const [id = '', release = '', url = ''] = process.argv.slice(2)

try {
  process.exitCode = await runUpdate(['--output', 'report'], {
    sources: (await loadSources()).map((source) => ({
      ...source,
      downloads: source.id === id ? [{ release, url }] : [],
    })),
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
