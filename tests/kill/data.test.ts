import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SmallProject } from './project.ts'
import { endInManyWays } from './trials.ts'

it('the tables are all of before or all rebuilt, ended at any moment', async () => {
  using project = new SmallProject()
  writeFileSync(join(project.data, 'tables/people-referred.json'), '{"rows":[]}\n')
  writeFileSync(join(project.data, 'tables/of-last-year.json'), '{"rows":[]}\n')
  const hits = await endInManyWays(
    { before: project.workplace, command: [project.script('data.ts')] },
    { kills: 50, seed: 2 },
  )
  expect(hits.atCalls.during).toBeGreaterThan(20)
})
