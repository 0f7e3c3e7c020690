// `npm run release` of the little site of a test, whose data has nothing to be checked.

import { makeRelease } from '../../scripts/release/make-release.ts'

try {
  await makeRelease({
    data: 'data',
    dist: 'dist',
    site: 'https://example.org',
    made: '2027-01-05T20:15:00Z',
    said: { notes: 'new figures', allowsVanished: false },
    check: () => Promise.resolve({ refusals: [], findings: [] }),
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
