import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { networks, workforce } from '../fixtures/import/official.ts'
import { Repository } from '../fixtures/import/repository.ts'

const command = fileURLToPath(new URL('../../scripts/import.ts', import.meta.url))

/** Starts the real command in a process of its own. */
function start({ data }: Repository, files: string[], nodeOptions: string[] = []) {
  return spawn(process.execPath, [...nodeOptions, command, ...files, '--data', data])
}

/** Waits for a process to end; gives its exit code and everything it said. */
async function ended(child: ReturnType<typeof start>) {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece) => {
      output += String(piece)
    })
  }
  const [code]: number[] = await once(child, 'close')
  return { code, output }
}

const march = workforce(...networks(300, { CENSUS_MONTH: '3' }))
const june = workforce(...networks(300, { CENSUS_MONTH: '6' }))

describe('the import as a process', () => {
  it('exits with 0 after an import and with 1 after a complaint, which goes to the error stream', async () => {
    const repository = new Repository()
    const good = start(repository, ['pcn-workforce', repository.file('march.csv', march)])
    expect(await ended(good)).toMatchObject({ code: 0 })
    const bad = start(repository, ['pcn-workforce', repository.file('empty.csv', '')])
    let complaint = ''
    bad.stderr.on('data', (piece) => {
      complaint += String(piece)
    })
    expect(await ended(bad)).toMatchObject({ code: 1 })
    expect(complaint).toMatch('empty.csv: empty file; download it again')
  })

  it('takes two releases at once', async () => {
    const repository = new Repository()
    const results = await Promise.all([
      ended(start(repository, ['pcn-workforce', repository.file('march.csv', march)])),
      ended(start(repository, ['pcn-workforce', repository.file('june.csv', june)])),
    ])
    expect(results.map(({ code }) => code)).toEqual([0, 0])
    expect(Object.keys(repository.contents())).toEqual([
      'register.csv',
      'sources/pcn-workforce/2022-03.csv',
      'sources/pcn-workforce/2022-06.csv',
    ])
    expect(repository.read('register.csv').match(/^pcn-workforce,2022-0[36]/gm)).toHaveLength(2)
  })

  it('takes one release twice at once, the second time as nothing to do', async () => {
    const repository = new Repository()
    const files = ['pcn-workforce', repository.file('june.csv', june)]
    const results = await Promise.all([
      ended(start(repository, files)),
      ended(start(repository, files)),
    ])
    expect(results.map(({ code }) => code)).toEqual([0, 0])
    expect(results.filter(({ output }) => output.includes('nothing to do'))).toHaveLength(1)
    expect(repository.read('register.csv').match(/^pcn-workforce,/gm)).toHaveLength(1)
  })

  it('reads a file far larger than the memory it may use', async () => {
    const repository = new Repository()
    const year = workforce(...networks(2000))
      .split('\n')
      .slice(1, -1)
    const rows = `${year.join('\n')}\n`
    const file = repository.file('large.csv', workforce() + rows.repeat(120))
    const accept = ['--accept', 'the same rows again and again, for this test']
    const { code, output } = await ended(
      start(repository, ['pcn-workforce', file, ...accept], ['--max-old-space-size=40']),
    )
    expect(output).toMatch('read 240,000 rows')
    expect(code).toBe(0)
  }, 60_000)

  it('shows no progress where nobody looks', async () => {
    const repository = new Repository()
    const rows = workforce(...networks(20_000))
    const { output } = await ended(
      start(repository, ['pcn-workforce', repository.file('large.csv', rows)]),
    )
    expect(output).not.toMatch('\r')
  })
})
