import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { concepts } from '../../src/concepts.ts'
import { file, serve } from '../fixtures/fetch/server.ts'
import { SmallProject } from './project.ts'
import { endInManyWays } from './trials.ts'

it('an update brings a release in with its tables, or not at all, ended at any moment', async () => {
  using project = new SmallProject()
  project.run('data.ts')
  const git = (...args: string[]) => execFileSync('git', args, { cwd: project.workplace })
  git('init', '--quiet')
  git('add', '.')
  git('-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '-qm', 'Data')
  const lines = Object.values(concepts).map((id) => `${id},Synthetic,100\n`)
  const { url } = await serve(
    file(Buffer.from(`SNOMED_Concept_ID,Description,Usage\n${lines.join('')}`)),
  )
  const hits = await endInManyWays(
    {
      before: project.workplace,
      command: [project.place('update-here.ts'), 'snomed-code-usage', '2023-24', url],
      // What was downloaded, and the record of it, stay.
      ignored: /^(raw\/|downloads\.csv$)/,
    },
    { kills: 50, seed: 6, everyCall: 4 },
  )
  expect(hits.atTimes.during).toBeGreaterThan(5)
})
