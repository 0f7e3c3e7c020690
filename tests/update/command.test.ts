import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { loadSources } from '../../scripts/sources.ts'
import { runUpdate } from '../../scripts/update/command.ts'
import { concepts } from '../../src/concepts.ts'
import type { Download } from '../../src/source.ts'
import { thisMachine } from '../fixtures/fetch/attempt.ts'
import { file, serve, status } from '../fixtures/fetch/server.ts'

const sources = await loadSources()

/** A copy of the data folder, committed in a repository of its own, and a place for reports. */
function copyData() {
  const folder = mkdtempSync(join(tmpdir(), 'update-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const data = join(folder, 'data')
  cpSync('data', data, { recursive: true, filter: (path) => !/data\/(raw|\.\w+)$/.test(path) })
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder })
  git('init', '--quiet')
  git('add', '.')
  git('-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '-qm', 'Data')
  return { data, output: join(folder, 'report') }
}

/** Every file of a data folder but downloads and working files, with its text. */
function contentsOf(data: string): Record<string, string> {
  const paths = globSync('**/*.*', { cwd: data, exclude: ['raw', '.*'] })
    .filter((path) => statSync(join(data, path)).isFile())
    .sort()
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(data, path), 'utf8')]))
}

/** Paths of the files that differ. */
function changed(before: Record<string, string>, after: Record<string, string>): string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...paths].filter((path) => before[path] !== after[path]).sort()
}

/** Runs `npm run data:update` where the sources list these downloads and no others. */
async function update(
  { data, output }: { data: string; output: string },
  downloads: Record<string, Download[]>,
) {
  let said = ''
  const take = (text: string) => {
    said += `${text}\n`
  }
  const args = ['--data', data, '--output', output, '--pictures-at', 'https://example.org/p/']
  const code = await runUpdate(args, {
    sources: sources.map((source) => ({ ...source, downloads: downloads[source.id] ?? [] })),
    today: '2026-12-01',
    network: thisMachine,
    print: take,
    complain: take,
    progress: () => {},
  })
  return { code, said }
}

/** Code usage of a year, as transcribed: every code that is kept, so often. */
function codeUsage(usage: string): Buffer {
  const lines = Object.values(concepts).map((id) => `${id},Synthetic,${usage}`)
  return Buffer.from(`SNOMED_Concept_ID,Description,Usage\n${lines.join('\n')}\n`)
}

describe('an update', () => {
  // The data folder must build before anything can come in.
  beforeAll(() => {
    execFileSync(process.execPath, ['scripts/data.ts', '--check'], { stdio: 'pipe' })
  })

  it(
    'brings in what it can have, leaves the rest out, and says so',
    { timeout: 180_000 },
    async () => {
      const place = copyData()
      const before = contentsOf(place.data)
      const fine = await serve(file(codeUsage('100')))
      const down = await serve(status(503))
      const bad = await serve(file(codeUsage('many')))
      const downloads = {
        'snomed-code-usage': [
          { release: '2021-22', url: bad.url },
          { release: '2022-23', url: down.url },
          { release: '2023-24', url: fine.url },
        ],
      }
      const { code, said } = await update(place, downloads)
      expect(code).toBe(1)
      expect(said).toContain(`${down.url}: status: 503`)
      expect(said).toContain('Usage: "many"')
      expect(said).toContain('snomed-code-usage 2023-24: imported')

      const after = contentsOf(place.data)
      expect(changed(before, after)).toEqual([
        'downloads.csv',
        'register.csv',
        'sources/snomed-code-usage/2023-24.csv',
        'tables/refusals-by-source.json',
        'tables/snomed-codes-by-year.json',
      ])
      expect(after['downloads.csv']).toContain(fine.url)
      expect(after['downloads.csv']).not.toContain(bad.url)

      const report = readFileSync(join(place.output, 'report.md'), 'utf8')
      expect(report).toContain('| `snomed-code-usage` | 2023-24 | data.txt |')
      expect(report).toContain('- `snomed-codes-by-year`: year 2023-24\n')
      expect(report).toContain('](https://example.org/p/referral-codes-by-year.png)')
      expect(readFileSync(join(place.output, 'body.md'), 'utf8')).toBe(report)
      expect(existsSync(join(place.output, 'pictures/referral-codes-by-year.png'))).toBe(true)

      // What was bad is tried again, and comes in once its publisher has corrected it.
      await bad.close()
      const corrected = await serve(file(codeUsage('90')))
      const again = { 'snomed-code-usage': [{ release: '2021-22', url: corrected.url }] }
      expect((await update(place, again)).said).toContain('snomed-code-usage 2021-22: imported')
    },
  )

  it('takes out again what the tables cannot be built with', { timeout: 180_000 }, async () => {
    const place = copyData()
    const before = contentsOf(place.data)
    const figures = before['sources/published-figures/2026-11.csv'] ?? ''
    const withoutTarget = figures.replaceAll(/^target_people_referred.*\n/gm, '')
    const { url } = await serve(file(Buffer.from(withoutTarget)))
    const downloads = { 'published-figures': [{ release: '2026-12', url }] }
    const { code, said } = await update(place, downloads)
    expect(code).toBe(1)
    expect(said).toContain('published-figures 2026-12: left out')
    expect(said).toContain('no new figures')
    expect(changed(before, contentsOf(place.data))).toEqual([])
    expect(existsSync(place.output)).toBe(false)
  })

  it('writes no report when nothing is new', async () => {
    const place = copyData()
    const before = contentsOf(place.data)
    const inHand = [{ release: '2024-25', url: 'https://files.invalid/never-asked.csv' }]
    expect(await update(place, { 'snomed-code-usage': inHand })).toEqual({
      code: 0,
      said: 'no new figures\n',
    })
    expect(changed(before, contentsOf(place.data))).toEqual([])
    expect(existsSync(place.output)).toBe(false)
  })

  it('leaves a release to a person when not all of its files can be fetched', async () => {
    const place = copyData()
    const { url } = await serve(file(Buffer.from('no matter')))
    const downloads = { 'gp-registrations': [{ release: '2026-08-01', url }] }
    const { code, said } = await update(place, downloads)
    expect(code).toBe(1)
    expect(said).toContain('gp-registrations 2026-08-01: not all of its files can be fetched')
    expect(said).toContain('no new figures')
  })
})
