import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { concepts } from '../../src/concepts.ts'
import { SmallProject } from './project.ts'
import { readTree } from './tree.ts'

/** Runs a command of the project beside others; gives how it ended and what it complained of. */
async function run(project: SmallProject, cwd: string, name: string, ...args: string[]) {
  const child = spawn(process.execPath, [project.script(name), ...args], { cwd })
  const [complaints, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
  return { code: Number(code), complaints }
}

it('imports, rebuilds and reasons at once make the same as one after the other', async () => {
  using project = new SmallProject()
  project.run('data.ts')
  const lines = Object.values(concepts).map((id) => `${id},Synthetic,100\n`)
  const file = join(project.folder, 'selected.csv')
  writeFileSync(file, `SNOMED_Concept_ID,Description,Usage\n${lines.join('')}`)
  const other = join(project.folder, 'another')
  cpSync(project.workplace, other, { recursive: true })
  const commands = [
    ['import.ts', 'snomed-code-usage', file, '--release', '2022-23'],
    ['import.ts', 'snomed-code-usage', file, '--release', '2023-24'],
    ['explain.ts', 'snomed-codes-by-year', '--cause', 'publisher', 'not in hand'],
    ['data.ts'],
    ['data.ts'],
  ]

  const ends = await Promise.all(
    commands.map(([name = '', ...args]) => run(project, project.workplace, name, ...args)),
  )
  expect(ends).toEqual(commands.map(() => ({ code: 0, complaints: '' })))
  for (const [name = '', ...args] of [...commands, ['data.ts']]) {
    expect(await run(project, other, name, ...args)).toMatchObject({ code: 0 })
  }
  project.run('data.ts')
  const working = /^\.pending\/|reasons\.csv$/
  expect(readTree(project.data, working)).toEqual(readTree(join(other, 'data'), working))
})
