import { createHash } from 'node:crypto'
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { ReleaseRecord } from '../../src/publishing/record.ts'
import { parseRecords } from '../../src/publishing/records.ts'

/** Where the records of releases and their files stand in the data folder. */
const folder = 'releases'
export const sealsPath = join(folder, 'seals.txt')
export const recordPath = (release: string) => join(folder, release, 'release.json')
export const storedPath = (release: string, name: string) => join(folder, release, name)

/**
 * Reads the records of all releases, and checks them and every file that they keep.
 * @throws naming the record or file that was altered, is missing, or is in no record
 */
export function readRecords(data: string): ReleaseRecord[] {
  const root = join(data, folder)
  const seals = join(data, sealsPath)
  const texts = globSync('*/release.json', { cwd: root }).map((path) => [
    dirname(path),
    readFileSync(join(root, path), 'utf8'),
  ])
  const records = parseRecords(
    existsSync(seals) ? readFileSync(seals, 'utf8') : '',
    Object.fromEntries(texts),
    root,
  )
  const known = new Set([sealsPath, ...records.map(({ release }) => recordPath(release))])
  const checked = new Map<string, string>()
  for (const { files } of records) {
    for (const { name, sha256, release: place } of files) {
      const path = storedPath(place, name)
      // A file that did not change is kept once, by the release that brought it.
      if (checked.get(path) === sha256) continue
      checked.set(path, sha256)
      const found = existsSync(join(data, path)) ? hashOf(join(data, path)) : 'no such file'
      if (found !== sha256) {
        throw new Error(
          `${join(data, path)}: sha256: ${found}; expected ${sha256} — what ${place} published must not change: restore it from git`,
        )
      }
    }
  }
  for (const path of filesIn(root)) {
    if (!known.has(join(folder, path)) && !checked.has(join(folder, path))) {
      throw new Error(
        `${join(root, path)}: no release holds it; restore ${root} from git, or remove the file if nothing ever published it`,
      )
    }
  }
  return records
}

/** Every file in a folder, by its path in it. */
function filesIn(root: string): string[] {
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
