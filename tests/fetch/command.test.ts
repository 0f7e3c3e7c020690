import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runFetch } from '../../scripts/fetch/command.ts'
import { loadSources } from '../../scripts/sources.ts'
import { lockDownloads } from '../../scripts/store.ts'
import type { Download } from '../../src/source.ts'
import { content, sha256, thisMachine } from '../fixtures/fetch/attempt.ts'
import { file, serve, status } from '../fixtures/fetch/server.ts'
import { networks, workforce } from '../fixtures/import/official.ts'
import { Repository } from '../fixtures/import/repository.ts'

const sources = await loadSources()

/** Runs `npm run data:fetch -- …` where one source lists these downloads and no other source any. */
async function fetchInto(
  repository: Repository,
  id: string,
  downloads: Download[],
  ...args: string[]
) {
  let output = ''
  const take = (text: string) => {
    output += `${text}\n`
  }
  const code = await runFetch([...args, '--data', repository.data], {
    sources: sources.map((source) => ({ ...source, downloads: source.id === id ? downloads : [] })),
    today: repository.today,
    network: thisMachine,
    print: take,
    complain: take,
    progress: () => {},
  })
  return { code, output: output.replaceAll(`${repository.folder}/`, '') }
}

const june = workforce(...networks(10))
const bytes = Buffer.from(june)

describe('the fetch command', () => {
  it('puts the files of a source into data/raw and records what they were', async () => {
    const repository = new Repository()
    const { url } = await serve(file(bytes))
    const { code } = await fetchInto(repository, 'pcn-workforce', [{ release: '2022-09', url }])
    expect(code).toBe(0)
    expect(repository.contents()).toEqual({
      'downloads.csv': `url,sha256,bytes,fetched\n${url},${sha256(bytes)},${bytes.length},2026-11-22\n`,
      'raw/pcn-workforce/2022-09/data.txt': june,
    })
  })

  it('tells how to import them, in words that the import takes', async () => {
    const repository = new Repository()
    const { url } = await serve(file(bytes))
    const downloads = [{ release: '2022-09', url }]
    const { output } = await fetchInto(repository, 'pcn-workforce', downloads)
    const [, command = ''] = /to import:\n {2}npm run data:import -- (.*)\n/.exec(output) ?? []
    expect(command).toBe(`pcn-workforce data/raw/pcn-workforce/2022-09/data.txt --url ${url}`)
    expect((await repository.import(...command.split(' '))).code).toBe(0)
    expect(repository.read('register.csv')).toMatch(`,${url},`)

    const again = await fetchInto(repository, 'pcn-workforce', downloads)
    expect(again.output).toBe(
      'pcn-workforce 2022-09: already there: data/raw/pcn-workforce/2022-09/data.txt\n',
    )
  })

  it.each([
    ['snomed-code-usage', '2019-20', 'data.txt --release 2019-20 --url http'],
    [
      'gp-registrations',
      '2026-07-01',
      '# with all files of the release, practice map and patients',
    ],
  ])('adds what the import of %s asks for', async (id, release, words) => {
    const { url } = await serve(file(bytes))
    expect((await fetchInto(new Repository(), id, [{ release, url }])).output).toMatch(words)
  })

  it('tells that an import would replace one that is there', async () => {
    const repository = new Repository()
    await repository.import('pcn-workforce', repository.file('june.csv', june))
    const { url } = await serve(file(Buffer.from(workforce(...networks(11)))))
    const { output } = await fetchInto(repository, 'pcn-workforce', [{ release: '2022-09', url }])
    expect(output).toMatch(`--url ${url} --revision "reason"`)
  })

  it('asks for nothing that is there with the right checksum, but for what was damaged', async () => {
    const repository = new Repository()
    const { url, requests } = await serve(file(bytes))
    const fetchAgain = () => fetchInto(repository, 'pcn-workforce', [{ release: '2022-09', url }])
    await fetchAgain()
    await fetchAgain()
    expect(requests).toHaveLength(1)
    writeFileSync(join(repository.data, 'raw/pcn-workforce/2022-09/data.txt'), 'damaged')
    expect((await fetchAgain()).output).toMatch('downloaded, with the checksum that is known of it')
    expect(repository.read('raw/pcn-workforce/2022-09/data.txt')).toBe(june)
  })

  it('goes on when one file cannot be had, and ends with 1', async () => {
    const repository = new Repository()
    const gone = await serve(status(404))
    const { url } = await serve(file(bytes))
    const { code, output } = await fetchInto(repository, 'pcn-workforce', [
      { release: '2022-06', url: gone.url },
      { release: '2022-09', url },
    ])
    expect(code).toBe(1)
    expect(output).toMatch(`${gone.url}: status: 404;`)
    expect(repository.has('raw/pcn-workforce/2022-09/data.txt')).toBe(true)
  })

  it('says once that a host cannot be reached, and goes on with others', async () => {
    const repository = new Repository()
    const { url } = await serve(file(bytes))
    const { code, output } = await fetchInto(repository, 'pcn-workforce', [
      { release: '2022-06', url: 'https://files.invalid/a.csv' },
      { release: '2022-09', url: 'https://files.invalid/b.csv' },
      { release: '2022-12', url },
    ])
    expect(code).toBe(1)
    expect(output).toMatch(
      /^no internet, or no such host: files\.invalid: \w+; check connection and address, then run this again\npcn-workforce 2022-12: downloaded/,
    )
  })

  it('fetches one release, or those of which the register has no file', async () => {
    const repository = new Repository()
    await repository.import('pcn-workforce', repository.file('june.csv', june))
    const { url } = await serve(file(bytes))
    const downloads = ['2022-06', '2022-09', '2022-12'].map((release) => ({ release, url }))
    const fetched = async (...args: string[]) => {
      const { output } = await fetchInto(repository, 'pcn-workforce', downloads, ...args)
      return output.match(/2022-\d\d(?=:)/g)
    }
    expect(await fetched('--missing')).toEqual(['2022-06', '2022-12'])
    expect(await fetched('pcn-workforce', '2022-09')).toEqual(['2022-09'])
  })

  it.each([
    [['gp-visits'], 'source: gp-visits; expected one of gp-payments, '],
    [['gp-payments'], 'gp-payments: no address is known; take the file from https://'],
    [['pcn-workforce', '2019-03'], 'release: 2019-03; expected one of 2022-09 — take others from'],
    [['--forever'], "Unknown option '--forever'"],
  ])('refuses %j', async (args, told) => {
    const downloads = [{ release: '2022-09', url: 'https://files.invalid/a.csv' }]
    const running = fetchInto(new Repository(), 'pcn-workforce', downloads, ...args)
    await expect(running).rejects.toThrow(told)
  })
})

