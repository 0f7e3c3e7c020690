import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRegister, type RegisterRow } from '../../scripts/register.ts'
import { Repository } from '../fixtures/import/repository.ts'

const folder = process.env['OFFICIAL_FILES']
const committed = readRegister('data').filter((row) => row.superseded === '')
const releases = Map.groupBy(committed, (row) => `${row.source} ${row.release}`)
const optionNames = ['published', 'provenance', 'note'] as const

/** Paths of the official files by their name. */
const paths = new Map(
  folder
    ? globSync('**/*.*', { cwd: folder }).map((path) => [basename(path), join(folder, path)])
    : [],
)

/** The command that imported a release, as the register tells it. */
function commandOf(rows: RegisterRow[]): string[] {
  const [first] = rows
  if (!first) return []
  const files = rows.map((row) => paths.get(row.file_name) ?? row.file_name)
  const urls = rows.flatMap(({ url }) => ['--url', url])
  const stated = optionNames.flatMap((name) =>
    ['', 'not recorded'].includes(first[name]) ? [] : [`--${name}`, first[name]],
  )
  return [first.source, ...files, '--release', first.release, ...urls, ...stated]
}

describe.skipIf(!folder)(
  'the official files (skipped unless OFFICIAL_FILES names their folder)',
  () => {
    it('give every committed extract and the register again, byte for byte', async () => {
      const repository = new Repository()
      for (const rows of releases.values()) {
        const { code, output } = await repository.import(...commandOf(rows))
        expect(output).toMatch(': imported')
        expect(code).toBe(0)
      }
      for (const { source, release } of committed) {
        const path = join('sources', source, `${release}.csv`)
        expect(repository.read(path)).toBe(readFileSync(join('data', path), 'utf8'))
      }
      const retrieved = committed[0]?.retrieved ?? ''
      const register = readRegister(repository.data).map((row) => Object.assign(row, { retrieved }))
      expect(register).toEqual(committed.map((row) => Object.assign({}, row, { retrieved })))
    }, 120_000)
  },
)

describe('the committed extracts', () => {
  it('are each in the register, and the register names no other', () => {
    const extracts = globSync('*/*.csv', { cwd: 'data/sources' }).sort()
    const registered = committed.map(({ source, release }) => `${source}/${release}.csv`)
    expect(extracts).toEqual([...new Set(registered)].sort())
  })

  it('stay under 10 MB', () => {
    const sizes = globSync('data/sources/*/*.csv').map((path) => readFileSync(path).length)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(10_000_000)
  })
})
