import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { makeRelease } from '../../scripts/release/make-release.ts'
import { LittleSite } from '../release/little-site.ts'
import { endInManyWays } from './trials.ts'

const script = fileURLToPath(new URL('release-here.ts', import.meta.url))

it('a release is there with its embeds, files, record and seals, or not at all, ended at any moment', async () => {
  const little = new LittleSite()
  little.build({ one: { 2020: 1 }, two: { 2020: 2 } })
  await makeRelease(little.making)
  little.build({ two: { 2020: 2, 2021: 3 } })
  const hits = await endInManyWays(
    { before: little.root, command: [script] },
    { kills: 50, seed: 4, everyCall: 2 },
  )
  little.remove()
  expect(hits.atCalls.during).toBeGreaterThan(10)
})
