import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { networks, workforce } from '../fixtures/import/official.ts'
import { Repository } from '../fixtures/import/repository.ts'
import { endInManyWays } from './trials.ts'

const script = fileURLToPath(new URL('../../scripts/import.ts', import.meta.url))

it('the import leaves the data folder as it was or complete, ended at any moment', async () => {
  const repository = new Repository()
  const march = repository.file('march.csv', workforce(...networks(300, { CENSUS_MONTH: '3' })))
  repository.file('june.csv', workforce(...networks(300, { CENSUS_MONTH: '6' })))
  await repository.import('pcn-workforce', march)
  const hits = await endInManyWays(
    { before: repository.folder, command: [script, 'pcn-workforce', 'june.csv'] },
    { kills: 50, seed: 1 },
  )
  expect(hits.atCalls.during).toBeGreaterThan(10)
})
