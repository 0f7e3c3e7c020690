import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRegister, type RegisterRow } from '../../scripts/register.ts'
import { Repository } from '../fixtures/import/repository.ts'

const folder = process.env['OFFICIAL_FILES']
const committed = readRegister('data').filter((row) => row.superseded === '')
const optionNames = ['published', 'provenance', 'note'] as const

/** Paths of the official files in hand, of that folder and of `data/raw`, by their checksum. */
const paths = new Map(
  [folder, 'data/raw'].flatMap((place) =>
    folder && place
      ? globSync('**/*.*', { cwd: place }).map((file) => {
          const path = join(place, file)
          return [createHash('sha256').update(readFileSync(path)).digest('hex'), path] as const
        })
      : [],
  ),
)

/** The rows of the register, those of a release together. */
const releasesOf = (rows: readonly RegisterRow[]): RegisterRow[][] =>
  Map.groupBy(rows, ({ source, release }) => `${source} ${release}`)
    .values()
    .toArray()

/** The command that imported a release, as the register tells it. */
function commandOf(rows: RegisterRow[]): string[] {
  const [first] = rows
  if (!first) return []
  const files = rows.map((row) => paths.get(row.sha256) ?? row.file_name)
  const urls = rows.flatMap(({ url }) => ['--url', url])
  const stated = optionNames.flatMap((name) =>
    ['', 'not recorded'].includes(first[name]) ? [] : [`--${name}`, first[name]],
  )
  const accepted = first.accepted ? ['--accept', first.accepted] : []
  return [first.source, ...files, '--release', first.release, ...urls, ...stated, ...accepted]
}

/** What an import into an empty folder gives again: the day is another, and it replaces nothing. */
const asIfFirst = (row: RegisterRow) => ({ ...row, retrieved: '', revision: '' })

describe.skipIf(!folder)(
  'the official files (skipped unless OFFICIAL_FILES names their folder)',
  () => {
    it('give every committed extract and the register again, byte for byte', async () => {
      const repository = new Repository()
      const inHand = releasesOf(committed).filter((rows) =>
        rows.every(({ sha256 }) => paths.has(sha256)),
      )
      for (const rows of inHand) {
        const { code, output } = await repository.import(...commandOf(rows))
        expect(output).toMatch(': imported')
        expect(code).toBe(0)
        const path = join('sources', rows[0]!.source, `${rows[0]!.release}.csv`)
        expect(repository.read(path)).toBe(readFileSync(join('data', path), 'utf8'))
      }
      expect(readRegister(repository.data).map(asIfFirst)).toEqual(inHand.flat().map(asIfFirst))
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
