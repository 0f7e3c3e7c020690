import { expect, it } from 'vitest'
import { SmallProject } from './project.ts'
import { endInManyWays } from './trials.ts'

it('a reason is added or not, ended at any moment', async () => {
  using project = new SmallProject()
  project.run('data.ts')
  const gap = ['snomed-codes-by-year', '--kind', 'gap', '--cause', 'publisher', 'not in hand']
  const hits = await endInManyWays(
    { before: project.workplace, command: [project.script('explain.ts'), ...gap] },
    { kills: 50, seed: 5 },
  )
  expect(hits.atCalls.during).toBeGreaterThan(10)
})