describe('the checksum of a file', () => {
  const other = content(2000)

  it('is that of the first download ever after', async () => {
    const repository = new Repository()
    const { url } = await serve(file(bytes), file(other))
    const downloads = [{ release: '2022-09', url }]
    await fetchInto(repository, 'pcn-workforce', downloads)
    rmSync(join(repository.data, 'raw'), { recursive: true })
    const { code, output } = await fetchInto(repository, 'pcn-workforce', downloads)
    expect(code).toBe(1)
    expect(output).toMatch(`SHA-256: ${sha256(other)}; expected ${sha256(bytes)} — thrown away`)
    expect(Object.keys(repository.contents())).toEqual(['downloads.csv'])
  })

  it('is that of the file that was imported from the address, also after a revision', async () => {
    const repository = new Repository()
    const revised = Buffer.from(workforce(...networks(11)))
    const { url } = await serve(file(bytes), file(revised))
    const downloads = [{ release: '2022-09', url }]
    await fetchInto(repository, 'pcn-workforce', downloads)
    const path = repository.file('revised.csv', revised)
    await repository.import('pcn-workforce', path, '--url', url)
    const { output } = await fetchInto(repository, 'pcn-workforce', downloads)
    expect(output).toMatch('downloaded, with the checksum that is known of it')
  })

  it('is that of the source before any other', async () => {
    const repository = new Repository()
    const { url } = await serve(file(other))
    await fetchInto(repository, 'pcn-workforce', [{ release: '2022-09', url }])
    const declared = [{ release: '2022-09', url, sha256: sha256(bytes) }]
    const { output } = await fetchInto(repository, 'pcn-workforce', declared)
    expect(output).toMatch(`expected ${sha256(bytes)}`)
  })

  it('is refused where downloads.csv was edited into something else', async () => {
    const repository = new Repository()
    const { url } = await serve(file(bytes))
    const downloads = [{ release: '2022-09', url }]
    await fetchInto(repository, 'pcn-workforce', downloads)
    writeFileSync(join(repository.data, 'downloads.csv'), 'url,sha256,bytes,fetched\nx,y,z,today\n')
    await expect(fetchInto(repository, 'pcn-workforce', downloads)).rejects.toThrow(
      /downloads\.csv:2: url: "x"; only npm run data:fetch writes this file — restore it from git/,
    )
  })

  it('does not begin while another fetch is at work, and asks nothing of the server', async () => {
    const repository = new Repository()
    const { url, requests } = await serve(file(bytes))
    const downloads = [{ release: '2022-09', url }]
    {
      using locks = new DisposableStack()
      locks.use(lockDownloads(repository.data))
      await expect(fetchInto(repository, 'pcn-workforce', downloads)).rejects.toThrow(
        /\.pending\/downloads: locked: another command is still at work; try again when it has ended$/,
      )
    }
    expect(requests).toHaveLength(0)
    expect((await fetchInto(repository, 'pcn-workforce', downloads)).code).toBe(0)
  })
})
